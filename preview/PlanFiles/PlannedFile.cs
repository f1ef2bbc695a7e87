using CalicoIPv6.Preview.Planning;

namespace CalicoIPv6.Preview.PlanFiles;

/// <summary>A plan of the offline preview in the form that plan files are read in.</summary>
internal static class PlannedFile
{
    /// <summary>What reading its JSON would give, without writing it; numbers alone keep their kinds.</summary>
    public static PlanFile Of(PlanDocument plan) => new(
        plan.Config,
        [.. plan.Resources.Select(r => new PlanStep { Operation = r.Operation, Urn = r.Urn, NewState = StateOf(r) })],
        [.. plan.Warnings.Select(w => new PlanDiagnostic("warning", w))]);

    private static PlanState StateOf(PlanResource resource) => new()
    {
        Urn = resource.Urn,
        Type = resource.Type,
        IsCustom = resource.IsCustom,
        IsExternal = resource.IsExternal,
        IsProtected = resource.IsProtected,
        Id = resource.Id,
        Parent = resource.Parent,
        Provider = resource.Provider,
        Inputs = resource.Inputs,
        Outputs = resource.Outputs,
        Dependencies = resource.Dependencies,
        PropertyDependencies = resource.PropertyDependencies,
    };
}
