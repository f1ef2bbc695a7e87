using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Bootstrap;

[Collection("Deployment")]
public sealed class KubeadmBootstrapTests
{
    private readonly MockCloud _cloud = new MockCloud().KnowsTls();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task UserData_EveryHost_HasItsOwnAndItIsSecret(int controlPlanes)
    {
        KubeadmBootstrap bootstrap = await RunAsync(Plans.DualStack, controlPlanes);

        Assert.Equal(controlPlanes + 2, bootstrap.UserData.Count);
        foreach ((string host, Output<string> userData) in bootstrap.UserData)
        {
            string text = await OutputUtilities.GetValueAsync(userData);
            Assert.Contains($"\nhostname: {host}\n", text, StringComparison.Ordinal);
            Assert.Equal(host == "test-control-plane-0", text.Contains("kind: InitConfiguration", StringComparison.Ordinal));
            Assert.InRange(CompressedUserData.Of(text).Length, 1, CompressedUserData.Limit);
            Assert.True(await Output.IsSecretAsync(userData), host);
        }
    }

    [Fact]
    public async Task Kubeconfig_IPv6Literal_IsBracketedSecretAndParses()
    {
        KubeadmBootstrap bootstrap = await RunAsync(Plans.IPv6, endpoint: "2001:db8::10");

        Assert.True(await Output.IsSecretAsync(bootstrap.Kubeconfig));
        YamlNode file = YamlReader.Documents(await OutputUtilities.GetValueAsync(bootstrap.Kubeconfig)).Single();
        Assert.Equal("https://[2001:db8::10]:6443", file.At("clusters.0.cluster.server"));
        Assert.Equal("test", file.At("current-context"));
        Assert.Equal(file.At("contexts.0.context.cluster"), file.At("clusters.0.name"));
        Assert.Equal(file.At("contexts.0.context.user"), file.At("users.0.name"));
        Assert.Equal(await OutputUtilities.GetValueAsync(bootstrap.ClusterCaCertificate), Decoded(file, "clusters.0.cluster.certificate-authority-data"));
    }

