using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Rendering;
using CalicoIPv6.Preview.Simulation;
using CalicoIPv6.Tests.Bootstrap;
using CalicoIPv6.Tests.Settings;
using CalicoIPv6.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Preview;

/// <summary>What hosts would make of the rendered files.</summary>
[Collection("Deployment")]
public sealed class RenderedMaterialTests
{
    private const string Control = "hosts/dev-control-plane-0";

    [Fact]
    public async Task ApiServer_CertificateOfTheRenderedCa_IsTrustedUnderEveryNameOfTheDocument()
    {
        SortedDictionary<string, byte[]> files = await RenderAsync();
        string cloudInit = Text(files, $"{Control}/cloud-init.yaml");
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(Secret(cloudInit, "ca.crt"), Secret(cloudInit, "ca.key"));
        IReadOnlyList<string?> names = YamlReader.Document(Text(files, $"{Control}/kubeadm.yaml"), "ClusterConfiguration").ListAt("apiServer.certSANs");

        // As kubeadm makes it: cmd/kubeadm/app/phases/certs.
        using X509Certificate2 server = Issue(ca, "CN=kube-apiserver", "1.3.6.1.5.5.7.3.1", names);

        Assert.Equal([], Faults(server, ca));
        Assert.Equal(5, names.Count);
        Assert.All(names, name => Assert.True(server.MatchesHostname(name!), name));
        Assert.False(server.MatchesHostname("other.example.com"));
    }

