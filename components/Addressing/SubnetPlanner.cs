using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>
/// Where subnets lie in the host ranges. The edge counts its zones from the start of a range. Hosts share the edge's subnets or have
/// their own, which count from the middle: so that one more zone moves none, and the edge stays where it is when hosts leave it.
/// </summary>
internal static class SubnetPlanner
{
    /// <summary>Hosts of one IPv4 subnet: a /20 has 4,096 addresses, and a /16 has 16 of them.</summary>
    internal const int IPv4Length = 20;

    /// <summary>"The allowed block size is between a /28 netmask and /16 netmask" (Amazon VPC user guide, "Subnet CIDR blocks").</summary>
    internal const int SmallestOfVpc = 28;

    /// <summary>The subnets of what faces the internet, one a zone.</summary>
    public static ImmutableArray<SubnetPlan> Edge(AddressRequest request, ImmutableArray<Cidr> hosts) =>
        InZones(request, zone => Subnet(zone, request, hosts, [IPFamily.IPv4, IPFamily.IPv6], isUpper: false));

    /// <summary>The subnets of the hosts, one a zone; the edge's where hosts are there.</summary>
    public static ImmutableArray<SubnetPlan> Hosts(AddressRequest request, ImmutableArray<Cidr> hosts) => HasOwnHostSubnets(request)
        ? InZones(request, zone => Subnet(zone, request, hosts, AddressDefaults.Families(request), isUpper: true))
        : Edge(request, hosts);

    /// <summary>
    /// Whether hosts are apart from the edge: private ones always, and those without IPv4 in a VPC, where only a subnet without IPv4
    /// gives its hosts none.
    /// </summary>
    public static bool HasOwnHostSubnets(AddressRequest request) => request.CloudGivesIPv6Hosts && (request.PrivateHosts || request.Mode == StackMode.IPv6);

    /// <summary>The length of a subnet: a fixed one, so that one more zone moves no other, or the most that a smaller range has.</summary>
    public static int Length(AddressRequest request, Cidr hosts)
    {
        int most = hosts.Family == IPFamily.IPv4 ? IPv4Length : DelegatedSubnet.PrefixLength;
        return Math.Clamp(hosts.PrefixLength + (IsHalved(request, hosts.Family) ? 1 : 0), most, hosts.Family.Bits());
    }

    /// <summary>How many zones a range has subnets for.</summary>
    public static UInt128 Room(AddressRequest request, Cidr hosts)
    {
        int length = Length(request, hosts);
        UInt128 subnets = hosts.LastSubnetIndex(length) + 1;
        if (!IsHalved(request, hosts.Family))
        {
            return subnets;
        }

        return hosts.Family == IPFamily.IPv4 && length > SmallestOfVpc ? 0 : subnets >> 1;
    }

    /// <summary>Whether edge and hosts both have subnets of a family, and so a half each.</summary>
    public static bool IsHalved(AddressRequest request, IPFamily family) => HasOwnHostSubnets(request) && AddressDefaults.Families(request).Contains(family);

    /// <summary>Whether the cloud gives the prefix of IPv6 subnets, which nobody knows yet.</summary>
    public static bool IsDelegated(AddressRequest request) =>
        request is { CloudGivesIPv6Hosts: true, NetworkExists: false }
        && AddressDefaults.Families(request).Contains(IPFamily.IPv6) && AddressDefaults.Find(request.HostCidrs, IPFamily.IPv6) is null;

    private static ImmutableArray<SubnetPlan> InZones(AddressRequest request, Func<int, SubnetPlan> subnet) =>
        [.. Enumerable.Range(0, request.Zones).Select(zone => request.NetworkExists ? new SubnetPlan(zone, null, null, null) : subnet(zone))];

    private static SubnetPlan Subnet(int zone, AddressRequest request, ImmutableArray<Cidr> hosts, ImmutableArray<IPFamily> families, bool isUpper)
    {
        Cidr? In(IPFamily family) => families.Contains(family) && AddressDefaults.Find(hosts, family) is { } range
            ? range.SubnetAt(Length(request, range), (isUpper ? Room(request, range) : 0) + (UInt128)zone)
            : null;

        int half = 1 << (DelegatedSubnet.PrefixLength - request.DelegationLength - 1);
        return new SubnetPlan(zone, In(IPFamily.IPv4), In(IPFamily.IPv6), IsDelegated(request) ? new DelegatedSubnet((isUpper ? half : 0) + zone) : null);
    }
}
