using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>A range that comes, goes or moves.</summary>
/// <param name="Range">What it is for, such as <c>pods</c>.</param>
/// <param name="Family">Its family.</param>
/// <param name="From">The range before; <c>null</c> where there was none.</param>
/// <param name="To">The range after; <c>null</c> where there is none.</param>
internal sealed record AddressChange(string Range, IPFamily Family, string? From, string? To);

/// <summary>What differs between two address maps.</summary>
internal static partial class AddressChanges
{
    /// <summary>Every difference, in the order of the new map.</summary>
    public static ImmutableArray<AddressChange> Between(ImmutableArray<AddressRow> before, ImmutableArray<AddressRow> after)
    {
        Dictionary<(string Use, IPFamily Family), string> old = ByUse(before);
        Dictionary<(string Use, IPFamily Family), string> now = ByUse(after);
        return
        [
            .. now.Keys.Concat(old.Keys.Where(k => !now.ContainsKey(k)))
                .Select(k => new AddressChange(k.Use, k.Family, old.GetValueOrDefault(k), now.GetValueOrDefault(k)))
                .Where(c => c.From != c.To),
        ];
    }

    /// <summary>The address map of a plan file, by the configuration in it; empty where that is none that this program accepts.</summary>
    public static ImmutableArray<AddressRow> MapOf(PlanFile plan) =>
        !plan.Config.Entries.IsEmpty && plan.ConfigValues is { } config && StackReview.Of(config).Addresses is { } addresses ? AddressMap.Of(addresses) : [];

    // A map has a line for each range; a range that several use is one of each.
    private static Dictionary<(string Use, IPFamily Family), string> ByUse(ImmutableArray<AddressRow> rows) => rows
        .SelectMany(r => NextUse().Split(r.Use).Select(use => (Use: Place().Replace(use, ""), r.Family, Range: Text(r, Place().Match(use).Groups[1].Value))))
        .GroupBy(u => (u.Use, u.Family))
        .ToDictionary(g => g.Key, g => g.First().Range);

    // Of a range that the cloud gives, its place in the network's is known.
    private static string Text(AddressRow row, string place) => row.Range != PlanUnknown.Display ? row.Range : place.Length > 0 ? place : row.Size;

    // The words that AddressMap begins a use with.
    [GeneratedRegex(", (?=(?:edge |host )?subnet of|hosts|network|pods|pool |service)")]
    private static partial Regex NextUse();

    [GeneratedRegex(", (/[0-9]+ number [0-9]+)$")]
    private static partial Regex Place();
}
