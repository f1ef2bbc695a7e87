using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>
/// The ranges that follow when none are given. The layout of the unique local /48, by /56: 0 hosts, 1 pods, 2 services (its first
/// /112).
/// </summary>
internal static class AddressDefaults
{
    private const int HostSlot = 0;
    private const int PodSlot = 1;
    private const int ServiceSlot = 2;
    private const int SlotLength = 56;

    /// <summary>kube-apiserver takes /108 and longer; /112 holds 65,536 services and is what the old allocator clamped to.</summary>
    private const int ServiceIPv6Length = 112;

    private static readonly Cidr HostIPv4 = Cidr.Parse("10.0.0.0/16");
    private static readonly Cidr PodIPv4 = Cidr.Parse("10.244.0.0/16");
    private static readonly Cidr ServiceIPv4 = Cidr.Parse("10.96.0.0/16");

    public static ImmutableArray<IPFamily> Families(AddressRequest request) => request.Mode.Families(request.PrimaryFamily ?? IPFamily.IPv4);

    /// <summary>
    /// The families of host ranges that are known now. A cloud that gives the IPv6 prefix (AWS) has IPv4 in its network whatever
    /// the mode, since a VPC cannot be without, and a known IPv6 block where a person names one. Of hosts that exist only what was said is
    /// known.
    /// </summary>
    public static ImmutableArray<IPFamily> HostFamilies(AddressRequest request) => request switch
    {
        { HostsExist: true } => [.. Families(request).Where(family => Find(request.HostCidrs, family) is not null)],
        { CloudGivesIPv6Hosts: true } when Find(request.HostCidrs, IPFamily.IPv6) is not null && Families(request).Contains(IPFamily.IPv6) => [IPFamily.IPv4, IPFamily.IPv6],
        { CloudGivesIPv6Hosts: true } => [IPFamily.IPv4],
        _ => [.. Families(request).Where(family => !request.UnplannedHosts.Contains(family))],
    };

    public static Cidr Hosts(AddressRequest request, IPFamily family) =>
        family == IPFamily.IPv4 ? HostIPv4 : request.UniqueLocal.SubnetAt(SlotLength, HostSlot);

    public static Cidr Pods(AddressRequest request, IPFamily family) =>
        family == IPFamily.IPv4 ? PodIPv4 : request.UniqueLocal.SubnetAt(SlotLength, PodSlot);

    public static Cidr Services(AddressRequest request, IPFamily family) =>
        family == IPFamily.IPv4 ? ServiceIPv4 : request.UniqueLocal.SubnetAt(SlotLength, ServiceSlot).SubnetAt(ServiceIPv6Length, 0);

    /// <summary>The range of each family: the given one, else the default.</summary>
    public static ImmutableArray<Cidr> Chosen(ImmutableArray<Cidr> given, ImmutableArray<IPFamily> families, Func<IPFamily, Cidr> otherwise) =>
        [.. families.Select(f => Find(given, f) ?? otherwise(f))];

    public static Cidr? Find(ImmutableArray<Cidr> ranges, IPFamily family)
    {
        foreach (Cidr range in ranges)
        {
            if (range.Family == family)
            {
                return range;
            }
        }

        return null;
    }
}
