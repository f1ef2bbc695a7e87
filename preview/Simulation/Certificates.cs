using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>Requests and certificates as the TLS provider makes them, with fixed dates and numbers.</summary>
internal static class Certificates
{
    public static readonly DateTimeOffset NotBefore = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const int SerialBytes = 16;

    /// <summary>The uses that are bits of "key usage", by the provider's names.</summary>
    private static readonly Dictionary<string, X509KeyUsageFlags> KeyUses = new()
    {
        ["digital_signature"] = X509KeyUsageFlags.DigitalSignature,
        ["content_commitment"] = X509KeyUsageFlags.NonRepudiation,
        ["key_encipherment"] = X509KeyUsageFlags.KeyEncipherment,
        ["data_encipherment"] = X509KeyUsageFlags.DataEncipherment,
        ["key_agreement"] = X509KeyUsageFlags.KeyAgreement,
        ["cert_signing"] = X509KeyUsageFlags.KeyCertSign,
        ["crl_signing"] = X509KeyUsageFlags.CrlSign,
    };

    /// <summary>Those that are purposes of "extended key usage".</summary>
    private static readonly Dictionary<string, string> Purposes = new()
    {
        ["server_auth"] = ServerAuthentication,
        ["client_auth"] = ClientAuthentication,
    };

    public static byte[] Serial(SimulatedResource resource)
    {
        byte[] serial = StableHash.Of($"serial\n{resource.Urn}")[..SerialBytes];
        // Positive and of full length in DER (RFC 5280, section 4.1.2.2).
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }

    public static string Request(SimulatedResource resource, DeterministicKey key)
    {
        var request = new CertificateRequest(Subject(resource), key.PublicKey, HashAlgorithmName.SHA256);
        AddNames(resource, request.CertificateExtensions);
        return request.CreateSigningRequestPem(key);
    }

    public static string SelfSigned(SimulatedResource resource, DeterministicKey key)
    {
        var request = new CertificateRequest(Subject(resource), key.PublicKey, HashAlgorithmName.SHA256);
        AddUses(resource, request);
        AddNames(resource, request.CertificateExtensions);
        return Issue(resource, request, request.SubjectName, key);
    }

    public static string Signed(SimulatedResource resource, DeterministicKey authority)
    {
        using X509Certificate2 issuer = X509Certificate2.CreateFromPem(resource.Text("caCertPem") ?? "");
        CertificateRequest request = CertificateRequest.LoadSigningRequestPem(
            resource.Text("certRequestPem") ?? "", HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        AddUses(resource, request);
        if (issuer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } identifier)
        {
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        }

        return Issue(resource, request, issuer.SubjectName, authority);
    }

    private static string Issue(SimulatedResource resource, CertificateRequest request, X500DistinguishedName issuer, DeterministicKey key)
    {
        DateTimeOffset end = NotBefore.AddHours(resource.Number("validityPeriodHours"));
        using X509Certificate2 certificate = request.Create(issuer, key, NotBefore, end, Serial(resource));
        return certificate.ExportCertificatePem();
    }

    private static X500DistinguishedName Subject(SimulatedResource resource)
    {
        ImmutableDictionary<string, object> subject = resource.Map("subject") ?? ImmutableDictionary<string, object>.Empty;
        var name = new X500DistinguishedNameBuilder();
        Add("country", text => name.AddCountryOrRegion(text));
        Add("organization", text => name.AddOrganizationName(text));
        Add("organizationalUnit", text => name.AddOrganizationalUnitName(text));
        Add("locality", text => name.AddLocalityName(text));
        Add("province", text => name.AddStateOrProvinceName(text));
        Add("commonName", text => name.AddCommonName(text));
        return name.Build();

        void Add(string key, Action<string> add)
        {
            if (subject.GetValueOrDefault(key) is string text)
            {
                add(text);
            }
        }
    }

    private static void AddUses(SimulatedResource resource, CertificateRequest request)
    {
        bool isAuthority = resource.Flag("isCaCertificate");
        ImmutableArray<string> uses = resource.Texts("allowedUses");
        X509KeyUsageFlags flags = uses.Aggregate(X509KeyUsageFlags.None, (sum, use) => sum | KeyUses.GetValueOrDefault(use));
        var purposes = new OidCollection();
        foreach (string use in uses.Where(Purposes.ContainsKey))
        {
            purposes.Add(new Oid(Purposes[use]));
        }

        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        if (flags != X509KeyUsageFlags.None)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        }

        if (purposes.Count > 0)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
        }

        if (isAuthority || resource.Flag("setSubjectKeyId"))
        {
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        }
    }

    private static void AddNames(SimulatedResource resource, ICollection<X509Extension> extensions)
    {
        (ImmutableArray<string> names, ImmutableArray<string> addresses) = (resource.Texts("dnsNames"), resource.Texts("ipAddresses"));
        if (names.IsEmpty && addresses.IsEmpty)
        {
            return;
        }

        var builder = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            builder.AddDnsName(name);
        }

        foreach (string address in addresses)
        {
            builder.AddIpAddress(IPAddress.Parse(address));
        }

        extensions.Add(builder.Build());
    }
}
