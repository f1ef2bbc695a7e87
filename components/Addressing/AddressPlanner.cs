using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>From request to plan.</summary>
public static class AddressPlanner
{
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
            Subnets = request.HostsExist ? [] : SubnetPlanner.Hosts(request, hosts),
            EdgeSubnets = request.HostsExist ? [] : SubnetPlanner.Edge(request, hosts),
            DelegationLength = SubnetPlanner.IsDelegated(request) ? request.DelegationLength : null,
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
}
