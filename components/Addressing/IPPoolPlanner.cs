using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace CalicoIPv6.Addressing;

/// <summary>From pod ranges and pool requests to Calico's pools.</summary>
internal static class IPPoolPlanner
{
    public static readonly Cidr UniqueLocalIPv6 = Cidr.Parse("fc00::/7");

    public static ImmutableArray<IPPool> Pools(AddressRequest request, ImmutableArray<Cidr> pods) =>
        [.. Wanted(request, pods).Select(pool => Pool(pool, request, pods))];

    /// <summary>The pools a person wrote, else one for each pod range.</summary>
    public static ImmutableArray<IPPoolRequest> Wanted(AddressRequest request, ImmutableArray<Cidr> pods) =>
        request.IPPools.IsEmpty ? [.. pods.Select(p => new IPPoolRequest { Cidr = p })] : request.IPPools;

    /// <summary>
    /// A name that only the pool's own range decides, since Calico keeps a pool's range under its name for good: no other pool that
    /// comes or goes may rename this one. A pool of the whole pod range has the classic name; others have the one that the Tigera
    /// operator gives (pkg/controller/ippool/defaults.go, cidrToName): the range with every digit written, <c>.</c> and <c>-</c>.
    /// </summary>
    public static string Name(IPPoolRequest pool, ImmutableArray<Cidr> pods) =>
        pool.Name ?? (pods.Contains(pool.Cidr) ? $"default-{pool.Cidr.Family.Lower()}-ippool" : Expanded(pool.Cidr));

    /// <summary>A range as a name, such as <c>10.244.64.0-18</c>.</summary>
    public static string Expanded(Cidr cidr)
    {
        byte[] bytes = cidr.First.GetAddressBytes();
        string address = cidr.Family == IPFamily.IPv4
            ? string.Join('.', bytes)
            : string.Join('.', Enumerable.Range(0, 8).Select(i => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2 * i)).ToString("x4", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"{address}-{cidr.PrefixLength}");
    }

    private static IPPool Pool(IPPoolRequest pool, AddressRequest request, ImmutableArray<Cidr> pods) => new()
    {
        Name = Name(pool, pods),
        Cidr = pool.Cidr,
        BlockSize = pool.BlockSize ?? IPPool.DefaultBlockSize(pool.Cidr.Family),
        Encapsulation = EncapsulationPlanner.Of(request, pool),
        NatOutgoing = NatOutgoing(pool),
        NodeSelector = pool.NodeSelector ?? IPPool.AllNodes,
        DisableBgpExport = pool.DisableBgpExport ?? false,
        AllowedUses = pool.AllowedUses,
        AssignmentMode = pool.AssignmentMode ?? "Automatic",
    };

    // Unique local addresses end at the site's border (RFC 4193 section 4.1); global ones need no disguise.
    private static bool NatOutgoing(IPPoolRequest pool) =>
        pool.NatOutgoing ?? (pool.Cidr.Family == IPFamily.IPv4 || UniqueLocalIPv6.Contains(pool.Cidr));
}
