using System.Collections.Immutable;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Bootstrap;

/// <summary>What options put on a host.</summary>
public sealed class HostFilesTests
{
    [Fact]
    public void Mirrors_EachRegistry_HasItsFileWithTheMirrorsInOrder()
    {
        ClusterSpec spec = Spec(("quay.io", ["https://a.example.com", "http://[2001:db8::5]:5000"]), ("_default", ["https://b.example.com"]));

        Assert.Equal(
            """
            [host."https://a.example.com"]
              capabilities = ["pull", "resolve"]

            [host."http://[2001:db8::5]:5000"]
              capabilities = ["pull", "resolve"]

            """,
            File(spec, "/etc/containerd/certs.d/quay.io/hosts.toml"));
        Assert.Contains("b.example.com", File(spec, "/etc/containerd/certs.d/_default/hosts.toml"), StringComparison.Ordinal);
    }

    // Harbor and its like have the API of every registry below a path of its own.
    [Fact]
    public void Mirrors_WithThePathOfAnApi_AreTakenAsTheyStand()
    {
        ClusterSpec spec = Spec(("quay.io", ["https://a.example.com/v2/quay.io", "https://b.example.com/quay"]));

        Assert.Equal(
            """
            [host."https://a.example.com/v2/quay.io"]
              capabilities = ["pull", "resolve"]
              override_path = true

            [host."https://b.example.com/quay"]
              capabilities = ["pull", "resolve"]

            """,
            File(spec, "/etc/containerd/certs.d/quay.io/hosts.toml"));
    }

    [Fact]
    public void NtpServers_AreChronysFirstChoice()
    {
        ClusterSpec spec = Plans.Cluster() with { NtpServers = ["fd00:ec2::123", "ntp.example.com"] };

        Assert.Equal(
            "server fd00:ec2::123 iburst prefer\nserver ntp.example.com iburst prefer\n", File(spec, "/etc/chrony/sources.d/kubernetes.sources"));
    }

    [Fact]
    public void Options_LeftOut_PutNothingThere() => Assert.DoesNotContain(
        Files(Plans.Cluster()), f => f.At("path")!.StartsWith("/etc/chrony", StringComparison.Ordinal) || f.At("path")!.StartsWith("/etc/containerd", StringComparison.Ordinal));

    [Fact]
    public void RegistryMirror_HoldsThePauseImageAndIsTheNameThatHasToResolve()
    {
        string unit = File(Plans.Cluster() with { RegistryMirror = "registry.example.com:5000/k8s" }, "/etc/systemd/system/calico-ipv6-bootstrap.service");

        Assert.Contains(" name=registry.example.com name=pkgs.k8s.io\n", unit, StringComparison.Ordinal);
        Assert.Contains("/install-kubernetes.sh 1.35.6 registry.example.com:5000/k8s\n", unit, StringComparison.Ordinal);
    }

    [FactIfProgram("containerd")]
    public async Task ContainerdConfig_OnThisMachine_IsUnderstood()
    {
        string script = HostScripts.Text(HostScripts.InstallKubernetes);
        int start = script.IndexOf("version = 2\n", StringComparison.Ordinal);
        string path = Path.GetTempFileName();
        await System.IO.File.WriteAllTextAsync(
            path, script[start..script.IndexOf("\nTOML\n", StringComparison.Ordinal)].Replace("$pause", "registry.k8s.io/pause:3.10", StringComparison.Ordinal));

        (int exitCode, string text) = await Shell.RunAsync("containerd", "--config", path, "config", "dump");
        System.IO.File.Delete(path);

        Assert.True(exitCode == 0, text);
        Assert.Contains("SystemdCgroup = true", text, StringComparison.Ordinal);
        Assert.Contains("/etc/containerd/certs.d", text, StringComparison.Ordinal);
        Assert.Contains("registry.k8s.io/pause:3.10", text, StringComparison.Ordinal);
        Assert.Matches("bin_dirs? = .*/opt/cni/bin", text);
    }

    private static ClusterSpec Spec(params (string Registry, ImmutableArray<string> Urls)[] mirrors) => Plans.Cluster() with
    {
        ContainerdMirrors = mirrors.ToImmutableSortedDictionary(m => m.Registry, m => m.Urls, StringComparer.Ordinal),
    };

    private static string File(ClusterSpec spec, string path) => Files(spec).Single(f => f.At("path") == path).At("content")!;

    private static IEnumerable<YamlNode> Files(ClusterSpec spec)
    {
        string text = WorkerJoin.UserData(Bootstraps.Host("ipv6", "worker"), Bootstraps.Cluster("ipv6") with { Cluster = spec });
        return (YamlSequenceNode)YamlReader.Documents(text).Single().Node("write_files")!;
    }
}
