using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Pools, of pods and of load balancers. The pods are 10.244.0.0/16 and fd00:1:2:100::/56.</summary>
internal static class PoolRows
{
    private static readonly IPPoolRequest IPv4Pool = Pool("10.244.0.0/18");
    private static readonly IPPoolRequest Balancers = Pool("10.244.64.0/24") with { AllowedUses = ["LoadBalancer"] };

    public static readonly ImmutableArray<RuleRow> All =
    [
        new("PoolRules.Count",
            IPv4.WithPools(Many(25)),
            IPv4.WithPools(Many(26)),
            "calico-ipv6:ipPools: has 26 pools, more than the 25 that the operator takes; write fewer, larger pools"),
        new("PoolRules.Families",
            IPv4.WithPools(IPv4Pool with { AssignmentMode = "Automatic" }),
            IPv4.WithPools(IPv4Pool with { AssignmentMode = "Manual" }),
            "calico-ipv6:ipPools: has no IPv4 pool that pods take addresses from, and pods have IPv4 in mode ipv4; add one inside calico-ipv6:podCidrs, such as 10.244.128.0/17, or remove all to have a pool for each pod range"),
        new("PoolRules.OfMode",
            DualStack.WithPools(IPv4Pool, Pool("fd00:1:2:100::/64")),
            IPv4.WithPools(IPv4Pool, Pool("fd00:1:2:100::/64")),
            "calico-ipv6:ipPools[1].cidr \"fd00:1:2:100::/64\": is an IPv6 pool, and mode ipv4 has none; remove the pool, or write dualstack for calico-ipv6:mode"),
        new("PoolRules.InsidePods",
            IPv4.WithPools(Pool("10.244.0.0/16")),
            IPv4.WithPools(Pool("10.244.0.0/15")),
            "calico-ipv6:ipPools[0].cidr \"10.244.0.0/15\": is inside no pod range (10.244.0.0/16); write a range inside one, such as 10.244.0.0/16, or a pod range around it for calico-ipv6:podCidrs"),
        new("PoolRules.Blocks",
            IPv6.WithPools(Pool("fd00:1:2:100::/64") with { BlockSize = 116 }),
            IPv6.WithPools(Pool("fd00:1:2:100::/64") with { BlockSize = 115 }),
            "calico-ipv6:ipPools[0].blockSize \"115\": is not from 116 to 128, the block sizes of IPv6; write 122 for example"),
        new("PoolRules.Names",
            IPv4.WithPools(IPv4Pool with { Name = new string('a', 253) }),
            IPv4.WithPools(IPv4Pool with { Name = new string('a', 254) }),
            $"calico-ipv6:ipPools[0].name \"{new string('a', 254)}\": is not a Kubernetes object name (RFC 1123: lower-case letters, digits, - and .); write {new string('a', 253)}"),
        new("PoolRules.UniqueNames",
            IPv4.WithPools(IPv4Pool with { Name = "a" }, Pool("10.244.64.0/18") with { Name = "b" }),
            IPv4.WithPools(IPv4Pool with { Name = "a" }, Pool("10.244.64.0/18") with { Name = "a" }),
            "calico-ipv6:ipPools[1].name \"a\": is the name of calico-ipv6:ipPools[0] too; write a-2 for example"),
        new("PoolRules.Disjoint",
            IPv4.WithPools(IPv4Pool, Pool("10.244.64.0/18")),
            IPv4.WithPools(IPv4Pool, Pool("10.244.0.0/17")),
            "calico-ipv6:ipPools[1].cidr \"10.244.0.0/17\": overlaps calico-ipv6:ipPools[0].cidr \"10.244.0.0/18\"; write a range apart from it, such as 10.244.128.0/17"),
        new("PoolRules.Selectors",
            IPv4.WithPools(IPv4Pool with { NodeSelector = "rack == 'a'" }),
            IPv4.WithPools(IPv4Pool with { NodeSelector = "rack = 'a'" }),
            "calico-ipv6:ipPools[0].nodeSelector \"rack = 'a'\": has \"= 'a'\" where ==, !=, in, not in, contains, starts with or ends with is wanted; write all(), or a selector such as zone == 'a'"),
        new("PoolRules.Uses",
            IPv4.WithPools(IPv4Pool with { AllowedUses = ["Workload", "Tunnel"] }),
            IPv4.WithPools(IPv4Pool with { AllowedUses = ["Workload", "Tunnel", "Workload"] }),
            "calico-ipv6:ipPools[0].allowedUses[2] \"Workload\": is there twice; remove it"),
        new("PoolRules.Exports",
            IPv4.WithPools(IPv4Pool with { DisableBgpExport = true, Encapsulation = Encapsulation.VXLANCrossSubnet }),
            IPv4.WithPools(IPv4Pool with { DisableBgpExport = true }),
            "calico-ipv6:ipPools[0].disableBgpExport \"true\": keeps other hosts from learning where pods are: with encapsulation None they learn it by BGP; write false, or VXLAN for calico-ipv6:ipPools[0].encapsulation"),
        new("LoadBalancerPoolRules.OnlyUse",
            IPv4.WithPools(IPv4Pool, Balancers),
            IPv4.WithPools(IPv4Pool, Balancers with { AllowedUses = ["LoadBalancer", "Workload"] }),
            "calico-ipv6:ipPools[1].allowedUses[1] \"Workload\": stands beside LoadBalancer, which is a pool's only use; remove it, and write a pool of its own for it"),
        new("LoadBalancerPoolRules.Selector",
            IPv4.WithPools(IPv4Pool, Balancers with { NodeSelector = "all()" }),
            IPv4.WithPools(IPv4Pool, Balancers with { NodeSelector = "rack == 'a'" }),
            "calico-ipv6:ipPools[1].nodeSelector \"rack == 'a'\": chooses hosts for a pool for load balancers, which belongs to none; remove it, or write all()"),
        new("LoadBalancerPoolRules.Unwrapped",
            IPv4.WithPools(IPv4Pool, Balancers with { Encapsulation = Encapsulation.None }),
            IPv4.WithPools(IPv4Pool, Balancers with { Encapsulation = Encapsulation.VXLAN }),
            "calico-ipv6:ipPools[1].encapsulation \"VXLAN\": is for traffic between pods, and the pool is for load balancers; remove it, or write None"),
        new("LoadBalancerPoolRules.Exported",
            IPv4.WithPools(IPv4Pool, Balancers with { DisableBgpExport = false }),
            IPv4.WithPools(IPv4Pool, Balancers with { DisableBgpExport = true }),
            "calico-ipv6:ipPools[1].disableBgpExport \"true\": keeps the load balancers' addresses from those who are to reach them; remove it, or write false"),
        new("LoadBalancerPoolRules.Bgp",
            IPv4.WithPools(IPv4Pool, Balancers),
            IPv4.WithPools(IPv4Pool, Balancers) with { Bgp = false },
            "calico-ipv6:ipPools[1].allowedUses \"LoadBalancer\": needs BGP, and calico-ipv6:bgp is false; remove the pool, or write true for calico-ipv6:bgp"),
        new("LoadBalancerPoolRules.OfIpam",
            IPv4.WithPools(IPv4Pool, Balancers),
            IPv4.WithPools(IPv4Pool, Balancers) with { Ipam = Ipam.HostLocal },
            "calico-ipv6:ipPools[0].cidr \"10.244.0.0/18\": is a part of the pod range \"10.244.0.0/16\", and with calico-ipv6:ipam host-local pods are in all of it; write calico for calico-ipv6:ipam",
            "calico-ipv6:ipPools[1].allowedUses \"LoadBalancer\": needs Calico's IPAM, and calico-ipv6:ipam is host-local; remove the pool, or write calico for calico-ipv6:ipam"),
    ];

    private static IPPoolRequest[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Pool(string.Create(CultureInfo.InvariantCulture, $"10.244.{i}.0/24")))];
}
