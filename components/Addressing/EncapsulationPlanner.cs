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

    // One subnet delivers pod addresses by itself once BGP has told who has them. Between subnets a cloud's router does not know
    // them, so packets travel wrapped there: in VXLAN, which exists in both families, or, where host-local IPAM rules that out, in
    // IP in IP, which IPv6 does not have (HostLocalRules refuses what is left).
    private static Encapsulation Automatic(AddressRequest request, IPFamily family) => request switch
    {
        { Bgp: false } => Encapsulation.VXLAN,
        _ when IsOneSubnet(request, family) => Encapsulation.None,
        { Ipam: Ipam.Calico } => Encapsulation.VXLANCrossSubnet,
        _ => family == IPFamily.IPv4 ? Encapsulation.IPIPCrossSubnet : Encapsulation.None,
    };

    // Hosts that a person lists are all in the host range where there is one (HostListRules.Outside); an IPv6 range that is more than a
    // /64 is more than a subnet (RFC 4291 section 2.5.1). Where the hosts of a cluster are that exists, nobody here knows.
    public static bool IsOneSubnet(AddressRequest request, IPFamily family) => request.HostsExist
        ? !request.HostAddresses.IsEmpty && AddressDefaults.Find(request.HostCidrs, family) is { } hosts
            && (family == IPFamily.IPv4 || hosts.PrefixLength >= DelegatedSubnet.PrefixLength)
        : request.Zones == 1;
}
