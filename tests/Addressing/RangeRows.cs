using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Families, sizes, zones, capacity and overlap.</summary>
internal static class RangeRows
{
    private static readonly AddressRequest OnAws = IPv6 with { CloudRanges = [new(Cidr.Parse("fd00:ec2::/32"), "AWS's own")] };

    public static readonly ImmutableArray<RuleRow> All =
    [
        new("FamilyRules.PrimaryFamily",
            DualStack with { PrimaryFamily = IPFamily.IPv6 },
            IPv6 with { PrimaryFamily = IPFamily.IPv6 },
            "calico-ipv6:primaryFamily \"ipv6\": has a meaning in mode dualstack only, not in mode ipv6; remove it, or write dualstack for calico-ipv6:mode"),
        new("FamilyRules.Hosts",
            DualStack.OwnHosts() with { HostCidrs = Cidrs("10.9.0.0/16", "fd00:9::/56") },
            DualStack with { HostCidrs = Cidrs("10.9.0.0/16", "fd00:9::/56") },
            "calico-ipv6:hostCidrs[1] \"fd00:9::/56\": is an IPv6 range, and the cloud gives hosts their IPv6 range itself; remove it"),
        new("FamilyRules.Pods",
            DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:9::/56") },
            DualStack with { PodCidrs = Cidrs("fd00:9::/56", "10.1.0.0/16") },
            "calico-ipv6:podCidrs[0] \"fd00:9::/56\": is an IPv6 range where mode dualstack with primaryFamily ipv4 wants an IPv4 one; write [\"10.1.0.0/16\", \"fd00:9::/56\"], or write ipv6 for calico-ipv6:primaryFamily"),
        new("FamilyRules.Services",
            DualStack with { ServiceCidrs = Cidrs("10.1.0.0/16", "fd00:9::/112") },
            DualStack with { ServiceCidrs = Cidrs("10.1.0.0/16") },
            "calico-ipv6:serviceCidrs \"10.1.0.0/16\": has no IPv6 range, and mode dualstack with primaryFamily ipv4 wants one of each family; add one after it, such as fd00:1:2:200::/112"),
        new("SizeRules.Hosts",
            IPv4 with { HostCidrs = Cidrs("10.9.0.0/28") },
            IPv4 with { HostCidrs = Cidrs("10.9.0.0/29") },
            "calico-ipv6:hostCidrs[0] \"10.9.0.0/29\": is too small: IPv4 host ranges are /16 to /28; write 10.9.0.0/28 for example"),
        new("SizeRules.Pods",
            IPv6 with { PodCidrs = Cidrs("fd00:9::/122") },
            IPv6 with { PodCidrs = Cidrs("fd00:9::/123") },
            "calico-ipv6:podCidrs[0] \"fd00:9::/123\": is too small: IPv6 pod ranges are /32 to /122; write fd00:9::/122 for example"),
        new("SizeRules.Services",
            IPv6 with { ServiceCidrs = Cidrs("fd00:9::/108") },
            IPv6 with { ServiceCidrs = Cidrs("fd00:9::/107") },
            "calico-ipv6:serviceCidrs[0] \"fd00:9::/107\": is too large: IPv6 service ranges are /108 to /124; write fd00:9::/108 for example"),
        new("ZoneRules.AtLeastOne",
            IPv4 with { Zones = 1 },
            IPv4 with { Zones = 0 },
            "calico-ipv6:zones \"0\": is less than 1; write 1 or more"),
        new("ZoneRules.Fit",
            IPv4 with { Zones = 2, HostCidrs = Cidrs("10.9.0.0/19") },
            IPv4 with { Zones = 3, HostCidrs = Cidrs("10.9.0.0/19") },
            "calico-ipv6:zones \"3\": is more than calico-ipv6:hostCidrs[0] \"10.9.0.0/19\" has room for: 2 subnets of /20; write 2, or a larger range for calico-ipv6:hostCidrs[0]"),
        new("CapacityRules.HostAddresses",
            IPv4 with { HostCidrs = Cidrs("10.9.0.0/28"), HostCount = 11 },
            IPv4 with { HostCidrs = Cidrs("10.9.0.0/28"), HostCount = 12 },
            "calico-ipv6:workers: and the control planes are 12 hosts, more than fit 1 subnet of /28 in calico-ipv6:hostCidrs[0] \"10.9.0.0/28\": 11 hosts each; write 1 fewer, or a larger range for calico-ipv6:hostCidrs[0]"),
        new("CapacityRules.PodBlocks",
            IPv4 with { PodCidrs = Cidrs("10.1.0.0/24"), HostCount = 4 },
            IPv4 with { PodCidrs = Cidrs("10.1.0.0/24"), HostCount = 5 },
            "calico-ipv6:podCidrs[0] \"10.1.0.0/24\": has 4 blocks of /26, and each of 5 hosts takes at least one; write 10.1.0.0/23 or a larger range, or fewer calico-ipv6:workers"),
        new("OverlapRules.Special",
            IPv6 with { PodCidrs = Cidrs("2001:db8:1::/56"), AllowDocumentationRanges = true },
            IPv6 with { PodCidrs = Cidrs("2001:db8:1::/56") },
            "calico-ipv6:podCidrs[0] \"2001:db8:1::/56\": overlaps 2001:db8::/32, which is for documentation (RFC 3849); write a range of your own, such as fd00:1:2:100::/56, or true for calico-ipv6:allowDocumentationRanges"),
        new("OverlapRules.Cloud",
            OnAws with { ServiceCidrs = Cidrs("fd00:ec3::/112") },
            OnAws with { ServiceCidrs = Cidrs("fd00:ec2:ffff::/112") },
            "calico-ipv6:serviceCidrs[0] \"fd00:ec2:ffff::/112\": overlaps fd00:ec2::/32, which is AWS's own; write a range apart from it, such as fd00:1:2:200::/112"),
        new("OverlapRules.Disjoint",
            IPv4 with { PodCidrs = Cidrs("10.1.0.0/16"), ServiceCidrs = Cidrs("10.2.0.0/16") },
            IPv4 with { PodCidrs = Cidrs("10.2.0.0/15"), ServiceCidrs = Cidrs("10.3.0.0/16") },
            "calico-ipv6:serviceCidrs[0] \"10.3.0.0/16\": overlaps calico-ipv6:podCidrs[0] \"10.2.0.0/15\"; write a range apart from it"),
        new("MtuRules.Least",
            IPv6 with { Mtu = 1280 },
            IPv6 with { Mtu = 1279 },
            "calico-ipv6:mtu \"1279\": is less than 1280 bytes, the least of IPv6 (RFC 8200); write 1280 or more, or remove it, and Calico finds it out"),
        new("MtuRules.Most",
            IPv6 with { Mtu = 8931, Encapsulation = Encapsulation.VXLAN },
            IPv6 with { Mtu = 8932, Encapsulation = Encapsulation.VXLAN },
            "calico-ipv6:mtu \"8932\": is more than 8931: a cloud's network carries 9001 bytes at most, and VXLAN over IPv6 takes 70; write 8931 or less, or remove it, and Calico finds it out"),
    ];
}
