using System.Globalization;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>Names in a line that a person reads: of a thousand hosts the first few, and how many more.</summary>
internal static class NameList
{
    /// <summary>How many are named.</summary>
    public const int Most = 5;

    public static string Of(params IReadOnlyCollection<string> names) => string.Join(", ", names.Take(Most)) + More(names.Count);

    private static string More(int count) => count > Most ? string.Create(CultureInfo.InvariantCulture, $" and {count - Most:N0} more") : "";
}
