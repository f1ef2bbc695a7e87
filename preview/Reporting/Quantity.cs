using System.Globalization;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>Numbers of things, for people.</summary>
internal static class Quantity
{
    /// <summary><c>1 host</c>, <c>1,000 hosts</c>: of a word that has its plural by an s.</summary>
    public static string Of(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {word}{(count == 1 ? "" : "s")}");
}
