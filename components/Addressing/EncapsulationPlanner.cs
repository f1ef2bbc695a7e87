namespace CalicoIPv6.Addressing;

/// <summary>Which encapsulation a pool has: its own, else its family's, else the common one, else what the topology wants.</summary>
internal static class EncapsulationPlanner
{
    public static Encapsulation Of(AddressRequest request, IPPoolRequest pool)
    {
        if (pool.Encapsulation is { } own)
        {
            return own;
        }

        // Load balancer addresses end at a host and are never wrapped; the operator takes nothing else.
        return pool.IsForLoadBalancers()
            ? Encapsulation.None
            : OfFamily(request, pool.Cidr.Family) ?? request.Encapsulation ?? Automatic(request, pool.Cidr.Family);
    }

    public static Encapsulation? OfFamily(AddressRequest request, IPFamily family) =>
        family == IPFamily.IPv4 ? request.EncapsulationIPv4 : request.EncapsulationIPv6;

    // Of hosts that exist nobody knows how many subnets they are in. One subnet delivers pod addresses by itself once BGP has told who has them. Between subnets a cloud's router does not know
    // them, so packets travel wrapped there: in VXLAN, which exists in both families, or, where host-local IPAM rules that out, in
    // IP in IP, which IPv6 does not have (HostLocalRules refuses what is left).
    private static Encapsulation Automatic(AddressRequest request, IPFamily family) => request switch
    {
        { Bgp: false } => Encapsulation.VXLAN,
        { Zones: 1, HostsExist: false } => Encapsulation.None,
        { Ipam: Ipam.Calico } => Encapsulation.VXLANCrossSubnet,
        _ => family == IPFamily.IPv4 ? Encapsulation.IPIPCrossSubnet : Encapsulation.None,
    };
}
