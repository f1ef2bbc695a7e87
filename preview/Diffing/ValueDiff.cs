using System.Collections.Immutable;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// Where two values differ, as deep down as can be told. What is unknown on both sides is the same; a secret differs as a whole, when
/// its value is known to differ.
/// </summary>
internal static class ValueDiff
{
    /// <summary>Keys with which bridged providers keep books in inputs, such as <c>__defaults</c> (pulumi/pulumi-terraform-bridge pkg/tfbridge/schema.go).</summary>
    private const string Bookkeeping = "__";

    /// <summary>Every difference, in the order of the keys.</summary>
    public static IEnumerable<PropertyChange> Between(PlanMap before, PlanMap after) => OfMaps("", before, after);

    /// <summary>The places of unknown values in a value.</summary>
    public static IEnumerable<string> Unknowns(string path, PlanValue value) => value switch
    {
        PlanUnknown or PlanSecret { HasUnknown: true } => [path],
        PlanMap map => map.Entries.SelectMany(e => Unknowns(PropertyPath.Member(path, e.Key), e.Value)),
        PlanList list => list.Items.SelectMany((item, index) => Unknowns(PropertyPath.Item(path, index), item)),
        _ => [],
    };

    private static IEnumerable<PropertyChange> Of(string path, PlanValue before, PlanValue after) => (before, after) switch
    {
        (PlanMap a, PlanMap b) => OfMaps(path, a, b),
        (PlanList a, PlanList b) => OfLists(path, a.Items, b.Items),
        _ => AreSame(before, after) ? [] : [new PropertyChange(path, before, after)],
    };

    private static IEnumerable<PropertyChange> OfMaps(string path, PlanMap before, PlanMap after)
    {
        foreach (string key in before.Entries.Keys.Union(after.Entries.Keys).Where(k => !k.StartsWith(Bookkeeping, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string place = PropertyPath.Member(path, key);
            IEnumerable<PropertyChange> changes = (before[key], after[key]) switch
            {
                ({ } a, { } b) => Of(place, a, b),
                (var a, var b) => [new PropertyChange(place, a, b)],
            };
            foreach (PropertyChange change in changes)
            {
                yield return change;
            }
        }
    }

    // What begins and ends alike stays where it is, so that one item more or less is one difference.
    private static IEnumerable<PropertyChange> OfLists(string path, ImmutableArray<PlanValue> before, ImmutableArray<PlanValue> after)
    {
        int shorter = Math.Min(before.Length, after.Length);
        int start = 0;
        while (start < shorter && AreSame(before[start], after[start]))
        {
            start++;
        }

        int end = 0;
        while (end < shorter - start && AreSame(before[^(end + 1)], after[^(end + 1)]))
        {
            end++;
        }

        for (int i = start; i < Math.Max(before.Length, after.Length) - end; i++)
        {
            PlanValue? a = i < before.Length - end ? before[i] : null;
            PlanValue? b = i < after.Length - end ? after[i] : null;
            string place = PropertyPath.Item(path, i);
            IEnumerable<PropertyChange> changes = a is not null && b is not null ? Of(place, a, b) : [new PropertyChange(place, a, b)];
            foreach (PropertyChange change in changes)
            {
                yield return change;
            }
        }
    }

    private static bool AreSame(PlanValue before, PlanValue after) => (before, after) switch
    {
        (PlanSecret a, PlanSecret b) => AreSame(a.Value, b.Value),
        (PlanUnknown, PlanUnknown) => true,
        (PlanScalar a, PlanScalar b) => Equals(a.Value, b.Value),
        (PlanMap a, PlanMap b) => !OfMaps("", a, b).Any(),
        (PlanList a, PlanList b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(i => AreSame(i.First, i.Second)),
        _ => false,
    };
}
