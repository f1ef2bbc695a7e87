using System.Text.RegularExpressions;
using CalicoIPv6.Bootstrap;
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

        Assert.Equal(4, scripts.Length);
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
            paths.Select(p => p["/run/kubeadm/pki/".Length..]));
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

    [Fact]
    public void Commands_FollowOneAnotherAndStopAtTheFirstThatFails()
    {
        YamlNode commands = Document("dualstack-ipv6-first", "worker").Node("runcmd")!;

        Assert.Equal("set -e", commands.At("0"));
        Assert.Equal(["prepare-kernel.sh", "ipv6", "ipv4"], Command(1));
        Assert.Equal(["wait-for-network.sh", "ipv6=2001:db8::12", "ipv4=192.0.2.12"], Command(2));
        Assert.Equal(["install-kubernetes.sh", "1.35.6"], Command(3));
        Assert.Equal(["run-kubeadm.sh", "join", "api.example.com:6443"], Command(4));

        IEnumerable<string?> Command(int index) =>
            commands.ListAt($"{index}").Select((word, at) => at == 0 ? Path.GetFileName(word) : word);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void UserData_WithRealKeys_FitsEC2(string shape, string role)
    {
        // Half of it, so that mirrors, longer names and SSH keys fit as well.
        Assert.InRange(CompressedUserData.Of(Bootstraps.UserData(shape, role, RealPki())).Length, 1, CompressedUserData.Limit / 2);
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
            await File.WriteAllTextAsync(path, content);
            return await use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"all\.accept_ra = 2\n(.*\n)*net\.ipv6\.conf\.all\.forwarding = 1\n")]
    private static partial Regex AcceptThenForward();
}
