using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.PlanFiles;

/// <summary>A plan that was printed twice, without its secrets and with them: what they are, and that they are secret.</summary>
internal static class PlanSecrets
{
    /// <summary>Puts the values of secrets where they are masked.</summary>
    /// <param name="masked">The plan as it is printed.</param>
    /// <param name="shown">The same plan with <c>--show-secrets</c>.</param>
    public static PlanFile Join(PlanFile masked, PlanFile shown) =>
        masked with { Steps = [.. masked.Steps.Zip(shown.Steps, (m, s) => m with { NewState = Join(m.NewState, s.NewState) })] };

    private static PlanState? Join(PlanState? masked, PlanState? shown) => masked is null || shown is null ? masked : masked with
    {
        Inputs = (PlanMap)Join(masked.Inputs, shown.Inputs),
        Outputs = (PlanMap)Join(masked.Outputs, shown.Outputs),
    };

    private static PlanValue Join(PlanValue masked, PlanValue shown) => (masked, shown) switch
    {
        (PlanSecret, _) => new PlanSecret(shown),
        (PlanMap m, PlanMap s) => PlanMap.Of(m.Entries.Select(e => KeyValuePair.Create(e.Key, s[e.Key] is { } value ? Join(e.Value, value) : e.Value))),
        (PlanList m, PlanList s) when m.Items.Length == s.Items.Length => new PlanList([.. m.Items.Zip(s.Items, Join)]),
        _ => masked,
    };
}
