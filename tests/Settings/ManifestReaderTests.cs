using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Tests.Manifests;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Where manifests are, and what is said when they cannot be used.</summary>
public sealed class ManifestReaderTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("calicoManifest", "https://", "is not a URL; write https://HOST/PATH, or a path")]
    [InlineData("calicoManifest", "no/calico.yaml", "is no file in the project's folder; write the path of a file, from there, or an https URL")]
    [InlineData("kubeDnsManifest", "Pulumi.yaml", "is for calico-ipv6:dns kubedns alone; remove it, or write kubedns for calico-ipv6:dns")]
    public void Rejects_ManifestThatCannotBeUsed(string key, string value, string message) =>
        With((key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": {message}");

    [Fact]
    public void Rejects_WrongWordOfTheChoice_WithThatAlone() => With(("calicoInstall", "yaml"), ("calicoManifest", "Pulumi.yaml")).IsRejected(
        "calico-ipv6:calicoInstall \"yaml\": is not one of operator, manifest; write one of them");

    [Fact]
    public void Accepts_PathFromTheProjectsFolder() =>
        Assert.Equal("Pulumi.yaml", Read(("calicoInstall", "manifest"), ("calicoManifest", "Pulumi.yaml")).Cluster.CalicoManifest);

    [Fact]
    public void Manifest_Default_IsTheReleasedOne()
    {
        Uri? asked = null;
        ClusterManifests manifests = Manifests(
            address =>
            {
                asked = address;
                return SmallManifests.Calico;
            },
            ("calicoInstall", "manifest"));

        Assert.Equal("https://raw.githubusercontent.com/projectcalico/calico/v3.32.1/manifests/calico.yaml", asked?.ToString());
        Assert.Equal("10.244.0.0/16", ManifestPools.Variable(manifests.Calico!, "CALICO_IPV4POOL_CIDR"));
        Assert.Null(manifests.KubeDns);
    }

    [Fact]
    public void Manifest_OfAPath_AsksNobody()
    {
        File.WriteAllText(_file, SmallManifests.KubeDns);

        Assert.Contains("--dns-bind-address=[::]", Manifests(_ => throw new IOException("no"), ("dns", "kubedns"), ("kubeDnsManifest", _file)).KubeDns, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_ManifestThatCannotBeFetched() => IsRefused(
        "calico-ipv6:calicoManifest \"https://example.com/calico.yaml\": cannot be read: offline; write the path of a copy of it",
        ("calicoInstall", "manifest"), ("calicoManifest", "https://example.com/calico.yaml"));

    [Fact]
    public void Rejects_ManifestOfSomethingElse()
    {
        File.WriteAllText(_file, SmallManifests.KubeDns);

        IsRefused(
            $"calico-ipv6:calicoManifest \"{_file}\": has no ConfigMap calico-config; write the path of a manifest as its makers release it",
            ("calicoInstall", "manifest"), ("calicoManifest", _file));
    }

    private static void IsRefused(string message, params (string, string?)[] values) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Manifests(_ => throw new IOException("offline."), values)).Message);

    private static ClusterManifests Manifests(ManifestFetch fetch, params (string, string?)[] values)
    {
        StackSettings settings = Read(values);
        return ClusterManifests.Read(settings, AddressPlanner.Plan(settings.Addresses), fetch);
    }
}
