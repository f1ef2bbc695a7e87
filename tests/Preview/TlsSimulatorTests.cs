using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;
using Pulumi;
using Pulumi.Tls;
using Pulumi.Tls.Inputs;

namespace CalicoIPv6.Tests.Preview;

[Collection("Deployment")]
public sealed class TlsSimulatorTests
{
    [Fact]
    public async Task Certificate_SignedByAuthority_VerifiesByChain()
    {
        PlanDocument plan = await Sample.PlanAsync(Pki, simulate: true);
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(Output(plan, "ca", "certPem"));
        using X509Certificate2 leaf = X509Certificate2.CreateFromPem(Output(plan, "leaf", "certPem"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = new DateTime(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc);

        Assert.True(chain.Build(leaf), string.Join("; ", chain.ChainStatus.Select(s => s.StatusInformation)));
        Assert.Equal(2, chain.ChainElements.Count);
        Assert.Equal("CN=leaf, O=people", leaf.Subject);
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["api.example.com"], names.EnumerateDnsNames());
        Assert.Equal(["2001:db8::1"], names.EnumerateIPAddresses().Select(a => a.ToString()));
    }

    [Fact]
    public async Task Material_InTwoRuns_IsTheSame()
    {
        PlanDocument first = await Sample.PlanAsync(Pki, simulate: true);
        PlanDocument second = await Sample.PlanAsync(Pki, simulate: true);

        Assert.Equal(Sample.Json(first, showSecrets: true), Sample.Json(second, showSecrets: true));
    }

    [Fact]
    public async Task Keys_AreSecret_AndDifferByResource()
    {
        PlanDocument plan = await Sample.PlanAsync(Pki, simulate: true);

        PlanResource key = plan.Resources.Single(r => r.Name == "ca-key");
        Assert.IsType<PlanSecret>(key.Outputs["privateKeyPem"]);
        Assert.IsType<PlanScalar>(key.Outputs["publicKeyPem"]);
        Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----\n", Output(plan, "ca-key", "privateKeyPem"), StringComparison.Ordinal);
        Assert.NotEqual(Output(plan, "ca-key", "privateKeyPem"), Output(plan, "leaf-key", "privateKeyPem"));
        using ECDsa read = ECDsa.Create();
        read.ImportFromPem(Output(plan, "ca-key", "privateKeyPemPkcs8"));
        Assert.Equal(256, read.KeySize);
    }

    private static string Output(PlanDocument plan, string name, string property) =>
        ((PlanScalar)plan.Resources.Single(r => r.Name == name).Outputs[property]!.Revealed).Text!;

    private static void Pki()
    {
        var options = new CustomResourceOptions { Provider = new Pulumi.Tls.Provider("tls") };
        var authorityKey = new PrivateKey("ca-key", new PrivateKeyArgs { Algorithm = "ECDSA", EcdsaCurve = "P256" }, options);
        var authority = new SelfSignedCert(
            "ca",
            new SelfSignedCertArgs
            {
                PrivateKeyPem = authorityKey.PrivateKeyPem,
                Subject = new SelfSignedCertSubjectArgs { CommonName = "authority" },
                IsCaCertificate = true,
                AllowedUses = { "cert_signing", "digital_signature" },
                ValidityPeriodHours = 87_600,
            },
            options);
        var key = new PrivateKey("leaf-key", new PrivateKeyArgs { Algorithm = "ECDSA", EcdsaCurve = "P256" }, options);
        var request = new CertRequest(
            "leaf-request",
            new CertRequestArgs
            {
                PrivateKeyPem = key.PrivateKeyPem,
                Subject = new CertRequestSubjectArgs { CommonName = "leaf", Organization = "people" },
                DnsNames = { "api.example.com" },
                IpAddresses = { "2001:db8::1" },
            },
            options);
        _ = new LocallySignedCert(
            "leaf",
            new LocallySignedCertArgs
            {
                CertRequestPem = request.CertRequestPem,
                CaCertPem = authority.CertPem,
                CaPrivateKeyPem = authorityKey.PrivateKeyPem,
                AllowedUses = { "server_auth", "digital_signature" },
                ValidityPeriodHours = 8_760,
            },
            options);
    }
}
