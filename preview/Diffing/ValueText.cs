using System.Collections.Immutable;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>Values as a person reads them: JSON on one line, but for what is secret or unknown.</summary>
internal static class ValueText
{
    /// <summary>What stands for a value that is not there.</summary>
    public const string Absent = "nothing";

    public static string Of(PlanValue? value) => value switch
    {
        null => Absent,
        PlanSecret => PlanSecret.Mask,
        PlanUnknown => PlanUnknown.Display,
        PlanMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{Quoted(e.Key)}: {Of(e.Value)}"))}}}",
        PlanList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        _ => JsonText.Compact(value),
    };

    /// <summary>The value before, and where an unknown one comes from.</summary>
    public static string Old(PropertyChange change) => Of(change.Old) + From(change.OldSources);

    /// <summary>The value after, likewise.</summary>
    public static string New(PropertyChange change) => Of(change.New) + From(change.NewSources);

    private static string From(ImmutableArray<string> sources) => sources.IsEmpty ? "" : $" of {NameList.Of(sources)}";

    private static string Quoted(string key) => JsonText.Compact(new PlanScalar(key));
}
