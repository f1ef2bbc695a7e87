using System.Globalization;

namespace CalicoIPv6.Configuration;

/// <summary>The one order in which problems are told.</summary>
public static class ProblemOrder
{
    /// <summary>
    /// The problems in the order of their keys; of one key, the key as a whole first and then its entries by index; of one entry, in
    /// the order they came. Keys that are not in the list come last, by name.
    /// </summary>
    /// <param name="problems">Problems in any order.</param>
    /// <param name="keys">Full keys, without index.</param>
    public static IReadOnlyList<Problem> InKeyOrder(this IEnumerable<Problem> problems, IReadOnlyList<string> keys)
    {
        Dictionary<string, int> places = keys.Select((key, place) => (key, place)).ToDictionary(p => p.key, p => p.place, StringComparer.Ordinal);
        return [.. problems
            .Select(problem => (problem, key: BaseKey(problem.Key)))
            .OrderBy(p => places.GetValueOrDefault(p.key, int.MaxValue))
            .ThenBy(p => p.key, StringComparer.Ordinal)
            .ThenBy(p => Index(p.problem.Key))
            .Select(p => p.problem)];
    }

    /// <summary>The configuration key of a problem: <c>calico-ipv6:ipPools</c> of <c>calico-ipv6:ipPools[1].cidr</c>.</summary>
    public static string BaseKey(string key) => key.Split('[')[0];

    private static int Index(string key) =>
        key.Split('[', ']') is [_, string index, ..] && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