    [Fact]
    public async Task Kubeconfig_Administrator_ComesFromTheClusterCa()
    {
        KubeadmBootstrap bootstrap = await RunAsync(Plans.DualStack);
        YamlNode file = YamlReader.Documents(await OutputUtilities.GetValueAsync(bootstrap.Kubeconfig)).Single();
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(await OutputUtilities.GetValueAsync(bootstrap.ClusterCaCertificate));
        using X509Certificate2 admin = X509Certificate2.CreateFromPem(
            Decoded(file, "users.0.user.client-certificate-data"), Decoded(file, "users.0.user.client-key-data"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(ca);

        Assert.True(chain.Build(admin));
        Assert.Equal("O=kubeadm:cluster-admins, CN=kubernetes-admin", admin.Subject);
    }

    [Fact]
    public async Task ClusterCaCertificate_IsPublicAndKnownToJoinsByItsHash()
    {
        KubeadmBootstrap bootstrap = await RunAsync(Plans.DualStack);
        string ca = await OutputUtilities.GetValueAsync(bootstrap.ClusterCaCertificate);

        Assert.False(await Output.IsSecretAsync(bootstrap.ClusterCaCertificate));
        Assert.Contains(CaHash.Of(ca), await OutputUtilities.GetValueAsync(bootstrap.UserData["test-worker-0"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pki_Authorities_AreCasOfTenYearsThatNeverRenewThemselves()
    {
        await RunAsync(Plans.DualStack);
        ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> cas = _cloud.Of("tls:index/selfSignedCert:SelfSignedCert").Remove("bootstrap-token-deadline");

        Assert.Equal(["bootstrap-pki-ca", "bootstrap-pki-etcd-ca", "bootstrap-pki-front-proxy-ca"], cas.Keys);
        Assert.All(cas.Values, ca =>
        {
            Assert.Equal(true, ca["isCaCertificate"]);
            Assert.Equal(["cert_signing", "digital_signature", "key_encipherment"], (IEnumerable<object>)ca["allowedUses"]);
            Assert.Equal(10 * 365 * 24.0, ca["validityPeriodHours"]);
            Assert.Equal(0.0, ca["earlyRenewalHours"]);
        });
    }

    [Fact]
    public async Task Pki_Administrator_IsAClientForAYearRenewedAMonthBefore()
    {
        await RunAsync(Plans.DualStack);
        ImmutableDictionary<string, object> admin = _cloud.Of("tls:index/locallySignedCert:LocallySignedCert")["bootstrap-pki-admin"];

        Assert.Equal(["client_auth", "digital_signature", "key_encipherment"], (IEnumerable<object>)admin["allowedUses"]);
        Assert.Equal(365 * 24.0, admin["validityPeriodHours"]);
        Assert.Equal(30 * 24.0, admin["earlyRenewalHours"]);
        Assert.False(admin.ContainsKey("isCaCertificate"));
    }

    [Fact]
    public async Task Pki_EveryKey_IsOfTheKindThatKubeadmMakesItself()
    {
        await RunAsync(Plans.DualStack);

        Assert.Equal(5 + 1, _cloud.Of("tls:index/privateKey:PrivateKey").Count);
        Assert.All(_cloud.Of("tls:index/privateKey:PrivateKey").Values, key => Assert.Equal(("ECDSA", "P256"), (key["algorithm"], key["ecdsaCurve"])));
    }

    [Fact]
    public async Task Components_AllFinish()
    {
        await RunAsync(Plans.DualStack);

        IEnumerable<string> finished = _cloud.Finished.Select(urn => urn.Split("::")[^1]).Where(n => n.StartsWith("bootstrap", StringComparison.Ordinal));
        Assert.Equal(["bootstrap", "bootstrap-pki", "bootstrap-token", "bootstrap-token-deadline"], finished.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Preview_NothingKnown_ShowsEveryResourceAndNoValue()
    {
        foreach (AddressPlan plan in Bootstraps.Shapes.Values)
        {
            var cloud = new MockCloud();
            foreach (string type in (string[])["privateKey:PrivateKey", "selfSignedCert:SelfSignedCert", "certRequest:CertRequest", "locallySignedCert:LocallySignedCert"])
            {
                cloud.Knows($"tls:index/{type}");
            }

            cloud.Knows("random:index/randomPassword:RandomPassword").Knows("random:index/randomString:RandomString");
            KubeadmBootstrap bootstrap = await RunAsync(plan, controlPlanes: 3, cloud: cloud, preview: true);

            Assert.False(await OutputUtilities.GetIsKnownAsync(bootstrap.Kubeconfig));
            Assert.True(await Output.IsSecretAsync(bootstrap.Kubeconfig));
            Assert.Equal(5, bootstrap.UserData.Count);
            foreach (Output<string> userData in bootstrap.UserData.Values)
            {
                Assert.False(await OutputUtilities.GetIsKnownAsync(userData));
                Assert.True(await Output.IsSecretAsync(userData));
            }
        }
    }

    private static string Decoded(YamlNode file, string path) => Encoding.UTF8.GetString(Convert.FromBase64String(file.At(path)!));

    private async Task<KubeadmBootstrap> RunAsync(
        AddressPlan plan, int controlPlanes = 1, string endpoint = "api.example.com", MockCloud? cloud = null, bool preview = false)
    {
        KubeadmBootstrap? bootstrap = null;
        ClusterSpec cluster = Plans.Cluster(controlPlanes);
        await (cloud ?? _cloud).RunAsync(
            () => bootstrap = new KubeadmBootstrap("bootstrap", new KubeadmBootstrapArgs
            {
                Plan = plan,
                Cluster = cluster,
                Interfaces = [.. cluster.Hosts.Select((host, index) => Interface(host, index, plan))],
                ApiEndpoint = endpoint,
            }),
            preview);
        return bootstrap!;
    }

    private static HostInterface Interface(HostSpec host, int index, AddressPlan plan) => new(host, plan.Families.ToImmutableDictionary(
        f => f,
        f => Output.Create(f == IPFamily.IPv4 ? $"192.0.2.{10 + index}" : $"2001:db8::{10 + index}")));
}
