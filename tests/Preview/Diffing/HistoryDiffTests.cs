using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Markdown;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>What a change of a stack is told as.</summary>
[Collection("Deployment")]
public sealed class HistoryDiffTests
{
    private const string Workers = "calico-ipv6:workers: 2";
    private const string Zones = "calico-ipv6:zones: 1";
    private const string Mode = "calico-ipv6:mode: dualstack";

    [Fact]
    public async Task Diff_OfNothing_IsEmpty()
    {
        StackDifference dev = await Histories.OfAsync(Workers, Workers);

        Assert.True(dev.Difference!.IsEmpty);
        Assert.Empty(dev.Addresses);
        Assert.Empty(dev.Difference.NewWarnings);
        Assert.Equal("no change", Summary.Of(dev));
        Assert.True(dev.Difference.Unchanged > 50);
    }

    [Fact]
    public async Task Worker_Added_MakesItsHostAlone()
    {
        StackDifference dev = await Histories.OfAsync(Workers, "calico-ipv6:workers: 3");

        Assert.All(Of(dev, ChangeKind.Create), name => Assert.Contains("dev-worker-2", name, StringComparison.Ordinal));
        Assert.Contains("hosts-dev-worker-2", Of(dev, ChangeKind.Create));
        Assert.Empty(Of(dev, ChangeKind.Replace));
        Assert.Empty(Of(dev, ChangeKind.Delete));
        Assert.Empty(dev.Addresses);
        Assert.Empty(dev.Difference!.Refusals);
        PropertyChange workers = Assert.Single(dev.Difference.Configuration);
        Assert.Equal(("calico-ipv6:workers", "2", "3"), (workers.Path, ValueText.Of(workers.Old), ValueText.Of(workers.New)));
        Assert.Contains(dev.Difference.Outputs, o => o.Path == "hostAddresses.dev-worker-2" && o.Kind == PropertyChangeKind.Added);
    }

    // Two zones share workers out in turn, so that a new dev-worker-1 would stand in the second one.
    [Fact]
    public async Task Zone_Added_LeavesSubnetsAndHosts()
    {
        StackDifference dev = await Histories.OfAsync(Zones, "calico-ipv6:zones: 2");

        Assert.Contains("network-subnet-1", Of(dev, ChangeKind.Create));
        Assert.Contains("identity-subnet-of-zone-1-cannot-change-or-go-see-docs-changing-a-cluster", Of(dev, ChangeKind.Create));
        Assert.Empty(Of(dev, ChangeKind.Replace));
        Assert.Empty(Of(dev, ChangeKind.Delete));
        Assert.DoesNotContain(dev.Difference!.Resources, r => r.State.Name is "network-vpc" or "network-subnet-0");
        Assert.DoesNotContain(dev.Difference.Resources, r => r.State.Type is "aws:ec2/instance:Instance" or "aws:ec2/networkInterface:NetworkInterface");
        // It stays where it was made, in the drawing too.
        Assert.Equal(
            [("dev-public-0", "dev-control-plane-0 dev-worker-0 dev-worker-1"), ("dev-public-1", "")],
            Topology.Of(dev.Plan).Subnets.Select(s => (s.Name, string.Join(' ', s.Hosts.Select(h => h.Name)))));
        Assert.All(dev.Addresses, a => Assert.Null(a.From));
        Assert.Contains(new AddressChange("subnet of zone 1", IPFamily.IPv6, null, "/64 number 1"), dev.Addresses);
        Assert.Empty(dev.Difference.Refusals);
    }

    [Fact]
    public async Task Zone_Removed_IsRefused()
    {
        using Histories history = await Histories.WithDevAsync(Histories.Dev.Replace(Zones, "calico-ipv6:zones: 2", StringComparison.Ordinal));
        history.Write("Pulumi.dev.yaml", Histories.Dev);

        Differences differences = await history.DiffAsync();

        Assert.Equal(Differences.Refused, differences.ExitCode);
        Assert.Contains("zone 1 cannot go: hosts stay in its subnet; see docs/changing-a-cluster.md", Assert.Single(differences.Stacks).Difference!.Refusals);
    }

