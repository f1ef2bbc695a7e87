using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>What a remedy offers is itself accepted: each way that it names, gone, leaves a request that breaks no rule.</summary>
public class RemedyTests
{
    private static readonly AddressRequest HostLocal4 = IPv4 with { Ipam = Ipam.HostLocal };

    private static readonly ImmutableArray<RuleRow> Rows =
        [.. RangeRows.All, .. PoolRows.All, .. EncapsulationRows.All, .. DnsRows.All, .. WarningRows.All];

    /// <summary>Rules whose remedies leave the choice to a person, who alone can make it.</summary>
    private static readonly ImmutableDictionary<string, string> Unguided = new Dictionary<string, string>
    {
        ["OverlapRules.Disjoint"] = "which of two ranges moves, and where to, depends on what else is in the network",
        ["CapacityRules.HostAddresses"] = "fewer hosts or more addresses",
        ["PoolRules.Count"] = "which pools become one",
        ["PoolRules.Families"] = "where the missing pool lies",
        ["PoolRules.InsidePods"] = "whether the pool moves or the pod range grows",
        ["PoolRules.UniqueNames"] = "which name",
        ["PoolRules.Disjoint"] = "which of two pools moves, and where to",
        ["LoadBalancerPoolRules.OnlyUse"] = "the pool that takes the other use",
        ["ResolverRules.Count"] = "which resolvers to keep",
        ["ResolverRules.InCluster"] = "which resolver",
        ["ResolverRules.Needed"] = "which resolver",
        ["Warnings.Registries"] = "where a mirror is",
        ["Warnings.Docker"] = "which range",
        ["Warnings.PublicIPv4"] = "which range",
        ["Warnings.Corefile"] = "what else is wanted of it",
        ["Warnings.GlobalId"] = "which part of the cluster's own prefix",
    }.ToImmutableDictionary();

    /// <summary>Requests off the beaten track, each of which a remedy once made no better.</summary>
    private static readonly ImmutableDictionary<string, AddressRequest> Hard = new Dictionary<string, AddressRequest>
    {
        ["IPIP for both families without BGP"] = DualStack with { Encapsulation = Encapsulation.IPIP, Bgp = false },
        ["IPIP for IPv6, which IPv4 has not"] = DualStack with { Encapsulation = Encapsulation.IPIP, EncapsulationIPv4 = Encapsulation.VXLAN },
        ["None without BGP over zones"] = IPv6 with { Encapsulation = Encapsulation.None, Bgp = false, Zones = 2 },
        ["services around the default hosts"] = IPv4 with { ServiceCidrs = Cidrs("10.0.0.0/8") },
        ["services around all that is derived"] = IPv6 with { ServiceCidrs = Cidrs("fd00:1:2::/48") },
        ["few services beside the default pods"] = IPv4 with { ServiceCidrs = Cidrs("10.244.0.0/30"), PodCidrs = Cidrs("10.244.1.0/24") },
        ["hosts larger than a VPC"] = IPv4 with { HostCidrs = Cidrs("10.0.0.0/8") },
        ["pods smaller than a block"] = IPv4 with { PodCidrs = Cidrs("10.0.255.240/28"), HostCidrs = Cidrs("10.0.255.0/25"), ServiceCidrs = Cidrs("10.0.255.192/27") },
        ["pods for documentation, where services have the default of pods"] = IPv4 with { PodCidrs = Cidrs("192.0.2.0/24"), ServiceCidrs = Cidrs("10.244.0.0/16") },
        ["a missing family, whose default is taken"] = DualStack with { ServiceCidrs = Cidrs("10.96.0.0/16"), PodCidrs = Cidrs("10.1.0.0/16", "fd00:1:2:200::/56") },
        ["pods too few for the hosts, beside services"] = IPv4 with { PodCidrs = Cidrs("10.1.0.0/24"), ServiceCidrs = Cidrs("10.1.1.0/24"), HostCount = 5 },
        ["node ranges in a small pod range"] = HostLocal4 with { PodCidrs = Cidrs("10.1.0.0/26"), HostCount = 3 },
        ["node ranges without addresses in a small pod range"] = HostLocal4 with { PodCidrs = Cidrs("10.1.0.0/26"), NodeCidrMaskSizeIPv4 = 31, HostCount = 3 },
        ["node ranges too few for the hosts"] = HostLocal4 with { PodCidrs = Cidrs("10.1.0.0/24"), NodeCidrMaskSizeIPv4 = 24, HostCount = 60 },
        ["node ranges far from a large pod range"] = IPv6 with { Ipam = Ipam.HostLocal, PodCidrs = Cidrs("fd00:8::/40"), HostCount = 100 },
        ["the size of blocks, of a pool of one block"] = IPv4.WithPools(Pool("10.244.0.0/28") with { BlockSize = 40 }),
        ["the default blocks of a small pool, for several hosts"] = IPv4.WithPools(Pool("10.244.0.0/28")) with { HostCount = 5 },
        ["IPIP in bpf with host-local"] = HostLocal4 with { Dataplane = Dataplane.Bpf, Encapsulation = Encapsulation.IPIP },
        ["no export with host-local"] = HostLocal4.WithPools(Pool("10.244.0.0/16") with { DisableBgpExport = true }),
        ["swapped services alone"] = DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:9::/56"), ServiceCidrs = Cidrs("fd00:8::/112", "10.2.0.0/16") },
    }.ToImmutableDictionary();

    public static TheoryData<string> Rules => [.. Rows.Select(r => r.Rule)];

    public static TheoryData<string> HardCases => [.. Hard.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Accepts_WhatARemedyOffers(string rule)
    {
        RuleRow row = Rows.Single(r => r.Rule == rule);
        (string Way, AddressRequest After)[] ways = [.. Said(row.Rejected).SelectMany(p => Remedy.Ways(row.Rejected, p))];
        Assert.True(ways.Length == 0 == Unguided.ContainsKey(rule), $"a machine can go {ways.Length} ways: {string.Join("; ", ways.Select(w => w.Way))}");
        Assert.All(ways, way =>
        {
            Assert.Empty(AddressRules.Check(way.After, Prefix).Select(p => $"{way.Way}: {p}"));
            Assert.DoesNotContain(AddressRules.Warnings(way.After, Prefix), w => row.Messages.Contains(w.ToString()));
        });
    }

    // Where there are several faults, each way out mends one and makes none.
    [Theory]
    [MemberData(nameof(HardCases))]
    public void Accepts_MoreAfterARemedyOfAHardCase(string name)
    {
        Problem[] before = [.. Said(Hard[name])];
        (string Way, AddressRequest After)[] ways = [.. before.SelectMany(p => Remedy.Ways(Hard[name], p))];
        Assert.NotEmpty(ways);
        Assert.All(ways, way => Assert.True(
            Said(way.After).Count() < before.Length, $"{string.Join("\n", before.Select(p => p.ToString()))}\nafter {way.Way}:\n{string.Join("\n", Said(way.After).Select(p => p.ToString()))}"));
    }

    private static IEnumerable<Problem> Said(AddressRequest request) => [.. AddressRules.Check(request, Prefix), .. AddressRules.Warnings(request, Prefix)];
}
