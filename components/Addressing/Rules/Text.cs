using System.Globalization;
using System.Numerics;

namespace CalicoIPv6.Addressing;

/// <summary>How messages write numbers.</summary>
internal static class Text
{
    public static string Count(UInt128 count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    public static string Count(int count, string what) => Count((UInt128)count, what);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Powers of two.</summary>
internal static class Bits
{
    /// <summary>The bits that number <paramref name="count"/> things: 0 for one, 1 for two, 2 for three and four.</summary>
    public static int For(int count) => BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, 1)));
}
