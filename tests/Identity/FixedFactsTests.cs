using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Identity;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Identity;

/// <summary>Each fact of a plan, changed alone: what is fixed for life shows in the keepers, and what is not does not.</summary>
public class FixedFactsTests
{
    private static readonly AddressPlan Plan = Plans.DualStack;
    private static readonly AddressPlan HostLocal = Plan with { Ipam = Ipam.HostLocal };

    private static readonly ImmutableArray<Row> Fixed =
    [
        new("mode", Plans.IPv4, Plans.IPv6),
        new("primary family", Plan, Plans.On(StackMode.DualStack, IPFamily.IPv6)),
        new("pod range of IPv4", Plan, Plan with { PodCidrs = Plan.PodCidrs.SetItem(0, Cidr.Parse("10.243.0.0/16")) }),
        new("pod range of IPv6", Plan, Plan with { PodCidrs = Plan.PodCidrs.SetItem(1, Cidr.Parse("fd12:3456:789a:900::/56")) }),
        new("service range of IPv4, and with it the addresses of API and DNS", Plan, Plan with { ServiceCidrs = Plan.ServiceCidrs.SetItem(0, Cidr.Parse("10.97.0.0/16")) }),
        new("service range of IPv6", Plan, Plan with { ServiceCidrs = Plan.ServiceCidrs.SetItem(1, Cidr.Parse("fd12:3456:789a:900::/112")) }),
        new("size of a service range", Plan, Plan with { ServiceCidrs = Plan.ServiceCidrs.SetItem(0, Cidr.Parse("10.96.0.0/20")) }),
        new("IPAM", Plan, HostLocal),
        new("size of a node's IPv4 range", HostLocal, HostLocal with { NodeCidrMaskSizeIPv4 = 25 }),
        new("size of a node's IPv6 range", HostLocal, HostLocal with { NodeCidrMaskSizeIPv6 = 65 }),
        new("range of a pool", Plan, With(p => p with { Cidr = Cidr.Parse("10.244.0.0/17") })),
        new("block size of a pool", Plan, With(p => p with { BlockSize = 27 })),
        new("name of a pool", Plan, With(p => p with { Name = "other" })),
        new("name and block size of a pool", Plan, With(p => p with { Name = "other", BlockSize = 27 })),
        new("pool for pods becomes one for load balancers", Plan, With(p => p with { AllowedUses = ["LoadBalancer"] })),
        new("pool for load balancers becomes one for pods", With(p => p with { AllowedUses = ["LoadBalancer"] }), With(p => p with { AllowedUses = ["Workload"] })),
    ];

    private static readonly ImmutableArray<Row> Mutable =
    [
        new("one pool less", Plan, Plan with { IPPools = Plan.IPPools.RemoveAt(1) }),
        new("one pool more", Plan with { IPPools = Plan.IPPools.RemoveAt(1) }, Plan),
        new("order of the pools", Plan, Plan with { IPPools = [.. Plan.IPPools.Reverse()] }),
        new("encapsulation of a pool", Plan, With(p => p with { Encapsulation = Encapsulation.VXLAN })),
        new("natOutgoing of a pool", Plan, With(p => p with { NatOutgoing = !p.NatOutgoing })),
        new("node selector of a pool", Plan, With(p => p with { NodeSelector = "zone == 'a'" })),
        new("disableBgpExport of a pool", Plan, With(p => p with { DisableBgpExport = true })),
        new("allowed uses of a pool for pods", Plan, With(p => p with { AllowedUses = ["Workload"] })),
        new("assignment mode of a pool", Plan, With(p => p with { AssignmentMode = "Manual" })),
        new("BGP", Plan, Plan with { Bgp = !Plan.Bgp }),
        new("dataplane", Plan, Plan with { Dataplane = Dataplane.Nftables }),
        new("MTU", Plan, Plan with { Mtu = 1400 }),
        new("subnets", Plan, Plans.On(StackMode.DualStack, zones: 3)),
        new("host ranges", Plan, Plan with { HostCidrs = [Cidr.Parse("10.9.0.0/16")] }),
        new("NAT64", Plan, Plan with { Nat64 = Nat64.Existing }),
        new("DNS", Plan, Plan with { Dns = Plan.Dns with { UpstreamResolvers = [IPAddress.Parse("9.9.9.9")] } }),
        new("node masks where there are no node ranges", Plan, Plan with { NodeCidrMaskSizeIPv4 = 25, NodeCidrMaskSizeIPv6 = 65 }),
        new("node mask of a family that the mode lacks", Plans.IPv4 with { Ipam = Ipam.HostLocal }, Plans.IPv4 with { Ipam = Ipam.HostLocal, NodeCidrMaskSizeIPv6 = 65 }),
    ];

