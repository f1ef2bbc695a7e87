namespace CalicoIPv6.Addressing;

/// <summary>
/// How long the prefix of a range mostly is: what a remedy offers where none can be read. Which it is depends on what the range is
/// for, so whoever reads a text says.
/// </summary>
/// <param name="IPv4">0 to 32.</param>
/// <param name="IPv6">0 to 128.</param>
public readonly record struct UsualLengths(int IPv4, int IPv6)
{
    /// <summary>Of host ranges, and of ranges of which nothing is known: as the derived ones.</summary>
    public static readonly UsualLengths Hosts = new(16, 56);

    /// <summary>Of pod ranges: as the derived ones.</summary>
    public static readonly UsualLengths Pods = new(16, 56);

    /// <summary>Of service ranges: as the derived ones.</summary>
    public static readonly UsualLengths Services = new(16, 112);

    /// <summary>Of pools, of which a pod range holds several.</summary>
    public static readonly UsualLengths Pools = new(18, 64);

    /// <summary>Of NAT64 prefixes: as that of the well-known one (RFC 6052), which has no IPv4 counterpart.</summary>
    public static readonly UsualLengths Nat64 = new(32, 96);

    /// <summary>Of one address, such as a person's own.</summary>
    public static readonly UsualLengths Addresses = new(32, 128);

    /// <summary>The length of a family.</summary>
    public int Of(IPFamily family) => family == IPFamily.IPv4 ? IPv4 : IPv6;
}
