using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>
/// From request to plan. The layout of the unique local /48, by /56: 0 hosts, 1 pods, 2 services (its first /112).
/// </summary>
public static class AddressPlanner
{
    private const int HostSlot = 0;
    private const int PodSlot = 1;
    private const int ServiceSlot = 2;
    private const int SlotLength = 56;

    /// <summary>kube-apiserver takes /108 and longer; /112 holds 65,536 services and is what the old allocator clamped to.</summary>
    private const int ServiceIPv6Length = 112;

    /// <summary>Hosts of one IPv4 subnet: a /20 has 4,096 addresses, and a /16 has 16 of them.</summary>
    private const int HostSubnetIPv4Length = 20;

    private static readonly Cidr HostIPv4 = Cidr.Parse("10.0.0.0/16");
    private static readonly Cidr PodIPv4 = Cidr.Parse("10.244.0.0/16");
    private static readonly Cidr ServiceIPv4 = Cidr.Parse("10.96.0.0/16");

    /// <summary>The plan of a request that breaks no rule of <see cref="AddressRules"/>.</summary>
    public static AddressPlan Plan(AddressRequest request)
    {
        ImmutableArray<IPFamily> families = request.Mode.Families(request.PrimaryFamily ?? IPFamily.IPv4);
        ImmutableArray<Cidr> hosts = HostRanges(request, families);
        ImmutableArray<Cidr> pods = Chosen(request.PodCidrs, families, PodIPv4, request.UniqueLocal.SubnetAt(SlotLength, PodSlot));
        Cidr services = request.UniqueLocal.SubnetAt(SlotLength, ServiceSlot).SubnetAt(ServiceIPv6Length, 0);
        return new AddressPlan
        {
            Mode = request.Mode,
            Families = families,
            HostCidrs = hosts,
            Subnets = [.. Enumerable.Range(0, request.Zones).Select(zone => Subnet(zone, hosts, request, families))],
            PodCidrs = pods,
            ServiceCidrs = Chosen(request.ServiceCidrs, families, ServiceIPv4, services),
            IPPools = IPPoolPlanner.Pools(request, pods),
            Bgp = request.Bgp,
        };
    }

    private static ImmutableArray<Cidr> Chosen(ImmutableArray<Cidr> given, ImmutableArray<IPFamily> families, Cidr ipv4, Cidr ipv6) =>
        [.. families.Select(f => Find(given, f) ?? (f == IPFamily.IPv4 ? ipv4 : ipv6))];

    // A cloud that gives the IPv6 prefix (AWS) has IPv4 in its network whatever the mode: a VPC cannot be without.
    private static ImmutableArray<Cidr> HostRanges(AddressRequest request, ImmutableArray<IPFamily> families)
    {
        IEnumerable<IPFamily> planned = request.CloudGivesIPv6Hosts ? [IPFamily.IPv4] : families;
        return Chosen(request.HostCidrs, [.. planned], HostIPv4, request.UniqueLocal.SubnetAt(SlotLength, HostSlot));
    }

    private static SubnetPlan Subnet(int zone, ImmutableArray<Cidr> hosts, AddressRequest request, ImmutableArray<IPFamily> families)
    {
        UInt128 index = (UInt128)zone;
        DelegatedSubnet? delegated = request.CloudGivesIPv6Hosts && families.Contains(IPFamily.IPv6) ? new DelegatedSubnet(zone) : null;
        return new SubnetPlan(
            zone,
            Find(hosts, IPFamily.IPv4) is { } v4 ? v4.SubnetAt(Math.Max(HostSubnetIPv4Length, v4.PrefixLength), index) : null,
            Find(hosts, IPFamily.IPv6)?.SubnetAt(DelegatedSubnet.PrefixLength, index),
            delegated);
    }

    private static Cidr? Find(ImmutableArray<Cidr> ranges, IPFamily family)
    {
        int index = ranges.Select(r => r.Family).ToImmutableArray().IndexOf(family);
        return index < 0 ? null : ranges[index];
    }
}
