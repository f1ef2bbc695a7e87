using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CalicoIPv6.Addressing;

/// <summary>Why a text is not a <see cref="Cidr"/>.</summary>
/// <param name="Rule">What the text breaks, as the end of the sentence "this value ...".</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record CidrFault(string Rule, string Remedy);

/// <summary>
/// The strict reading of range texts. .NET's own <c>IPNetwork.Parse</c> clears host bits and takes octal, hexadecimal and
/// shortened forms without a word (dotnet/runtime#117367), so a typing error would become another range. Reading here is generous,
/// as far as what was meant is plain; <see cref="Cidr"/> then refuses all but canonical text and offers that.
/// </summary>
internal static class CidrText
{
    public static CidrFault? Parse(string text, UsualLengths usual, out IPFamily family, out UInt128 address, out int prefixLength)
    {
        (family, address, prefixLength) = (IPFamily.IPv4, 0, 0);
        string[] parts = text.Trim().Split('/');
        if (ReadAddress(parts[0]) is not { } parsed)
        {
            return new("is not an IP range", "write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56");
        }

        family = parsed.AddressFamily == AddressFamily.InterNetwork ? IPFamily.IPv4 : IPFamily.IPv6;
        address = Cidr.ToNumber(parsed);
        string example = $"write {Cidr.Covering(parsed, usual.Of(family))} for example";
        if (parts.Length == 1)
        {
            return new("has no prefix length", example);
        }

        bool isNumber = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefixLength);
        return parts.Length == 2 && isNumber && prefixLength <= family.Bits()
            ? null
            : new($"has no prefix length from 0 to {family.Bits()} after the slash", example);
    }

    public static CidrFault NotCanonical(bool hasHostBits, string canonical) =>
        new(hasHostBits ? "has bits set after its prefix" : "is not in canonical form", $"write {canonical}");

    /// <summary>
    /// RFC 5952. .NET writes the last 32 bits dotted where they look like an ISATAP or IPv4-compatible address, as in
    /// fd00::5efe:10.0.0.0; Go, and so Kubernetes and Calico, does not, and Calico's operator compares ranges as text.
    /// </summary>
    public static string Format(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
        {
            return address.ToString();
        }

        byte[] bytes = address.GetAddressBytes();
        ushort[] groups = [.. Enumerable.Range(0, 8).Select(i => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2 * i)))];
        (int start, int length) = LongestZeroRun(groups);
        return length < 2 ? Join(groups) : $"{Join(groups[..start])}::{Join(groups[(start + length)..])}";
    }

    private static (int Start, int Length) LongestZeroRun(ushort[] groups)
    {
        (int Start, int Length) best = (0, 0);
        for (int start = 0; start < groups.Length; start++)
        {
            int length = groups.Skip(start).TakeWhile(g => g == 0).Count();
            best = length > best.Length ? (start, length) : best;
        }

        return best;
    }

    private static string Join(ushort[] groups) => string.Join(':', groups.Select(g => g.ToString("x", CultureInfo.InvariantCulture)));

    // A zone index ("%eth0") is cut off here, so that the text is refused as not canonical.
    private static IPAddress? ReadAddress(string text) => text.Contains(':', StringComparison.Ordinal)
        ? IPAddress.TryParse(text.Split('%')[0], out IPAddress? ipv6) ? ipv6 : null
        : ReadIPv4(text);

    // Decimal only, with zeros for what is left out at the end: "010.0.0.0" and "10/8" mean 10.0.0.0, where .NET reads 8.0.0.0 and 0.0.0.10.
    private static IPAddress? ReadIPv4(string text)
    {
        string[] parts = text.Split('.');
        byte[] bytes = new byte[4];
        for (int i = 0; i < parts.Length; i++)
        {
            if (i == bytes.Length || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }

        return new IPAddress(bytes);
    }
}