    [Theory]
    [InlineData("aws:region: eu-west-1", "aws:region: eu-west-2", "region is fixed for the life of a cluster: \"eu-west-1\" cannot become \"eu-west-2\"")]
    [InlineData(Zones, $"{Zones}\n  calico-ipv6:hostCidrs: [10.9.0.0/16]", "hostCidrs is fixed for the life of a cluster: \"10.0.0.0/16\" cannot become \"10.9.0.0/16\"")]
    [InlineData(Zones, $"{Zones}\n  calico-ipv6:privateHosts: true", "subnet of zone 0 is fixed for the life of a cluster: \"edge\" cannot become \"host\"")]
    [InlineData(
        Zones, $"{Zones}\n  calico-ipv6:ipv6IpamPoolId: ipam-pool-0123456789abcdef0",
        "ipv6IpamPoolId is fixed for the life of a cluster: \"Amazon's own\" cannot become \"ipam-pool-0123456789abcdef0\"")]
    [InlineData(
        Zones, $"{Zones}\n  calico-ipv6:vpcId: vpc-0123456789abcdef0\n  calico-ipv6:edgeSubnetIds: [subnet-0123456789abcdef0]\n  calico-ipv6:hostCidrs: [10.0.0.0/16]",
        "vpcId is fixed for the life of a cluster: nothing cannot become \"vpc-0123456789abcdef0\"")]
    public async Task Place_OfHosts_IsRefusedInWords(string line, string with, string refusal)
    {
        StackDifference dev = await Histories.OfAsync(line, with);

        Assert.Contains($"{refusal}; see docs/changing-a-cluster.md", dev.Difference!.Refusals);
    }

    [Fact]
    public async Task Pool_Added_ReplacesNoOther()
    {
        const string one = "calico-ipv6:podCidrs: [10.244.0.0/16, fd12:3456:789a:100::/56]\n  calico-ipv6:ipPools:\n    - {name: a, cidr: 10.244.0.0/17}\n    - {name: b, cidr: fd12:3456:789a:100::/57}";
        using Histories history = await Histories.WithDevAsync(Histories.Dev.Replace(Zones, one, StringComparison.Ordinal));
        history.Write("Pulumi.dev.yaml", Histories.Dev.Replace(Zones, $"{one}\n    - {{name: c, cidr: 10.244.128.0/17}}", StringComparison.Ordinal));

        StackDifference dev = Assert.Single((await history.DiffAsync()).Stacks);

        Assert.Equal(["identity-pool-c", "identity-range-10.244.128.0-17"], Of(dev, ChangeKind.Create).Order());
        Assert.Empty(Of(dev, ChangeKind.Replace));
        Assert.Equal(new AddressChange("pool c", IPFamily.IPv4, null, "10.244.128.0/17"), Assert.Single(dev.Addresses));
        Assert.Contains(Resource(dev, "calico-installation").Properties, p => p.Path == "spec.calicoNetwork.ipPools[2]" || p.Path == "spec.calicoNetwork.ipPools[1]");
        Assert.Empty(dev.Difference!.Refusals);
    }

    [Fact]
    public async Task Pool_WithAnotherCidr_IsRefused()
    {
        const string pools = "calico-ipv6:podCidrs: [10.244.0.0/16, fd12:3456:789a:100::/56]\n  calico-ipv6:ipPools:\n    - {name: a, cidr: 10.244.0.0/17}\n    - {name: b, cidr: fd12:3456:789a:100::/57}";
        using Histories history = await Histories.WithDevAsync(Histories.Dev.Replace(Zones, pools, StringComparison.Ordinal));
        history.Write("Pulumi.dev.yaml", Histories.Dev.Replace(Zones, pools.Replace("10.244.0.0/17", "10.244.128.0/17", StringComparison.Ordinal), StringComparison.Ordinal));

        Differences differences = await history.DiffAsync();

        StackDifference dev = Assert.Single(differences.Stacks);
        Assert.Equal(Differences.Refused, differences.ExitCode);
        Assert.Equal(
            "cidr of pool a is fixed for the life of a pool: \"10.244.0.0/17\" cannot become \"10.244.128.0/17\"; see docs/changing-a-cluster.md",
            Assert.Single(dev.Difference!.Refusals));
        // The engine would name the guard, which goes with the pool.
        Assert.Equal(
            "identity-pool-a",
            Assert.Single(Resource(dev, "identity-pool-name-cidr-block-size-and-use-cannot-change-see-docs-changing-a-cluster").ReplacedWith));
        Assert.Equal(new AddressChange("pool a", IPFamily.IPv4, "10.244.0.0/17", "10.244.128.0/17"), Assert.Single(dev.Addresses));
    }

