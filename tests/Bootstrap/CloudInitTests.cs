using System.Text.RegularExpressions;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Bootstrap;

public sealed partial class CloudInitTests
{
    public static TheoryData<string, string> Matrix => Bootstraps.Matrix();

    [Theory]
    [MemberData(nameof(Matrix))]
    public void UserData_EveryModeAndRole_MatchesGolden(string shape, string role) =>
        Golden.Matches(Bootstraps.UserData(shape, role), $"bootstrap/{shape}/cloud-init-{role}.yaml");

    [Fact]
    public void UserData_FirstLine_TellsCloudInitWhatItIs() =>
        Assert.StartsWith("#cloud-config\n", Bootstraps.UserData("ipv6", "worker"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Matrix))]
    public void UserData_KeysTokensAndKubeadmDocuments_AreForRootAlone(string shape, string role)
    {
        foreach (YamlNode file in Files(shape, role).Where(f => IsSecret(f.At("content")!)))
        {
            Assert.Equal("0600", file.At("permissions"));
            Assert.Equal("root:root", file.At("owner"));
        }

        static bool IsSecret(string content) =>
            content.Contains("BEGIN TEST", StringComparison.Ordinal) || content.Contains("abcdef.", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void UserData_Scripts_AreLiteralBlocksAndExecutable(string shape, string role)
    {
        YamlNode[] scripts = [.. Files(shape, role).Where(f => f.At("path")!.EndsWith(".sh", StringComparison.Ordinal))];

        Assert.Equal(5, scripts.Length);
        Assert.All(scripts, s => Assert.Equal("0755", s.At("permissions")));
        Assert.All(scripts, s => Assert.Equal(YamlDotNet.Core.ScalarStyle.Literal, ((YamlScalarNode)s.Node("content")!).Style));
    }

    [Fact]
    public void UserData_Worker_HoldsNoKeyOfTheCluster() =>
        Assert.DoesNotContain("BEGIN TEST", Bootstraps.UserData("dualstack", "worker"), StringComparison.Ordinal);

    [Fact]
    public void UserData_ControlPlane_HasTheSharedPkiWhereResetDoesNotReach()
    {
        string[] paths = [.. Files("dualstack", "control-plane").Select(f => f.At("path")!).Where(p => p.Contains("/pki/", StringComparison.Ordinal))];

        Assert.Equal(
            ["ca.crt", "ca.key", "front-proxy-ca.crt", "front-proxy-ca.key", "etcd/ca.crt", "etcd/ca.key", "sa.key", "sa.pub"],
            paths.Select(p => p["/var/lib/calico-ipv6/kubeadm/pki/".Length..]));
    }

    [Theory]
    [InlineData("init")]
    [InlineData("control-plane")]
    [InlineData("worker")]
    public void UserData_IPv6_HoldsNoIPv4AddressAndForwardsNoIPv4(string role)
    {
        Assert.DoesNotMatch(KubeadmDocumentTests.IPv4Address(), Bootstraps.UserData("ipv6", role));
        Assert.DoesNotContain("ip_forward", Sysctls("ipv6"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sysctls_ForwardingFollowsTheFamilies()
    {
        Assert.DoesNotContain("ipv6", Sysctls("ipv4"), StringComparison.Ordinal);
        Assert.Contains("net.ipv4.ip_forward = 1\n", Sysctls("ipv4"), StringComparison.Ordinal);
        Assert.Contains("net.ipv6.conf.all.forwarding = 1\n", Sysctls("ipv6"), StringComparison.Ordinal);
        Assert.Contains("net.ipv4.ip_forward = 1\n", Sysctls("dualstack"), StringComparison.Ordinal);
        Assert.Contains("net.ipv6.conf.all.forwarding = 1\n", Sysctls("dualstack"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sysctls_RouterAdvertisementsAreAcceptedBeforeForwardingIsOn() =>
        Assert.Matches(AcceptThenForward(), Sysctls("ipv6"));

    // The uplinks have it by name; the interfaces of pods, which come later, are to take none.
    [Fact]
    public void Sysctls_InterfacesThatComeLater_TakeNoRouterAdvertisements() =>
        Assert.DoesNotContain("conf.default", Sysctls("dualstack"), StringComparison.Ordinal);

    [Fact]
    public void Unit_StepsFollowOneAnother()
    {
        Assert.Equal(
            [
                "prepare-kernel.sh ipv6 ipv4",
                "WAIT_SECONDS=300 check-host.sh ipv6=2001:db8::12 ipv4=192.0.2.12 name=registry.k8s.io name=pkgs.k8s.io",
                "install-kubernetes.sh 1.35.6 registry.k8s.io",
                "WAIT_SECONDS=1200 check-host.sh api=api.example.com:6443",
                "run-kubeadm.sh join",
            ],
            Steps("dualstack-ipv6-first", "worker"));
        Assert.DoesNotContain(Steps("dualstack", "init"), s => s.Contains("api=", StringComparison.Ordinal));
        Assert.Equal("run-kubeadm.sh init", Steps("dualstack", "init").Last());
    }

    // cloud-init runs its commands once: a reboot before they have run would leave the host as it is.
    [Theory]
    [MemberData(nameof(Matrix))]
    public void Unit_UntilTheHostIsANode_StartsAtEveryBootAndAfterFailures(string shape, string role)
    {
        string unit = File(shape, role, "/etc/systemd/system/calico-ipv6-bootstrap.service");

        Assert.Contains("\nConditionPathExists=|!/var/lib/calico-ipv6/kubeadm-done\nConditionPathExists=|/var/lib/calico-ipv6/kubeadm\n", unit, StringComparison.Ordinal);
        Assert.Contains("\nRestart=on-failure\n", unit, StringComparison.Ordinal);
        Assert.Contains("\nStartLimitIntervalSec=0\n", unit, StringComparison.Ordinal);
        Assert.Equal(
            "[Unit]\nWants=calico-ipv6-bootstrap.service\n",
            File(shape, role, "/etc/systemd/system/multi-user.target.d/90-calico-ipv6.conf"));
        Assert.Equal("systemctl start --no-block calico-ipv6-bootstrap.service", string.Join(' ', Document(shape, role).ListAt("runcmd.1")));
        Assert.DoesNotContain(Files(shape, role), f => f.At("path")!.StartsWith("/run/", StringComparison.Ordinal));
    }

    [FactIfProgram("systemd-analyze")]
    public async Task Unit_OnAHost_IsUnderstoodBySystemd()
    {
        string folder = Directory.CreateTempSubdirectory("unit").FullName;
        string path = Path.Combine(folder, "calico-ipv6-bootstrap.service");
        // The scripts are not on this machine.
        string unit = File("dualstack", "worker", "/etc/systemd/system/calico-ipv6-bootstrap.service").Replace("=/usr/local/lib/calico-ipv6/", "=/bin/true ", StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(path, unit);

        (int exitCode, string text) = await Shell.RunAsync("systemd-analyze", "verify", path);
        Directory.Delete(folder, recursive: true);

        Assert.True(exitCode == 0, text);
        // Older ones do not know the steps of a delay, and say so.
        Assert.DoesNotContain(
            text.Split('\n'),
            l => l.Contains("calico-ipv6-bootstrap", StringComparison.Ordinal) && !l.Contains("'RestartSteps'", StringComparison.Ordinal) && !l.Contains("'RestartMaxDelaySec'", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void UserData_WithRealKeys_FitsEC2(string shape, string role)
    {
        // Two thirds of it, so that mirrors, longer names and SSH keys fit as well.
        Assert.InRange(CompressedUserData.Of(Bootstraps.UserData(shape, role, RealPki())).Length, 1, CompressedUserData.Limit * 2 / 3);
    }

    // A preview knows neither keys nor addresses: what it says must hold for the real ones.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void UserDataSize_BeforeAnythingIsKnown_IsNoLessThanTheRealOne(int controlPlanes)
    {
        ClusterSpec spec = Plans.Cluster(controlPlanes) with { SshPublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample a" };
        foreach (string shape in Bootstraps.Shapes.Keys)
        {
            ClusterFacts cluster = Bootstraps.Cluster(shape) with { Cluster = spec };
            int real = CompressedUserData.Of(ControlPlaneInit.UserData(Bootstraps.Host(shape, "init"), cluster, RealPki())).Length;

            Assert.InRange(UserDataSize.Largest(cluster.Plan, spec), real, real + 1000);
        }
    }

    [FactIfProgram("shellcheck")]
    public async Task Scripts_EmbeddedInUserData_PassShellcheck()
    {
        foreach (YamlNode file in Files("dualstack", "init").Where(f => f.At("content")!.StartsWith("#!", StringComparison.Ordinal)))
        {
            Assert.Equal((0, ""), await WithFile(file.At("content")!, path => Shell.RunAsync("shellcheck", path)));
        }
    }

    [FactIfProgram("cloud-init")]
    public async Task UserData_EveryRole_PassesTheSchemaOfCloudInit()
    {
        foreach (string role in Bootstraps.Roles)
        {
            (int exitCode, string text) = await WithFile(
                Bootstraps.UserData("dualstack", role), path => Shell.RunAsync("cloud-init", "schema", "--config-file", path));
            Assert.True(exitCode == 0, text);
        }
    }

    private static YamlNode Document(string shape, string role) => YamlReader.Documents(Bootstraps.UserData(shape, role)).Single();

    private static IEnumerable<YamlNode> Files(string shape, string role) => (YamlSequenceNode)Document(shape, role).Node("write_files")!;

    private static string File(string shape, string role, string path) => Files(shape, role).Single(f => f.At("path") == path).At("content")!;

    // Without what every step has: the folder, and the copy into the log.
    private static IEnumerable<string> Steps(string shape, string role) =>
        File(shape, role, "/etc/systemd/system/calico-ipv6-bootstrap.service").Split('\n')
            .Where(l => l.StartsWith("ExecStart=", StringComparison.Ordinal))
            .Select(l => l["ExecStart=".Length..]
                .Replace("/usr/local/lib/calico-ipv6/", "", StringComparison.Ordinal)
                .Replace("run-logged.sh ", "", StringComparison.Ordinal)
                .Replace("/usr/bin/env ", "", StringComparison.Ordinal));

    private static string Sysctls(string shape) =>
        Files(shape, "worker").Single(f => f.At("path")!.StartsWith("/etc/sysctl.d/", StringComparison.Ordinal)).At("content")!;

    private static PkiMaterial RealPki()
    {
        return new(Pair("kubernetes"), Pair("front-proxy-ca"), Pair("etcd-ca"), FakeTls.NewKey(), FakeTls.NewKey());

        static CertifiedKey Pair(string name)
        {
            string key = FakeTls.NewKey();
            return new CertifiedKey(FakeTls.SelfSigned(key, name), key);
        }
    }

    private static async Task<T> WithFile<T>(string content, Func<string, Task<T>> use)
    {
        string path = Path.GetTempFileName();
        try
        {
            await System.IO.File.WriteAllTextAsync(path, content);
            return await use(path);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [GeneratedRegex(@"all\.accept_ra = 2\n(.*\n)*net\.ipv6\.conf\.all\.forwarding = 1\n")]
    private static partial Regex AcceptThenForward();
}
