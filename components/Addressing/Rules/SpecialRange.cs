using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>A range that has a meaning of its own, so that no host, pod, service or resolver may be in it.</summary>
/// <param name="Cidr">The range.</param>
/// <param name="Use">What it is, as the end of the sentence "it overlaps this range, which is ...".</param>
/// <param name="IsDocumentation">Whether it is for examples, which a person may ask to use.</param>
/// <param name="HasSources">Whether packets come from there all the same: tunnels' clients and translators have addresses in some.</param>
internal sealed record SpecialRange(Cidr Cidr, string Use, bool IsDocumentation = false, bool HasSources = false)
{
    /// <summary>
    /// IANA's special-purpose address registries (iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry), and
    /// what the RFCs named here undefine or withdraw.
    /// </summary>
    private static readonly ImmutableArray<SpecialRange> Table =
    [
        Of("0.0.0.0/8", "\"this network\" (RFC 791)"),
        Of("127.0.0.0/8", "loopback (RFC 1122)"),
        Of("169.254.0.0/16", "link-local (RFC 3927)"),
        Of("192.0.0.0/24", "for protocols' own assignments (RFC 6890)"),
        new(Cidr.Parse("192.0.2.0/24"), "for documentation (RFC 5737)", true),
        Of("192.88.99.0/24", "that of the withdrawn 6to4 relays (RFC 7526)"),
        Of("198.18.0.0/15", "for benchmarks (RFC 2544)"),
        new(Cidr.Parse("198.51.100.0/24"), "for documentation (RFC 5737)", true),
        new(Cidr.Parse("203.0.113.0/24"), "for documentation (RFC 5737)", true),
        Of("224.0.0.0/4", "multicast (RFC 5771)"),
        Of("240.0.0.0/4", "reserved (RFC 1112)"),
        Of("::/96", "unspecified, loopback and IPv4-compatible addresses (RFC 4291)"),
        Of("::ffff:0:0/96", "IPv4-mapped addresses (RFC 4291)"),
        Of("64:ff9b::/96", "NAT64's (RFC 6052)", hasSources: true),
        Of("64:ff9b:1::/48", "NAT64's (RFC 8215)", hasSources: true),
        Of("100::/64", "discarded (RFC 6666)"),
        Of("2001::/32", "Teredo (RFC 4380)", hasSources: true),
        Of("2001:2::/48", "for benchmarks (RFC 5180)"),
        Of("2001:10::/28", "ORCHID (RFC 4843)"),
        Of("2001:20::/28", "ORCHIDv2 (RFC 7343)"),
        new(Cidr.Parse("2001:db8::/32"), "for documentation (RFC 3849)", true),
        Of("2002::/16", "6to4 (RFC 3056)", hasSources: true),
        new(Cidr.Parse("3fff::/20"), "for documentation (RFC 9637)", true),
        Of("5f00::/16", "for SRv6 segments (RFC 9602)"),
        Of("fc00::/8", "the half of unique local addresses that nobody has defined (RFC 4193)"),
        Of("fe80::/10", "link-local (RFC 4291)"),
        Of("fec0::/10", "site-local, and withdrawn (RFC 3879)"),
        Of("ff00::/8", "multicast (RFC 4291)"),
    ];

    private static readonly Cidr GlobalUnicast = Cidr.Parse("2000::/3");
    private static readonly Cidr UniqueLocal = Cidr.Parse("fd00::/8");

    private static readonly ImmutableArray<Cidr> Private =
        [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16"), Cidr.Parse("100.64.0.0/10"), UniqueLocal];

    /// <summary>Where NAT64 prefixes may be though nothing else is.</summary>
    private static readonly ImmutableArray<Cidr> Nat64 = [Cidr.Parse("64:ff9b::/96"), Cidr.Parse("64:ff9b:1::/48")];

    /// <summary>The first special range that a range overlaps.</summary>
    public static SpecialRange? Find(Cidr range, bool allowDocumentation)
    {
        foreach (SpecialRange special in Table)
        {
            if (special.Cidr.Overlaps(range) && !(special.IsDocumentation && allowDocumentation))
            {
                return special;
            }
        }

        return null;
    }

    /// <summary>The special range that the whole of a range is in, and from which no packet comes.</summary>
    public static SpecialRange? WithoutSources(Cidr range, bool allowDocumentation) =>
        Table.FirstOrDefault(s => s.Cidr.Contains(range) && !s.HasSources && !(s.IsDocumentation && allowDocumentation));

    public static bool IsForNat64(Cidr range) => Nat64.Any(n => n.Contains(range));

    /// <summary>Whether a range is part of what everybody may use within a network: RFC 1918, RFC 6598 and RFC 4193.</summary>
    public static bool IsPrivate(Cidr range) => Private.Any(p => p.Contains(range));

    /// <summary>Whether IPv6 has unicast addresses there at all: the rest is unassigned (iana.org/assignments/ipv6-address-space).</summary>
    public static bool IsAssigned(Cidr range) => range.Family == IPFamily.IPv4 || GlobalUnicast.Contains(range) || UniqueLocal.Contains(range);

    private static SpecialRange Of(string cidr, string use, bool hasSources = false) => new(Cidr.Parse(cidr), use, HasSources: hasSources);
}
