using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Pulumi;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>The TLS provider with real keys and certificates, made from the names of their resources: the same bytes in every run.</summary>
internal sealed class TlsSimulator : IProviderSimulator
{
    public string Create(SimulatedResource resource, IDictionary<string, object?> state) => resource.Type switch
    {
        "tls:index/privateKey:PrivateKey" => Key(resource, state),
        "tls:index/certRequest:CertRequest" => Request(resource, state),
        "tls:index/selfSignedCert:SelfSignedCert" => SelfSigned(resource, state),
        "tls:index/locallySignedCert:LocallySignedCert" => LocallySigned(resource, state),
        _ => resource.Hash(40),
    };

    public IReadOnlyDictionary<string, object?>? Call(string token, ImmutableDictionary<string, object> args, string provider) => null;

    private static string Key(SimulatedResource resource, IDictionary<string, object?> state)
    {
        if (resource.Text("algorithm") != "ECDSA" || resource.Text("ecdsaCurve") != "P256")
        {
            throw new SimulationException($"{resource.Type} {resource.Name}: keys are simulated for ECDSA on P256 alone");
        }

        using DeterministicKey key = DeterministicKey.From(resource.Urn);
        state["privateKeyPem"] = Output.CreateSecret(Line(key.Key.ExportECPrivateKeyPem()));
        state["privateKeyPemPkcs8"] = Output.CreateSecret(Line(key.Key.ExportPkcs8PrivateKeyPem()));
        state["privateKeyOpenssh"] = Output.CreateSecret("");
        state["publicKeyPem"] = Line(key.Key.ExportSubjectPublicKeyInfoPem());
        state["publicKeyOpenssh"] = "";
        return Convert.ToHexStringLower(SHA1Of(key.Key.ExportSubjectPublicKeyInfo()));
    }

    private static string Request(SimulatedResource resource, IDictionary<string, object?> state)
    {
        using DeterministicKey key = DeterministicKey.Read(resource.Text("privateKeyPem") ?? "");
        string pem = Line(Certificates.Request(resource, key));
        state["keyAlgorithm"] = "ECDSA";
        state["certRequestPem"] = pem;
        return StableHash.Hex(pem, 40);
    }

    private static string SelfSigned(SimulatedResource resource, IDictionary<string, object?> state)
    {
        using DeterministicKey key = DeterministicKey.Read(resource.Text("privateKeyPem") ?? "");
        state["keyAlgorithm"] = "ECDSA";
        return Issued(resource, state, Certificates.SelfSigned(resource, key));
    }

    private static string LocallySigned(SimulatedResource resource, IDictionary<string, object?> state)
    {
        using DeterministicKey authority = DeterministicKey.Read(resource.Text("caPrivateKeyPem") ?? "");
        state["caKeyAlgorithm"] = "ECDSA";
        return Issued(resource, state, Certificates.Signed(resource, authority));
    }

    private static string Issued(SimulatedResource resource, IDictionary<string, object?> state, string pem)
    {
        DateTimeOffset end = Certificates.NotBefore.AddHours(resource.Number("validityPeriodHours"));
        state["certPem"] = Line(pem);
        state["readyForRenewal"] = false;
        state["validityStartTime"] = Time(Certificates.NotBefore);
        state["validityEndTime"] = Time(end);
        return Convert.ToString(new System.Numerics.BigInteger(Certificates.Serial(resource), isUnsigned: true, isBigEndian: true), CultureInfo.InvariantCulture)!;
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // The provider ends its texts with a line feed, .NET does not.
    private static string Line(string pem) => pem + "\n";

    // The provider's id of a key; no security rests on it.
    private static byte[] SHA1Of(byte[] data) => SHA256.HashData(data)[..20];
}
