using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Identity;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Identity;

[Collection("Deployment")]
public sealed class ClusterIdentityTests
{
    private const string RandomId = "random:index/randomId:RandomId";
    private const string Cluster = "identity-mode-ipam-and-ranges-cannot-change-see-docs-changing-a-cluster";
    private const string Guard = "identity-pool-name-cidr-block-size-and-use-cannot-change-see-docs-changing-a-cluster";
    private const string Fills = "-fills-its-pod-range-cannot-change-see-docs-changing-a-cluster";
    private const string PlaceOfHosts = "identity-place-of-hosts-cannot-change-see-docs-changing-a-cluster";
    private const string HostGuard = "identity-architecture-of-hosts-cannot-change-see-docs-changing-a-cluster";

    private static readonly string[] OfPools =
    [
        $"identity-pool-default-ipv4-ippool{Fills}", $"identity-range-10.244.0.0-16{Fills}",
        $"identity-pool-default-ipv6-ippool{Fills}", $"identity-range-fd12.3456.789a.0100.0000.0000.0000.0000-56{Fills}",
    ];

    [Theory]
    [InlineData(StackMode.IPv4, IPFamily.IPv4, "ipam=calico mode=ipv4 podCidrIPv4=10.244.0.0/16 primaryFamily=ipv4 serviceCidrIPv4=10.96.0.0/16")]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, "ipam=calico mode=dualstack podCidrIPv4=10.244.0.0/16 podCidrIPv6=fd12:3456:789a:100::/56 primaryFamily=ipv4 serviceCidrIPv4=10.96.0.0/16 serviceCidrIPv6=fd12:3456:789a:200::/112")]
    [InlineData(StackMode.DualStack, IPFamily.IPv6, "ipam=calico mode=dualstack podCidrIPv4=10.244.0.0/16 podCidrIPv6=fd12:3456:789a:100::/56 primaryFamily=ipv6 serviceCidrIPv4=10.96.0.0/16 serviceCidrIPv6=fd12:3456:789a:200::/112")]
    [InlineData(StackMode.IPv6, IPFamily.IPv6, "ipam=calico mode=ipv6 podCidrIPv6=fd12:3456:789a:100::/56 primaryFamily=ipv6 serviceCidrIPv6=fd12:3456:789a:200::/112")]
    public async Task Cluster_EveryMode_KeepsModeFamilyRangesAndIpam(StackMode mode, IPFamily primary, string expected) =>
        Assert.Equal(expected, (await RunAsync(Plans.On(mode, primary))).Keepers[Cluster]);

    [Fact]
    public async Task Pools_EachByItsNameAndItsRange_KeepTheRest()
    {
        Seen seen = await RunAsync(Plans.DualStack);

        Assert.Equal("blockSize=26 cidr=10.244.0.0/16 isForLoadBalancers=false", seen.Keepers[OfPools[0]]);
        Assert.Equal("blockSize=122 cidr=fd12:3456:789a:100::/56 isForLoadBalancers=false", seen.Keepers[OfPools[2]]);
        Assert.Equal("name=default-ipv4-ippool", seen.Keepers[OfPools[1]]);
        Assert.Equal("name=default-ipv6-ippool", seen.Keepers[OfPools[3]]);
        Assert.Equal("", seen.Keepers[Guard]);
        Assert.Equal(6, seen.Keepers.Count);
    }

    [Fact]
    public async Task Options_ClusterAndGuard_AreProtectedAndPartsOfARangeAreNot()
    {
        AddressPlan plan = Plans.IPv4;
        ImmutableSortedDictionary<string, CustomResourceOptions> options =
            (await RunAsync(plan with { IPPools = [plan.IPPools[0] with { Name = "a", Cidr = Cidr.Parse("10.244.0.0/17") }] })).Options;

        Assert.Equal([Cluster, Guard], options.Where(o => o.Value.Protect == true).Select(o => o.Key));
        Assert.Equal(["identity-pool-a", "identity-range-10.244.0.0-17"], options.Where(o => o.Value.DeleteBeforeReplace == true).Select(o => o.Key));
    }

    // Pools written later would lie inside it, and Calico refuses them as long as it is there.
    [Fact]
    public async Task Options_PoolThatFillsItsPodRange_IsProtected()
    {
        ImmutableSortedDictionary<string, CustomResourceOptions> options = (await RunAsync(Plans.DualStack)).Options;

        Assert.Equal(
            OfPools.Order(StringComparer.Ordinal), options.Where(o => o.Value.Protect == true && o.Value.DeleteBeforeReplace == true).Select(o => o.Key));
    }

    [Fact]
    public async Task Guard_IsReplacedWithEveryPool()
    {
        Seen seen = await RunAsync(Plans.DualStack);

        Assert.Equal(OfPools, seen.Guarded);
        Assert.Empty(await OutputUtilities.GetValueAsync(seen.Options[Cluster].ReplaceWith.ToOutput()));
    }

    // A control plane is protected itself, and a worker is not: without this one the engine would delete it first, and then find no image.
    [Fact]
    public async Task Hosts_OfTwoRoles_AreGuardedByOneThatNeitherTakesAway()
    {
        ImmutableSortedDictionary<HostRole, string> both = ImmutableSortedDictionary<HostRole, string>.Empty.Add(HostRole.ControlPlane, "arm64").Add(HostRole.Worker, "x86-64");
        Seen seen = await RunAsync(Plans.IPv6, both);
        Seen noWorkers = await RunAsync(Plans.IPv6, both.Remove(HostRole.Worker));

        Assert.Equal(("architecture=arm64", "architecture=x86-64", ""), (seen.Keepers["identity-hosts-control-plane"], seen.Keepers["identity-hosts-worker"], seen.Keepers[HostGuard]));
        Assert.Equal([HostGuard, Cluster, Guard], seen.Options.Where(o => o.Value.Protect == true && o.Value.DeleteBeforeReplace != true).Select(o => o.Key));
        Assert.Equal(["identity-hosts-control-plane", "identity-hosts-worker"], seen.Guarded);
        Assert.All(seen.Guarded, name => Assert.True(seen.Options[name].DeleteBeforeReplace));
        Assert.Equal(["identity-hosts-worker"], seen.Keepers.Except(noWorkers.Keepers).Select(k => k.Key));
        Assert.Equal(["identity-hosts-control-plane"], noWorkers.Guarded);
    }

    // Hosts do not follow their subnets: without these an update would take a subnet from under them.
    [Fact]
    public async Task Network_ThatHostsStayIn_IsKeptAndItsZonesCannotGo()
    {
        ImmutableSortedDictionary<string, string> facts = ImmutableSortedDictionary<string, string>.Empty.Add("hostCidrs", "10.0.0.0/16");
        Seen one = await RunAsync(Plans.DualStack, place: new HostPlace(facts, ["edge"]));
        Seen two = await RunAsync(Plans.DualStack, place: new HostPlace(facts, ["edge", "edge"]));

        Assert.Equal("hostCidrs=10.0.0.0/16", one.Keepers[PlaceOfHosts]);
        Assert.Equal("subnet=edge", one.Keepers[Zone(0)]);
        Assert.Equal([Zone(1)], two.Keepers.Except(one.Keepers).Select(k => k.Key));
        Assert.All([PlaceOfHosts, Zone(0), Zone(1)], name => Assert.True(two.Options[name].Protect));

        static string Zone(int zone) => $"identity-subnet-of-zone-{zone}-cannot-change-or-go-see-docs-changing-a-cluster";
    }

    [Fact]
    public async Task Pools_InAnotherOrder_AreTheSame()
    {
        AddressPlan plan = Plans.DualStack;
        Seen first = await RunAsync(plan);
        Seen second = await RunAsync(plan with { IPPools = [.. plan.IPPools.Reverse()] });

        Assert.Equal(first.Keepers, second.Keepers);
        Assert.Equal(first.Guarded, second.Guarded);
    }

    [Fact]
    public async Task Pools_OneMoreOrLess_LeaveTheOthersAsTheyAre()
    {
        AddressPlan plan = Plans.DualStack;
        Seen less = await RunAsync(plan with { IPPools = [plan.IPPools[0]] });
        Seen more = await RunAsync(plan);

        Assert.Equal(OfPools[2..], more.Keepers.Except(less.Keepers).Select(k => k.Key));
        Assert.Empty(less.Keepers.Except(more.Keepers));
    }

    private static async Task<Seen> RunAsync(AddressPlan plan, ImmutableSortedDictionary<HostRole, string>? architectures = null, HostPlace? place = null)
    {
        var args = new ClusterIdentityArgs { Plan = plan, Architectures = architectures ?? ImmutableSortedDictionary<HostRole, string>.Empty, Place = place };
        MockCloud cloud = new MockCloud().Knows(RandomId);
        var options = ImmutableSortedDictionary.CreateBuilder<string, CustomResourceOptions>(StringComparer.Ordinal);
        await cloud.RunAsync(() => _ = new ClusterIdentity("identity", args, new()
        {
            ResourceTransformations =
            {
                child =>
                {
                    if (child.Resource is Pulumi.Random.RandomId)
                    {
                        options.Add(child.Resource.GetResourceName(), (CustomResourceOptions)child.Options);
                    }

                    return null;
                },
            },
        }));
        Assert.Equal("identity", Assert.Single(cloud.Finished, urn => urn.Contains("ClusterIdentity::", StringComparison.Ordinal)).Split("::")[^1]);
        ImmutableArray<Resource> guarded = await OutputUtilities.GetValueAsync(options[architectures is null ? Guard : HostGuard].ReplaceWith.ToOutput());
        return new Seen(
            cloud.Of(RandomId).ToImmutableSortedDictionary(r => r.Key, r => Text(r.Value), StringComparer.Ordinal),
            options.ToImmutable(),
            [.. guarded.Select(r => r.GetResourceName())]);
    }

    private static string Text(ImmutableDictionary<string, object> inputs) => inputs.At("keepers") is ImmutableDictionary<string, object> keepers
        ? string.Join(' ', keepers.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key}={k.Value}"))
        : "";

    private sealed record Seen(
        ImmutableSortedDictionary<string, string> Keepers,
        ImmutableSortedDictionary<string, CustomResourceOptions> Options,
        string[] Guarded);
}
