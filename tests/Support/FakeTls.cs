using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CalicoIPv6.Bootstrap;
using Pulumi.Testing;

namespace CalicoIPv6.Tests.Support;

/// <summary>What the TLS and Random providers do, done by .NET: real keys and certificates, made anew in every run.</summary>
internal static class FakeTls
{
    /// <summary>When certificates are made, as their resources say it.</summary>
    public static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly HashAlgorithmName Sha256 = HashAlgorithmName.SHA256;

    /// <summary>Lets a mock cloud make keys, certificates and passwords.</summary>
    public static MockCloud KnowsTls(this MockCloud cloud) => cloud
        .Knows("tls:index/privateKey:PrivateKey", _ => PrivateKey())
        .Knows("tls:index/selfSignedCert:SelfSignedCert", a => new Dictionary<string, object?>
        {
            ["certPem"] = SelfSigned(Text(a, "privateKeyPem"), CommonName(a)),
            ["validityEndTime"] = Start.AddHours((double)a.Inputs["validityPeriodHours"]).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        })
        .Knows("tls:index/certRequest:CertRequest", a => One("certRequestPem", Request(a).CreateSigningRequestPem()))
        .Knows("tls:index/locallySignedCert:LocallySignedCert", a => One("certPem", Signed(Text(a, "caCertPem"), Text(a, "caPrivateKeyPem"), Text(a, "certRequestPem"))))
        .Knows("random:index/randomString:RandomString", a => One("result", Password((int)(double)a.Inputs["length"])))
        .Knows("random:index/randomPassword:RandomPassword", a => One("result", Password((int)(double)a.Inputs["length"])));

    /// <summary>A P-256 key as the provider writes it.</summary>
    public static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem() + "\n";
    }

    /// <summary>A CA's certificate.</summary>
    public static string SelfSigned(string keyPem, string commonName)
    {
        using ECDsa key = Key(keyPem);
        CertificateRequest request = new($"CN={commonName}", key, Sha256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using X509Certificate2 certificate = request.CreateSelfSigned(Now.AddHours(-1), Now.AddYears(10));
        return certificate.ExportCertificatePem() + "\n";
    }

    /// <summary>A client of a cluster, in kubeadm's group of administrators.</summary>
    public static CertifiedKey Administrator(string caPem, string caKeyPem)
    {
        string pem = NewKey();
        using ECDsa key = Key(pem);
        CertificateRequest request = new("O=kubeadm:cluster-admins, CN=kubernetes-admin", key, Sha256);
        return new CertifiedKey(Signed(caPem, caKeyPem, request.CreateSigningRequestPem()), pem);
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    private static Dictionary<string, object?> PrivateKey()
    {
        string pem = NewKey();
        using ECDsa key = Key(pem);
        return new() { ["privateKeyPem"] = pem, ["publicKeyPem"] = key.ExportSubjectPublicKeyInfoPem() + "\n" };
    }

    private static string Signed(string caPem, string caKeyPem, string requestPem)
    {
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(caPem, caKeyPem);
        CertificateRequest request = CertificateRequest.LoadSigningRequestPem(requestPem, Sha256);
        using X509Certificate2 certificate = request.Create(ca, Now.AddHours(-1), Now.AddYears(1), RandomNumberGenerator.GetBytes(8));
        return certificate.ExportCertificatePem() + "\n";
    }

    private static CertificateRequest Request(MockResourceArgs args) =>
        new($"O={Subject(args)["organization"]}, CN={CommonName(args)}", Key(Text(args, "privateKeyPem")), Sha256);

    private static string Password(int length) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", length);

    private static ECDsa Key(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private static IReadOnlyDictionary<string, object> Subject(MockResourceArgs args) => (IReadOnlyDictionary<string, object>)args.Inputs["subject"];

    private static string CommonName(MockResourceArgs args) => (string)Subject(args)["commonName"];

    private static string Text(MockResourceArgs args, string input) => (string)args.Inputs[input];

    private static Dictionary<string, object?> One(string name, string value) => new() { [name] = value };
}
