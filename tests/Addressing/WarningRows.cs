using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Warnings: never a reason to fail.</summary>
internal static class WarningRows
{
    private static readonly AddressRequest Mirrored = IPv6 with { HasRegistryMirror = true };
    private static readonly AddressRequest HostLocal = Mirrored.OwnHosts() with { HostsExist = true, Ipam = Ipam.HostLocal };
    private static readonly AddressRequest Global = Mirrored with { PodCidrs = Cidrs("2a00:9::/56") };

    public static readonly ImmutableArray<RuleRow> All =
    [
        new("Warnings.Registries",
            IPv6 with { Dns = new() { Nat64 = Nat64.Existing } },
            IPv6,
            "calico-ipv6:mode \"ipv6\": leaves hosts without a way to registries that have no IPv6, such as quay.io, where Calico's images are; set calico-ipv6:registryMirror, or set calico-ipv6:nat64 to auto"),
        new("Warnings.Docker",
            IPv4 with { PodCidrs = Cidrs("172.18.0.0/16") },
            IPv4 with { PodCidrs = Cidrs("172.16.0.0/15") },
            "calico-ipv6:podCidrs[0] \"172.16.0.0/15\": overlaps 172.17.0.0/16, which is docker0's on hosts that run Docker; write a range apart from it, such as 10.244.0.0/16"),
        new("Warnings.PublicIPv4",
            IPv4 with { PodCidrs = Cidrs("100.127.0.0/16") },
            IPv4 with { PodCidrs = Cidrs("100.128.0.0/16") },
            "calico-ipv6:podCidrs[0] \"100.128.0.0/16\": is public: its owner's servers cannot be reached from the cluster; write a private range (RFC 1918, RFC 6598), such as 10.244.0.0/16, unless it is yours"),
        new("Warnings.GlobalId",
            Mirrored with { PodCidrs = Cidrs("fd00:1::/56") },
            Mirrored with { PodCidrs = Cidrs("fd00:0:1::/56") },
            "calico-ipv6:podCidrs[0] \"fd00:0:1::/56\": has a global id that is zero, or counted rather than drawn, as others' will be (RFC 4193); write a part of fd00:1:2::/48, which is this cluster's own, such as fd00:1:2:100::/56"),
        new("Warnings.NoEgress",
            Mirrored.WithPools(Pool("fd00:1:2:100::/64") with { NatOutgoing = true }),
            Mirrored.WithPools(Pool("fd00:1:2:100::/64") with { NatOutgoing = false }),
            "calico-ipv6:ipPools[0].natOutgoing \"false\": leaves pods in \"fd00:1:2:100::/64\" without a way out: nobody routes answers to unique local addresses (RFC 4193); write true, unless your router translates them"),
        new("Warnings.NoWayBack",
            Global.WithPools(Pool("2a00:9::/64") with { NatOutgoing = true }),
            Global.WithPools(Pool("2a00:9::/64") with { NatOutgoing = false }),
            "calico-ipv6:ipPools[0].natOutgoing \"false\": leaves pods in \"2a00:9::/64\" without a way back on AWS, whose network routes no pod ranges, global or not; write true"),
        new("Warnings.NeedlessNat",
            Global.OwnHosts().WithPools(Pool("2a00:9::/64") with { NatOutgoing = false }),
            Global.OwnHosts().WithPools(Pool("2a00:9::/64") with { NatOutgoing = true }),
            "calico-ipv6:ipPools[0].natOutgoing \"true\": hides pods in \"2a00:9::/64\" behind their hosts, though their addresses are global; write false, unless nobody routes them to the hosts"),
        new("Warnings.NodeMasks",
            IPv4 with { Ipam = Ipam.HostLocal, NodeCidrMaskSizeIPv4 = 25 },
            IPv4 with { NodeCidrMaskSizeIPv4 = 25 },
            "calico-ipv6:nodeCidrMaskSizeIPv4 \"25\": has no effect: with calico-ipv6:ipam calico nodes have no range of their own; remove it"),
        new("Warnings.IPIPInBpf",
            IPv4 with { Dataplane = Dataplane.Nftables, Encapsulation = Encapsulation.IPIPCrossSubnet },
            IPv4 with { Dataplane = Dataplane.Bpf, Encapsulation = Encapsulation.IPIPCrossSubnet },
            "calico-ipv6:encapsulation \"IPIPCrossSubnet\": is slow in calico-ipv6:dataplane bpf, and Calico lists it among its limitations; write VXLANCrossSubnet"),
        new("Warnings.Corefile",
            DualStack with { ClusterExists = true },
            DualStack with { ClusterExists = true, Dns = new() { UpstreamResolvers = [IPAddress.Parse("2620:fe::fe")] } },
            "calico-ipv6:upstreamResolvers: replaces this cluster's Corefile as a whole, with cluster.local as the DNS domain; see before `pulumi up` that this is the domain, and that nothing else of it is wanted"),
        new("Warnings.HostLocalInBpf",
            IPv4 with { Dataplane = Dataplane.Bpf },
            IPv4 with { Dataplane = Dataplane.Bpf, Ipam = Ipam.HostLocal },
            "calico-ipv6:ipam \"host-local\": is an IPAM that Calico does not vouch for in calico-ipv6:dataplane bpf; write calico"),
        new("Warnings.HostLocalIPv6",
            HostLocal with { EncapsulationIPv6 = Encapsulation.None },
            HostLocal,
            "calico-ipv6:ipam \"host-local\": carries IPv6 inside one subnet only, having no VXLAN, and hosts that exist may be in several; write calico, or None for calico-ipv6:encapsulationIPv6"),
        new("Warnings.UnusedNat64",
            DualStack with { Dns = new() { Nat64 = Nat64.Existing, Dns64 = Dns64.On } },
            DualStack with { Dns = new() { Nat64 = Nat64.Existing } },
            "calico-ipv6:nat64 \"existing\": has no effect: in mode dualstack pods reach IPv4 by IPv4; remove it"),
        new("Warnings.UnusedNat64Prefix",
            Mirrored with { Dns = new() { Nat64 = Nat64.Existing, Nat64Prefix = Cidr.Parse("2a00:64::/96") } },
            Mirrored with { Dns = new() { Nat64 = Nat64.Existing, Nat64Prefix = Cidr.Parse("2a00:64::/96"), Dns64 = Dns64.Off } },
            "calico-ipv6:nat64Prefix \"2a00:64::/96\": has no effect: cluster DNS gives no addresses in it; remove it"),
    ];
}
