using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>From pod ranges and pool requests to Calico's pools.</summary>
internal static class IPPoolPlanner
{
    private static readonly Cidr UniqueLocalIPv6 = Cidr.Parse("fc00::/7");

    public static ImmutableArray<IPPool> Pools(AddressRequest request, ImmutableArray<Cidr> pods)
    {
        IEnumerable<IPPoolRequest> wanted = request.IPPools.IsEmpty ? pods.Select(p => new IPPoolRequest { Cidr = p }) : request.IPPools;
        Dictionary<IPFamily, int> count = new() { [IPFamily.IPv4] = 0, [IPFamily.IPv6] = 0 };
        return [.. wanted.Select(pool => Pool(pool, request, ++count[pool.Cidr.Family]))];
    }

    private static IPPool Pool(IPPoolRequest pool, AddressRequest request, int ordinal)
    {
        IPFamily family = pool.Cidr.Family;
        return new IPPool
        {
            Name = pool.Name ?? $"default-{family.Lower()}-ippool{(ordinal == 1 ? "" : $"-{ordinal}")}",
            Cidr = pool.Cidr,
            BlockSize = pool.BlockSize ?? IPPool.DefaultBlockSize(family),
            Encapsulation = pool.Encapsulation ?? request.Encapsulation ?? Automatic(request),
            NatOutgoing = pool.NatOutgoing ?? (family == IPFamily.IPv4 || UniqueLocalIPv6.Contains(pool.Cidr)),
            NodeSelector = pool.NodeSelector ?? "all()",
            DisableBgpExport = pool.DisableBgpExport ?? false,
            AllowedUses = pool.AllowedUses,
            AssignmentMode = pool.AssignmentMode ?? "Automatic",
        };
    }

    // One subnet delivers pod addresses by itself once BGP has told who has them. Between subnets a cloud's router does not know
    // them, so packets travel in VXLAN there; it exists in both families, which IP in IP does not.
    private static Encapsulation Automatic(AddressRequest request) => (request.Bgp, request.Zones) switch
    {
        (false, _) => Encapsulation.VXLAN,
        (true, 1) => Encapsulation.None,
        (true, _) => Encapsulation.VXLANCrossSubnet,
    };
}
