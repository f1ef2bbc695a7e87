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
/// shortened forms without a word (dotnet/runtime#117367), so a typing error would become another range.
/// </summary>
internal static class CidrText
{
    public static CidrFault? Parse(string text, out IPFamily family, out UInt128 address, out int prefixLength)
    {
        (family, address, prefixLength) = (IPFamily.IPv4, 0, 0);
        string[] parts = text.Split('/');
        if (parts[0].Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(parts[0], out IPAddress? parsed))
        {
            return new("is not an IP range", "write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56");
        }

        family = parsed.AddressFamily == AddressFamily.InterNetwork ? IPFamily.IPv4 : IPFamily.IPv6;
        address = Cidr.ToNumber(parsed);
        if (parts.Length == 1)
        {
            return new("has no prefix length", $"write {parsed}/{family.Bits()} for this one address, or the prefix length of the range");
        }

        bool isNumber = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefixLength);
        return parts.Length == 2 && isNumber && prefixLength <= family.Bits()
            ? null
            : new($"has no prefix length from 0 to {family.Bits()} after the slash", $"write {parsed}/{(family == IPFamily.IPv4 ? 16 : 56)} for example");
    }

    public static CidrFault NotCanonical(bool hasHostBits, string canonical) =>
        new(hasHostBits ? "has bits set after its prefix" : "is not in canonical form", $"write {canonical}");
}