    [Fact]
    public async Task Kubeconfig_Parses_AndItsAdministratorComesFromTheRenderedCa()
    {
        SortedDictionary<string, byte[]> files = await RenderAsync();
        YamlNode file = YamlReader.Documents(Text(files, "kubeconfig.yaml")).Single();
        string cloudInit = Text(files, $"{Control}/cloud-init.yaml");
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(Secret(cloudInit, "ca.crt"));
        using X509Certificate2 admin = X509Certificate2.CreateFromPem(
            Decoded(file, "users.0.user.client-certificate-data"), Decoded(file, "users.0.user.client-key-data"));

        Assert.Equal([], Faults(admin, ca));
        Assert.Equal(["CN=kubernetes-admin", "O=kubeadm:cluster-admins"], admin.Subject.Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal(Secret(cloudInit, "ca.crt"), Decoded(file, "clusters.0.cluster.certificate-authority-data"));
        Assert.Equal("dev", file.At("current-context"));
        Assert.EndsWith(":6443", file.At("clusters.0.cluster.server"), StringComparison.Ordinal);
    }

    // What a check that finds nothing would let pass.
    [Fact]
    public async Task Administrator_OfAnotherAuthority_IsNotTrusted()
    {
        SortedDictionary<string, byte[]> files = await RenderAsync();
        string cloudInit = Text(files, $"{Control}/cloud-init.yaml");
        using X509Certificate2 etcd = X509Certificate2.CreateFromPem(Secret(cloudInit, "etcd/ca.crt"));
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(Secret(cloudInit, "ca.crt"), Secret(cloudInit, "ca.key"));
        using X509Certificate2 server = Issue(ca, "CN=kube-apiserver", "1.3.6.1.5.5.7.3.1", ["a.example.com"]);

        Assert.NotEqual([], Faults(server, etcd));
    }

    [Fact]
    public async Task ServiceAccountKeys_BelongTogether()
    {
        string cloudInit = Text(await RenderAsync(), $"{Control}/cloud-init.yaml");
        using var key = ECDsa.Create();
        key.ImportFromPem(Secret(cloudInit, "sa.key"));

        Assert.Equal(key.ExportSubjectPublicKeyInfoPem(), Secret(cloudInit, "sa.pub").TrimEnd());
    }

    [Fact]
    public async Task ReadMe_SaysWhatEachFileIs()
    {
        string text = Text(await RenderAsync(), "README.txt");

        Assert.Equal(
            [
                "hosts/HOST/cloud-init.yaml", "hosts/HOST/kubeadm.yaml", "check-host.sh", "charmed-kubernetes-overlay.yaml", "kubeconfig.yaml", "plan.json",
                "FOLDER/NAME-values.yaml", "FOLDER/KIND-NAME.yaml",
            ],
            Named(text));

        Assert.Contains("bash check-host.sh ipv4 ipv6 name=registry.k8s.io\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), l => Assert.True(l.Length <= 140, l));
    }

    [Fact]
    public async Task CheckHost_IsTheScriptThatHostsRun()
    {
        SortedDictionary<string, byte[]> files = await RenderAsync();

        Assert.Equal(Content(Text(files, "hosts/dev-worker-0/cloud-init.yaml"), "/usr/local/lib/calico-ipv6/check-host.sh"), Text(files, "check-host.sh"));
    }

    [Theory]
    [InlineData("openstack")]
    [InlineData("metal")]
    public async Task GuestImage_UserDataHoldsTheScriptBesideIt(string stack)
    {
        SortedDictionary<string, byte[]> files = await RenderAsync(StackExamples.Read(stack));

        Assert.Equal(
            Content(Text(files, "guest-image/cloud-init.yaml"), "/usr/local/lib/calico-ipv6/prepare-guest-image.sh"), Text(files, "guest-image/prepare-guest-image.sh"));
        Assert.Subset(Named(Text(files, "README.txt")).ToHashSet(), new HashSet<string> { "guest-image/prepare-guest-image.sh", "guest-image/cloud-init.yaml" });
    }

    // Neither the images of AWS nor the hosts of a cluster that runs are this project's to prepare.
    [Theory]
    [InlineData("dev")]
    [InlineData("existing")]
    public async Task GuestImage_OfOtherHosts_IsNotThere(string stack) =>
        Assert.DoesNotContain((await RenderAsync(StackExamples.Read(stack))).Keys, k => k.StartsWith("guest-image/", StringComparison.Ordinal));

    private static Task<SortedDictionary<string, byte[]>> RenderAsync() => RenderAsync(Stacks.Least);

    private static async Task<SortedDictionary<string, byte[]>> RenderAsync(ConfigValues values) => RenderedFiles.Of(await StackPlan.MakeAsync(values, simulate: true));

    // The files that README.txt tells of, in its first list.
    private static IEnumerable<string> Named(string readMe) => readMe.Split("\n\n")[1].Split('\n').Select(l => l.Split(' ')[0]);

    private static X509Certificate2 Issue(X509Certificate2 ca, string subject, string purpose, IEnumerable<string?> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string? name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name!);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        return request.Create(ca, Certificates.NotBefore, Certificates.NotBefore.AddYears(1), [1]);
    }

    private static X509ChainStatusFlags[] Faults(X509Certificate2 certificate, X509Certificate2 ca)
    {
        using var chain = new X509Chain();
        using X509Certificate2 root = X509CertificateLoader.LoadCertificate(ca.RawData);
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        // The simulation's certificates have fixed dates.
        chain.ChainPolicy.VerificationTime = Certificates.NotBefore.AddDays(1).UtcDateTime;
        bool isTrusted = chain.Build(certificate);
        return isTrusted ? [] : [.. chain.ChainStatus.Select(s => s.Status)];
    }

    private static string Text(SortedDictionary<string, byte[]> files, string name) => Encoding.UTF8.GetString(files[name]);

    private static string Secret(string cloudInit, string name) => Content(cloudInit, $"/var/lib/calico-ipv6/kubeadm/pki/{name}");

    private static string Content(string cloudInit, string path) => ((YamlSequenceNode)YamlReader.Documents(cloudInit).Single().Node("write_files")!)
        .Single(f => f.At("path") == path).At("content")!;

    private static string Decoded(YamlNode file, string path) => Encoding.UTF8.GetString(Convert.FromBase64String(file.At(path)!));
}
