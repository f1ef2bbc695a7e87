using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Policy;

/// <summary>A resource's inputs, read so that what is not known stays so.</summary>
internal static class Inputs
{
    /// <summary>The value at a path; <see cref="PlanUnknown"/> where it, or something above it, is unknown or secret; <c>null</c> where it is absent.</summary>
    public static PlanValue? At(this PlanState resource, params ReadOnlySpan<string> path) => resource.Inputs.At(path);

    /// <inheritdoc cref="At(PlanState, ReadOnlySpan{string})"/>
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

    public static string? Text(this PlanValue? value) => (value as PlanScalar)?.Text;

    /// <summary>The whole number; <c>null</c> where it is none.</summary>
    public static int? Number(this PlanValue? value) => (value as PlanScalar)?.Value switch
    {
        int number => number,
        double number => (int)number,
        _ => null,
    };

    /// <summary>Whether the resource was made from outputs of one of a type.</summary>
    public static bool DependsOn(this PlanState resource, string type) => resource.Dependencies.Any(urn => Urns.TypeOf(urn) == type);
}
