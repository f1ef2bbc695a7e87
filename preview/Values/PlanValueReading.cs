using System.Globalization;

namespace CalicoIPv6.Preview.Values;

/// <summary>What a value says, read so that what is not known stays so.</summary>
internal static class PlanValueReading
{
    /// <summary>The value at a path; <see cref="PlanUnknown"/> where it, or something above it, is unknown or secret; <c>null</c> where it is absent.</summary>
    public static PlanValue? At(this PlanValue value, params ReadOnlySpan<string> path)
    {
        PlanValue? found = value;
        foreach (string key in path)
        {
            found = found is PlanMap map ? map[key] : found is PlanUnknown or PlanSecret ? PlanUnknown.Instance : null;
        }

        return found switch
        {
            PlanSecret => PlanUnknown.Instance,
            PlanScalar { Value: null } => null,
            _ => found,
        };
    }

    /// <summary>The items of a list; a value that is none is its only item, and nothing has none.</summary>
    public static IEnumerable<PlanValue> Items(this PlanValue? value) => value switch
    {
        null => [],
        PlanList list => list.Items,
        _ => [value],
    };

    public static bool IsTrue(this PlanValue? value) => value is PlanScalar { Value: true or "true" };

    public static bool IsFalse(this PlanValue? value) => value is PlanScalar { Value: false or "false" };

    /// <summary>A text; <c>null</c> for what is none, empty, unknown or secret.</summary>
    public static string? Text(this PlanValue? value) => (value as PlanScalar)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>A whole number, also where it is written as text; <c>null</c> for what is none, unknown or secret.</summary>
    public static int? Number(this PlanValue? value) => (value as PlanScalar)?.Value switch
    {
        int number => number,
        double number => (int)number,
        string text when int.TryParse(text, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };

    /// <summary>The texts in a value, whatever holds them; none of a secret.</summary>
    public static IEnumerable<string> Texts(this PlanValue? value) => value switch
    {
        PlanScalar { Text: { } text } => [text],
        PlanList list => list.Items.SelectMany(Texts),
        PlanMap map => map.Entries.Values.SelectMany(Texts),
        _ => [],
    };
}