    [Fact]
    public async Task Mode_Changed_IsRefusedInWords()
    {
        StackDifference dev = await Histories.OfAsync(Mode, "calico-ipv6:mode: ipv4");

        Assert.Contains("mode is fixed for the life of a cluster: \"dualstack\" cannot become \"ipv4\"; see docs/changing-a-cluster.md", dev.Difference!.Refusals);
        Assert.Contains(dev.Difference.Refusals, r => r.StartsWith("podCidrs (IPv6) is fixed for the life of a cluster: ", StringComparison.Ordinal));
        Assert.Contains(dev.Addresses, a => a is { Range: "pods", Family: IPFamily.IPv6, To: null });
    }

    [Fact]
    public async Task Architecture_OfHostsThatKeepTheirImage_IsRefusedInWords()
    {
        StackDifference dev = await Histories.OfAsync(Workers, $"{Workers}\n  calico-ipv6:workerInstanceType: t4g.medium");

        Assert.Equal(
            "architecture of worker hosts is fixed for the life of a host: \"x86-64\" cannot become \"arm64\"; see docs/changing-a-cluster.md",
            Assert.Single(dev.Difference!.Refusals));
    }

    // A server ignores another key for as long as it is there; one that is made anew boots with it.
    [Fact]
    public async Task Host_ThatIsReplaced_TakesWhatItIgnoredBefore()
    {
        string openStack = File.ReadAllText(Path.Combine(StackExamples.Project.Path, "Pulumi.openstack.yaml"));
        using Histories history = await Histories.WithDevAsync($"{openStack}  calico-ipv6:bootVolumeSize: 40\n");
        history.Write("Pulumi.dev.yaml", $"{openStack}  calico-ipv6:bootVolumeSize: 60\n  calico-ipv6:sshPublicKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGrZ1mVEVFrxsPkV8PGEsJyc0Jr0fT6XrzrTCyjr4vFn\n");

        StackDifference dev = Assert.Single((await history.DiffAsync()).Stacks);

        Assert.Equal(
            [("blockDevices[0].volumeSize", true), ("keyPair", false)],
            Resource(dev, "hosts-dev-worker-0").Properties.Select(p => (p.Path, p.ForcesReplacement)));
    }

    [Fact]
    public async Task ControlPlane_ThatWouldGo_IsRefused()
    {
        using Histories history = await Histories.WithDevAsync(Histories.Dev.Replace("controlPlanes: 1", "controlPlanes: 3", StringComparison.Ordinal));
        history.Write("Pulumi.dev.yaml", Histories.Dev);

        StackDifference dev = Assert.Single((await history.DiffAsync()).Stacks);

        Assert.Contains("hosts-dev-control-plane-2: is protected and would be deleted; see docs/changing-a-cluster.md", dev.Difference!.Refusals);
    }