    public static TheoryData<string> FixedNames => [.. Fixed.Select(r => r.Fact)];

    public static TheoryData<string> MutableNames => [.. Mutable.Select(r => r.Fact)];

    [Theory]
    [MemberData(nameof(FixedNames))]
    public void Rejects_ChangeOf(string fact) => Assert.True(IsRefused(Fixed.Single(r => r.Fact == fact)));

    [Theory]
    [MemberData(nameof(MutableNames))]
    public void Accepts_ChangeOf(string fact) => Assert.False(IsRefused(Mutable.Single(r => r.Fact == fact)));

    // Whoever adds a fact to the plan decides here whether a cluster can change it.
    [Fact]
    public void Rows_ChangeEveryFactOfAPlan()
    {
        Assert.Empty(Unchanged<AddressPlan>([.. Fixed, .. Mutable], (row, fact) => (fact(row.Before), fact(row.After))));
        Assert.Empty(Unchanged<IPPool>([.. Fixed, .. Mutable], (row, fact) => (fact(row.Before.IPPools[0]), fact(row.After.IPPools[0]))));
    }

    [Theory]
    [InlineData("t3.medium", "t4g.medium", false)]
    [InlineData("t3.medium", "m7a.large", true)]
    [InlineData("c7g.large", "t4g.medium", true)]
    public void Hosts_OfAnotherType_KeepTheirArchitecture(string before, string after, bool expected)
    {
        foreach (HostRole role in Enum.GetValues<HostRole>())
        {
            Assert.Equal(expected, Of(role, before).SequenceEqual(Of(role, after)));
        }
    }

    private static Dictionary<string, string> Of(HostRole role, string type) => FixedFacts.OfHosts(
        new AwsSettings { Region = "eu-west-1", ControlPlaneInstanceType = type, WorkerInstanceType = type }.Architectures(Plans.Cluster())[role]);

