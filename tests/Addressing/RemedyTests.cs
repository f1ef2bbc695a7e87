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
        [.. RangeRows.All, .. PoolRows.All, .. EncapsulationRows.All, .. DnsRows.All, .. HostListRows.All, .. WarningRows.All];

    /// <summary>Ways that only a person can go, who knows what a machine does not.</summary>
    private static readonly ImmutableHashSet<string> OfAPerson =
    [
        "a larger range for calico-ipv6:hostCidrs[0]", "a larger range for calico-ipv6:podCidrs", "a larger range for calico-ipv6:podCidrs[0]",
        "a part of fd00:1:2::/48", "a pod range around it for calico-ipv6:podCidrs", "fewer calico-ipv6:workers", "remove 1",
        "remove calico-ipv6:hostCidrs, which then says nothing of them", "remove it, and write a pool of its own for it",
        "see before `pulumi up` that this is the domain, and that nothing else of it is wanted",
        "set calico-ipv6:hostCidrs as well", "set calico-ipv6:podCidrs as well", "set calico-ipv6:serviceCidrs as well",
        "set calico-ipv6:ipv6IpamPoolId to the pool that it is from", "the prefix of your NAT64", "write 1 fewer", "write a range inside one",
        "write a range apart from it", "write an address in it", "write an address that every host can reach", "write another address",
        "write a pool of it with natOutgoing: true for calico-ipv6:ipPools", "write fewer, larger pools", "write one pool of 10.244.0.0/16",
        "write the address of a resolver in IPv6", "write the address of a resolver outside the cluster",
        "write the address of a resolver that hosts reach", "write the unicast address of a resolver",
    ];

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
        ["pods and services exchanged"] = DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:8::/112"), ServiceCidrs = Cidrs("10.2.0.0/16", "fd00:9::/56") },
        ["an IPv6 pool in mode ipv4, whose pods are written"] = (IPv4 with { PodCidrs = Cidrs("10.244.0.0/16") }).WithPools(Pool("10.244.0.0/18"), Pool("fd00:1:2:100::/64")),
        ["an IPv6 pool in mode ipv4, where it is the only one"] = IPv4.WithPools(Pool("fd00:1:2:100::/64")),
        ["two families of pods where services have one"] = IPv4 with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:9::/56"), ServiceCidrs = Cidrs("10.2.0.0/16") },
        ["services in the pods, which have pools"] = (IPv4 with { ServiceCidrs = Cidrs("10.244.255.0/24") }).WithPools(Pool("10.244.0.0/18")),
        ["pods on the default services, which have pools"] = (IPv4 with { PodCidrs = Cidrs("10.96.0.0/16") }).WithPools(Pool("10.96.0.0/18")),
        ["a second pool where host-local has one"] = HostLocal4.WithPools(Pool("10.244.0.0/16"), Pool("10.244.0.0/18")),
        ["VXLAN with host-local, over zones"] = HostLocal4 with { Encapsulation = Encapsulation.VXLAN, Zones = 2 },
        ["IPIP for IPv6 with host-local"] = IPv6 with { Ipam = Ipam.HostLocal, Encapsulation = Encapsulation.IPIP },
        ["a pool that fills its range, and one for load balancers, with host-local"] =
            HostLocal4.WithPools(Pool("10.244.0.0/16"), Pool("10.245.0.0/24") with { AllowedUses = ["LoadBalancer"] }),
        ["swapped services alone"] = DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:9::/56"), ServiceCidrs = Cidrs("fd00:8::/112", "10.2.0.0/16") },
    }.ToImmutableDictionary();

    public static TheoryData<string> Rules => [.. Rows.Select(r => r.Rule)];

    public static TheoryData<string> HardCases => [.. Hard.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Accepts_WhatARemedyOffers(string rule)
    {
        RuleRow row = Rows.Single(r => r.Rule == rule);
        Assert.All(Ways(row.Rejected).Where(w => row.Messages.Contains(w.Problem.ToString())), way =>
        {
            IEnumerable<(string Key, string Rule)> left = Said(way.After).Select(p => (p.Key, p.Rule));
            Assert.DoesNotContain((way.Problem.Key, way.Problem.Rule), left);
            Assert.Empty(AddressRules.Check(way.After, Prefix).Select(p => (p.Key, p.Rule)).Except(Said(row.Rejected).Select(p => (p.Key, p.Rule))).Select(p => $"{way.Way}: {p}"));
        });
    }

    // Where there are several faults, each way out mends one and makes none.
    [Theory]
    [MemberData(nameof(HardCases))]
    public void Accepts_MoreAfterARemedyOfAHardCase(string name)
    {
        Problem[] before = [.. Said(Hard[name])];
        Assert.NotEmpty(before);
        Assert.All(Ways(Hard[name]), way => Assert.True(
            Said(way.After).Count() < before.Length, $"{string.Join("\n", before.Select(p => p.ToString()))}\nafter {way.Way}:\n{string.Join("\n", Said(way.After).Select(p => p.ToString()))}"));
    }

    // What neither a machine understands nor is known to be a person's would go untried.
    private static IEnumerable<(Problem Problem, string Way, AddressRequest After)> Ways(AddressRequest request)
    {
        (Problem Problem, string Way, AddressRequest? After)[] ways =
            [.. Said(request).SelectMany(p => Remedy.Ways(request, p), (problem, way) => (problem, way.Way, way.After))];
        Assert.NotEmpty(ways);
        Assert.Empty(ways.Where(w => w.After is null && !OfAPerson.Contains(w.Way)).Select(w => w.Way));
        return ways.Where(w => w.After is not null).Select(w => (w.Problem, w.Way, w.After!));
    }

    private static IEnumerable<Problem> Said(AddressRequest request) => [.. AddressRules.Check(request, Prefix), .. AddressRules.Warnings(request, Prefix)];
}
