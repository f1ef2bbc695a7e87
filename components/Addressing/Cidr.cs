using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CalicoIPv6.Addressing;

/// <summary>
/// An address range of either family, such as <c>10.0.0.0/16</c> or <c>fd00:1::/56</c>. One arithmetic on 128 bits serves both.
/// </summary>
/// <remarks>Invariants: no host bits are set; the prefix length fits the family. The text form is canonical (RFC 5952 for IPv6).</remarks>
public readonly record struct Cidr
{
    private readonly UInt128 _network;

    private Cidr(IPFamily family, UInt128 network, int prefixLength) =>
        (Family, _network, PrefixLength) = (family, network, prefixLength);

    /// <summary>The family.</summary>
    public IPFamily Family { get; }

    /// <summary>Leading bits that are fixed: 0 to 32, or 0 to 128.</summary>
    public int PrefixLength { get; }

    /// <summary>The first address.</summary>
    public IPAddress First => ToAddress(Family, _network);

    /// <summary>The last address.</summary>
    public IPAddress Last => ToAddress(Family, _network | HostMask(Family, PrefixLength));

    /// <summary>Bits free for addresses: 16 for a /16 of IPv4, 72 for a /56 of IPv6.</summary>
    public int HostBits => Family.Bits() - PrefixLength;

    /// <summary>Reads canonical text; anything else is refused with the rule it breaks and what to write instead.</summary>
    /// <param name="text">For example <c>fd00:1::/56</c>.</param>
    /// <param name="cidr">The range when the answer is true.</param>
    /// <param name="fault">The rule and the remedy when the answer is false.</param>
    public static bool TryParse(string text, out Cidr cidr, [NotNullWhen(false)] out CidrFault? fault) => TryParse(text, UsualLengths.Hosts, out cidr, out fault);

    /// <summary>As above, where it is known what the range is for.</summary>
    /// <param name="text">For example <c>fd00:1::/56</c>.</param>
    /// <param name="usual">The length that a remedy offers where the text has none.</param>
    /// <param name="cidr">The range when the answer is true.</param>
    /// <param name="fault">The rule and the remedy when the answer is false.</param>
    public static bool TryParse(string text, UsualLengths usual, out Cidr cidr, [NotNullWhen(false)] out CidrFault? fault)
    {
        cidr = default;
        fault = CidrText.Parse(text, usual, out IPFamily family, out UInt128 address, out int prefixLength);
        if (fault is not null)
        {
            return false;
        }

        cidr = new Cidr(family, address & ~HostMask(family, prefixLength), prefixLength);
        if (cidr.ToString() == text)
        {
            return true;
        }

        fault = CidrText.NotCanonical(address != cidr._network, cidr.ToString());
        return false;
    }

    /// <summary>Reads canonical text.</summary>
    /// <exception cref="FormatException">The text is not a range, or not in canonical form.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out Cidr cidr, out CidrFault? fault) ? cidr : throw new FormatException($"\"{text}\": {fault.Rule}; {fault.Remedy}");

    /// <summary>The range of <paramref name="prefixLength"/> that holds <paramref name="address"/>; host bits are cleared.</summary>
    public static Cidr Covering(IPAddress address, int prefixLength)
    {
        IPFamily family = address.AddressFamily == AddressFamily.InterNetwork ? IPFamily.IPv4 : IPFamily.IPv6;
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, family.Bits());
        return new Cidr(family, ToNumber(address) & ~HostMask(family, prefixLength), prefixLength);
    }

    /// <summary>Whether the address lies in this range; always false for the other family.</summary>
    public bool Contains(IPAddress address) =>
        Covering(address, 0).Family == Family && (ToNumber(address) & ~HostMask(Family, PrefixLength)) == _network;

    /// <summary>Whether the whole of <paramref name="other"/> lies in this range; a range contains itself.</summary>
    public bool Contains(Cidr other) =>
        Family == other.Family && PrefixLength <= other.PrefixLength && (other._network & ~HostMask(Family, PrefixLength)) == _network;

    /// <summary>Whether the two ranges share an address; never across families.</summary>
    public bool Overlaps(Cidr other) => Contains(other) || other.Contains(this);

    /// <summary>The address at <paramref name="index"/>, counted from the first, which has index 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range has no such address.</exception>
    public IPAddress AddressAt(UInt128 index)
    {
        if (index > HostMask(Family, PrefixLength))
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"{this} has no address at this index");
        }

        return ToAddress(Family, _network + index);
    }

    /// <summary>The subnet of <paramref name="prefixLength"/> at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range has no such subnet.</exception>
    public Cidr SubnetAt(int prefixLength, UInt128 index)
    {
        if (prefixLength < PrefixLength || prefixLength > Family.Bits() || index > LastSubnetIndex(prefixLength))
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"{this} has no /{prefixLength} at this index");
        }

        UInt128 offset = prefixLength == PrefixLength ? 0 : index << (Family.Bits() - prefixLength);
        return new Cidr(Family, _network + offset, prefixLength);
    }

    /// <summary>The index of the last subnet of <paramref name="prefixLength"/>: 255 for the /64s of a /56.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A subnet of that length is larger than the range, or smaller than an address.</exception>
    public UInt128 LastSubnetIndex(int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, Family.Bits());
        return LowBits(prefixLength - PrefixLength);
    }

    /// <summary>Canonical text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CidrText.Format(First)}/{PrefixLength}");

    internal static UInt128 ToNumber(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = address.TryWriteBytes(bytes, out int written);
        return written == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static IPAddress ToAddress(IPFamily family, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return new IPAddress(family == IPFamily.IPv4 ? bytes[12..] : bytes);
    }

    private static UInt128 HostMask(IPFamily family, int prefixLength) => LowBits(family.Bits() - prefixLength);

    // A shift by the full width is a shift by zero in .NET, hence the two ends.
    private static UInt128 LowBits(int count) => count switch
    {
        <= 0 => 0,
        >= 128 => UInt128.MaxValue,
        _ => (UInt128.One << count) - 1,
    };
}