    public static TheoryData<string, bool, AddressPlan, NetworkOptions> Networks => new()
    {
        { "one more zone", false, Plans.On(StackMode.DualStack, zones: 2), Own },
        { "another number of NAT gateways", false, Plan, Own with { NatGateways = NatGateways.PerZone } },
        { "another IPv4 range", true, Plan with { HostCidrs = [Cidr.Parse("10.9.0.0/16")] }, Own },
        { "addresses of a pool", true, Plan, Own with { IPv6IpamPoolId = "ipam-pool-0" } },
        { "another length of the prefix", true, Plan with { DelegationLength = 52 }, Own },
        { "hosts apart from the edge", true, Plan with { Subnets = [Plan.Subnets[0] with { IPv4 = Cidr.Parse("10.0.128.0/20") }] }, Own },
        { "a network that exists", true, Plan, Own with { Existing = Existing("subnet-0") } },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Network_OfHosts_KeepsAllButTheNumberOfItsZones(string change, bool expected, AddressPlan plan, NetworkOptions after) =>
        Assert.True(expected == IsRefused(Own.PlaceOfHosts(Plan), after.PlaceOfHosts(plan)), change);

    [Fact]
    public void Network_ThatExists_KeepsVpcAndSubnetsAndTakesFurtherOnes()
    {
        HostPlace before = (Own with { Existing = Existing("subnet-0") }).PlaceOfHosts(Plan);

        Assert.Equal("vpcId=vpc-0", string.Join(' ', before.Facts.Select(f => $"{f.Key}={f.Value}")));
        Assert.False(IsRefused(before, (Own with { Existing = Existing("subnet-0", "subnet-1") }).PlaceOfHosts(Plan)));
        Assert.True(IsRefused(before, (Own with { Existing = Existing("subnet-1", "subnet-0") }).PlaceOfHosts(Plan)));
    }

    [Fact]
    public void Region_OnAws_IsKept()
    {
        var aws = new AwsSettings { Region = "eu-west-1" };
        Assert.True(IsRefused(aws.PlaceOfHosts(Plan), (aws with { Region = "eu-west-2" }).PlaceOfHosts(Plan)));
        Assert.False(IsRefused(aws.PlaceOfHosts(Plan), (aws with { Profile = "other" }).PlaceOfHosts(Plan)));
    }

    public static TheoryData<string, bool, OpenStackSettings, AddressPlan, IPv6AddressMode?> OpenStackPlaces => new()
    {
        { "another flavor", false, OpenStack with { WorkerFlavor = "m2" }, Plan, null },
        { "more zones", false, OpenStack, Plans.On(StackMode.DualStack, zones: 2), null },
        { "the default address mode, written", false, OpenStack, Plan, IPv6AddressMode.Dhcpv6Stateful },
        { "another cloud", true, OpenStack with { Cloud = "b" }, Plan, null },
        { "another URL", true, OpenStack with { AuthUrl = "https://b.example" }, Plan, null },
        { "no region", true, OpenStack with { Region = null }, Plan, null },
        { "another range", true, OpenStack, Plan with { HostCidrs = [Cidr.Parse("10.9.0.0/16")] }, null },
        { "another address mode", true, OpenStack, Plan, IPv6AddressMode.Slaac },
        { "a subnet pool", true, OpenStack with { IPv6SubnetPoolId = "pool" }, Plan, null },
        { "a delegated prefix", true, OpenStack with { IPv6PrefixDelegation = true }, Plan, null },
        { "a network that exists", true, OpenStack with { NetworkId = "network", SubnetIds = ["four", "six"] }, Plan, null },
    };

    // Without these nothing refuses it where no balancer stands before the API: a port takes addresses of another subnet in place.
    [Theory]
    [MemberData(nameof(OpenStackPlaces))]
    public void Place_OnOpenStack_KeepsCloudAndSubnets(string change, bool expected, OpenStackSettings after, AddressPlan plan, IPv6AddressMode? mode) => Assert.True(
        expected == IsRefused(OpenStack.PlaceOfHosts(Plan, Plans.Cluster()), after.PlaceOfHosts(plan, Plans.Cluster() with { IPv6AddressMode = mode })), change);

    [Fact]
    public void Place_OnOpenStack_ThatExists_KeepsItsSubnets()
    {
        OpenStackSettings before = OpenStack with { NetworkId = "network", SubnetIds = ["four", "six"] };

        Assert.True(IsRefused(Of(before), Of(before with { SubnetIds = ["four", "other"] })));
        Assert.False(IsRefused(Of(before), Of(before with { ExternalNetwork = "public" })));

        static HostPlace Of(OpenStackSettings settings) => settings.PlaceOfHosts(Plan, Plans.Cluster());
    }

    private static OpenStackSettings OpenStack { get; } =
        new() { ControlPlaneFlavor = "m1", WorkerFlavor = "m1", ImageName = "ubuntu", Cloud = "a", AuthUrl = "https://a.example", Region = "one" };

    private static NetworkOptions Own { get; } = new();

    private static ExistingNetwork Existing(params ImmutableArray<string> hosts) => new() { VpcId = "vpc-0", EdgeSubnetIds = ["subnet-9"], HostSubnetIds = hosts };

    private static bool IsRefused(HostPlace before, HostPlace after) =>
        !before.Facts.SequenceEqual(after.Facts) || before.Subnets.Zip(after.Subnets).Any(zone => zone.First != zone.Second);

    private static IEnumerable<string> Unchanged<T>(Row[] rows, Func<Row, Func<object, string>, (string, string)> both) => typeof(T).GetProperties()
        .Where(p => p.SetMethod is not null)
        .Where(p => !rows.Any(row => both(row, plan => Text(p.GetValue(plan))) is var (before, after) && before != after))
        .Select(p => p.Name);

    private static string Text(object? value) => value is System.Collections.IEnumerable many and not string
        ? string.Join(' ', many.Cast<object>())
        : value is DnsPlan dns ? $"{dns with { UpstreamResolvers = [] }} {string.Join(' ', dns.UpstreamResolvers)}" : value?.ToString() ?? "";

    // As the engine compares: what is there before and after under one name, and differs, is replaced; and that is refused.
    private static bool IsRefused(Row row)
    {
        ImmutableSortedDictionary<string, string> before = Resources(row.Before);
        ImmutableSortedDictionary<string, string> after = Resources(row.After);
        return before.Any(r => after.TryGetValue(r.Key, out string? keepers) && keepers != r.Value);
    }

    private static ImmutableSortedDictionary<string, string> Resources(AddressPlan plan) =>
        plan.IPPools.SelectMany(p => new[] { ($"pool {p.Name}", FixedFacts.OfPool(p)), ($"range {p.Cidr}", FixedFacts.OfRange(p)) })
            .Prepend(("cluster", FixedFacts.OfCluster(plan)))
            .ToImmutableSortedDictionary(r => r.Item1, r => string.Join(' ', r.Item2.OrderBy(k => k.Key, StringComparer.Ordinal)), StringComparer.Ordinal);

    private static AddressPlan With(Func<IPPool, IPPool> change) => Plan with { IPPools = Plan.IPPools.SetItem(0, change(Plan.IPPools[0])) };

    /// <param name="Fact">What changes.</param>
    /// <param name="Before">A plan.</param>
    /// <param name="After">The same, that fact changed.</param>
    private sealed record Row(string Fact, AddressPlan Before, AddressPlan After);
}