    // Whatever they say, they are not the same: an encrypted text has a nonce of its own.
    [Fact]
    public async Task Secret_WithAnotherCiphertext_IsToldWithoutIt()
    {
        const string existing = "config:\n  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: existing\n  calico-ipv6:kubeconfig: {secure: v1:old-ciphertext}\n  calico-ipv6:podCidrs: [10.244.0.0/16, fd12:3456:789a:100::/56]\n  calico-ipv6:serviceCidrs: [10.96.0.0/16, fd12:3456:789a:200::/112]\n  pulumi:disable-default-providers: [\"*\"]\n";
        using Histories history = await Histories.WithDevAsync(existing);
        history.Write("Pulumi.dev.yaml", existing.Replace("old-ciphertext", "new-ciphertext", StringComparison.Ordinal));

        Differences differences = await history.DiffAsync();

        StackDifference dev = Assert.Single(differences.Stacks);
        PropertyChange kubeconfig = Assert.Single(dev.Difference!.Configuration);
        Assert.Equal("calico-ipv6:kubeconfig", kubeconfig.Path);
        Assert.Equal(new DiffLine(' ', "calico-ipv6:kubeconfig: [secret] changed"), Assert.Single(DiffLine.Of(kubeconfig)));
        Assert.Equal("no change of resources; a setting differs, nothing refused", Summary.Of(dev));
        Assert.All([DiffOutputs.Text(differences), DiffOutputs.Json(differences), DiffMarkdown.Of(differences)], text =>
        {
            Assert.Contains("secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ciphertext", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Stack_RefusedOnOneSide_LeavesTheOthersCompared()
    {
        using Histories history = await Histories.WithDevAsync();
        history.Write("Pulumi.other.yaml", Histories.Dev);
        await history.CommitAsync();
        history.Write("Pulumi.dev.yaml", Histories.Dev.Replace("dualstack", "both", StringComparison.Ordinal));
        history.Write("Pulumi.other.yaml", Histories.Dev.Replace(Workers, "calico-ipv6:workers: 3", StringComparison.Ordinal));

        Differences differences = await history.DiffAsync("HEAD");

        Assert.Equal(Differences.Mistake, differences.ExitCode);
        Assert.Equal([StackState.Refused, StackState.Compared], differences.Stacks.Select(s => s.State));
        Assert.StartsWith("calico-ipv6:mode \"both\": ", Assert.Single(differences.Stacks[0].NewProblems), StringComparison.Ordinal);
        Assert.Empty(differences.Stacks[0].OldProblems);
        Assert.NotEmpty(differences.Stacks[1].Difference!.Resources);
    }

    // Who mends a stack must not be told off for what it was.
    [Fact]
    public async Task Configuration_ThatIsMended_IsNoMistake()
    {
        using Histories history = await Histories.WithDevAsync(Histories.Dev.Replace("dualstack", "both", StringComparison.Ordinal));
        history.Write("Pulumi.dev.yaml", Histories.Dev);

        Differences differences = await history.DiffAsync();

        Assert.NotEmpty(Assert.Single(differences.Stacks).OldProblems);
        Assert.Equal(0, differences.ExitCode);
    }

    [Fact]
    public async Task Stacks_ThatComeAndGo_AreToldSo()
    {
        using Histories history = await Histories.WithDevAsync();
        history.Delete("Pulumi.dev.yaml");
        history.Write("Pulumi.next.yaml", Histories.Dev);

        Differences differences = await history.DiffAsync();

        Assert.Equal([("dev", StackState.Removed), ("next", StackState.New)], differences.Stacks.Select(s => (s.Stack, s.State)));
        Assert.StartsWith("new; ", Summary.Of(differences.Stacks[1]), StringComparison.Ordinal);
        Assert.Equal(0, differences.ExitCode);
        Assert.Equal("next", Assert.Single((await history.DiffAsync(stack: "next")).Stacks).Stack);
    }

    [Fact]
    public async Task Warnings_ThatAreNew_AreToldApart()
    {
        StackDifference dev = await Histories.OfAsync(Workers, "calico-ipv6:workers: 0");

        Assert.StartsWith("calico-ipv6:workers \"0\": ", Assert.Single(dev.Difference!.NewWarnings), StringComparison.Ordinal);
        Assert.True(dev.Difference.Warnings.Length > 1);
    }

    [Fact]
    public async Task ZoneAdded_ReadsLikeThis()
    {
        using Histories history = await Histories.WithDevAsync();
        history.Write("Pulumi.dev.yaml", Histories.Dev.Replace(Zones, "calico-ipv6:zones: 2", StringComparison.Ordinal));

        Differences differences = (await history.DiffAsync()) with { Since = "0123456789 (merge base with main)" };

        Golden.Matches(DiffOutputs.All(differences), "diff/zone-added.txt");
    }

    private static string[] Of(StackDifference stack, ChangeKind kind) => [.. stack.Difference!.Resources.Where(r => r.Kind == kind).Select(r => r.State.Name)];

    private static ResourceChange Resource(StackDifference stack, string name) => stack.Difference!.Resources.Single(r => r.State.Name == name);
}
