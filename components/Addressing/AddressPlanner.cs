using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>From request to plan.</summary>
public static class AddressPlanner
{
    /// <summary>Hosts of one IPv4 subnet: a /20 has 4,096 addresses, and a /16 has 16 of them.</summary>
    internal const int HostSubnetIPv4Length = 20;

    /// <summary>The plan of a request that breaks no rule of <see cref="AddressRules"/>.</summary>
    public static AddressPlan Plan(AddressRequest request)
    {
        ImmutableArray<IPFamily> families = AddressDefaults.Families(request);
        ImmutableArray<Cidr> hosts = AddressDefaults.Chosen(
            request.HostCidrs, AddressDefaults.HostFamilies(request), f => AddressDefaults.Hosts(request, f));
        ImmutableArray<Cidr> pods = AddressDefaults.Chosen(request.PodCidrs, families, f => AddressDefaults.Pods(request, f));
        return new AddressPlan
        {
            Mode = request.Mode,
            Families = families,
            HostCidrs = hosts,
            Subnets = request.HostsExist ? [] : [.. Enumerable.Range(0, request.Zones).Select(zone => Subnet(zone, hosts, request, families))],
            PodCidrs = pods,
            ServiceCidrs = AddressDefaults.Chosen(request.ServiceCidrs, families, f => AddressDefaults.Services(request, f)),
            IPPools = IPPoolPlanner.Pools(request, pods),
            Bgp = request.Bgp,
            Ipam = request.Ipam,
            NodeCidrMaskSizeIPv4 = request.NodeCidrMaskSizeIPv4,
            NodeCidrMaskSizeIPv6 = request.NodeCidrMaskSizeIPv6,
            Dataplane = request.Dataplane,
            Mtu = request.Mtu,
            Nat64 = request.Dns.Nat64,
            Dns = DnsPlanner.Plan(request),
        };
    }

    /// <summary>The length of a subnet for hosts: a fixed one, so that one more zone moves no other, or the whole of a smaller range.</summary>
    internal static int SubnetLength(Cidr hosts) =>
        Math.Max(hosts.Family == IPFamily.IPv4 ? HostSubnetIPv4Length : DelegatedSubnet.PrefixLength, hosts.PrefixLength);

    private static SubnetPlan Subnet(int zone, ImmutableArray<Cidr> hosts, AddressRequest request, ImmutableArray<IPFamily> families)
    {
        Cidr? In(IPFamily family) => AddressDefaults.Find(hosts, family) is { } range ? range.SubnetAt(SubnetLength(range), (UInt128)zone) : null;

        bool isDelegated = request.CloudGivesIPv6Hosts && families.Contains(IPFamily.IPv6);
        return new SubnetPlan(zone, In(IPFamily.IPv4), In(IPFamily.IPv6), isDelegated ? new DelegatedSubnet(zone) : null);
    }
}
