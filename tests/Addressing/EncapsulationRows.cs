using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Encapsulation and IPAM.</summary>
internal static class EncapsulationRows
{
    private static readonly AddressRequest HostLocal4 = IPv4 with { Ipam = Ipam.HostLocal };
    private static readonly AddressRequest HostLocal6 = IPv6 with { Ipam = Ipam.HostLocal };

    public static readonly ImmutableArray<RuleRow> All =
    [
        new("EncapsulationRules.FamilyInUse",
            DualStack with { EncapsulationIPv6 = Encapsulation.VXLAN },
            IPv4 with { EncapsulationIPv6 = Encapsulation.VXLAN },
            "calico-ipv6:encapsulationIPv6 \"VXLAN\": has no pool to be for: mode ipv4 has no IPv6; remove it"),
        new("EncapsulationRules.OfFamily",
            DualStack with { EncapsulationIPv4 = Encapsulation.IPIP },
            DualStack with { Encapsulation = Encapsulation.IPIP },
            "calico-ipv6:encapsulation \"IPIP\": is for IPv4 alone, and the pool \"fd00:1:2:100::/56\" is IPv6; remove it, and write IPIP for calico-ipv6:encapsulationIPv4"),
        new("EncapsulationRules.NeedsBgp",
            IPv6 with { Encapsulation = Encapsulation.None },
            IPv6 with { Encapsulation = Encapsulation.None, Bgp = false },
            "calico-ipv6:encapsulation \"None\": needs BGP, and calico-ipv6:bgp is false; write VXLAN, or true for calico-ipv6:bgp"),
        new("EncapsulationRules.OfIpam",
            HostLocal4 with { EncapsulationIPv4 = Encapsulation.IPIP },
            HostLocal4 with { EncapsulationIPv4 = Encapsulation.VXLAN },
            "calico-ipv6:encapsulationIPv4 \"VXLAN\": needs Calico's IPAM, and calico-ipv6:ipam is host-local; write None, or calico for calico-ipv6:ipam"),
        new("EncapsulationRules.AcrossZones",
            IPv6 with { Encapsulation = Encapsulation.None, Zones = 1 },
            IPv6 with { Encapsulation = Encapsulation.None, Zones = 2 },
            "calico-ipv6:encapsulation \"None\": reaches pods in one zone only, and calico-ipv6:zones is 2: no router between zones knows pods; write VXLANCrossSubnet, or 1 for calico-ipv6:zones"),
        new("HostLocalRules.Bgp",
            HostLocal4,
            HostLocal4 with { Bgp = false },
            "calico-ipv6:ipam \"host-local\": needs BGP, and calico-ipv6:bgp is false; write calico, or true for calico-ipv6:bgp"),
        new("HostLocalRules.IPv6AcrossZones",
            HostLocal6,
            HostLocal6 with { Zones = 2 },
            "calico-ipv6:ipam \"host-local\": carries IPv6 in one zone only, having no VXLAN, and calico-ipv6:zones is 2; write calico, or 1 for calico-ipv6:zones"),
        new("HostLocalRules.WholePools",
            HostLocal4.WithPools(Pool("10.244.0.0/16")),
            HostLocal4.WithPools(Pool("10.244.0.0/17")),
            "calico-ipv6:ipPools[0].cidr \"10.244.0.0/17\": is a part of the pod range \"10.244.0.0/16\", and with calico-ipv6:ipam host-local pods are in all of it; write 10.244.0.0/16, or calico for calico-ipv6:ipam"),
        new("HostLocalRules.Mask",
            HostLocal4 with { NodeCidrMaskSizeIPv4 = 30 },
            HostLocal4 with { NodeCidrMaskSizeIPv4 = 31 },
            "calico-ipv6:nodeCidrMaskSizeIPv4 \"31\": is not from 1 to 30, the prefix lengths that leave pods an address; write 16 to 30, or a larger range for calico-ipv6:podCidrs"),
        new("HostLocalRules.Distance",
            HostLocal6 with { PodCidrs = Cidrs("fd00:8::/48") },
            HostLocal6 with { PodCidrs = Cidrs("fd00:8::/47") },
            "calico-ipv6:nodeCidrMaskSizeIPv6 \"64\": is 17 more than the prefix length of calico-ipv6:podCidrs[0] \"fd00:8::/47\", and kubeadm takes 16; write 47 to 63, or a larger range for calico-ipv6:podCidrs[0]"),
        new("HostLocalRules.Nodes",
            HostLocal4 with { PodCidrs = Cidrs("10.1.0.0/22"), HostCount = 4 },
            HostLocal4 with { PodCidrs = Cidrs("10.1.0.0/22"), HostCount = 5 },
            "calico-ipv6:nodeCidrMaskSizeIPv4 \"24\": divides calico-ipv6:podCidrs[0] \"10.1.0.0/22\" into 4 node ranges, and there are 5 hosts; write 25 to 30, or a larger range for calico-ipv6:podCidrs[0]"),
    ];
}
