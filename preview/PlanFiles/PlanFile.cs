using System.Collections.Immutable;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.PlanFiles;

/// <summary>
/// A plan as <c>pulumi preview --json</c> prints it, the real one or that of the offline preview: pulumi/pulumi
/// pkg/display/json.go (PreviewDigest). Whatever judges, compares or draws a plan reads it in this form.
/// </summary>
/// <param name="Config">The configuration by full key, as texts; secrets are <see cref="PlanSecret"/>.</param>
/// <param name="Steps">In the order of the file. The real engine leaves out unchanged resources unless asked for them.</param>
/// <param name="Diagnostics">What the program or the engine said.</param>
internal sealed record PlanFile(PlanMap Config, ImmutableArray<PlanStep> Steps, ImmutableArray<PlanDiagnostic> Diagnostics)
{
    /// <summary>A plan that says nothing.</summary>
    public static readonly PlanFile Empty = new(PlanMap.Empty, [], []);

    /// <summary>The stack, by the first step: the stack itself is one of every plan. <c>null</c> of an empty plan.</summary>
    public string? Stack => Steps.IsEmpty ? null : Urns.StackOf(Steps[0].Urn);

    /// <summary>The project, by the first step; <c>null</c> of an empty plan.</summary>
    public string? Project => Steps.IsEmpty ? null : Urns.ProjectOf(Steps[0].Urn);

    /// <summary>The configuration as the program reads it, its secrets as keys alone; <c>null</c> of an empty plan, which has neither stack nor project.</summary>
    public ConfigValues? ConfigValues => Stack is { } stack && Project is { } project
        ? new(
            project,
            stack,
            Config.Entries.Where(e => e.Value is PlanScalar { Text: not null }).ToDictionary(e => e.Key, e => ((PlanScalar)e.Value).Text!, StringComparer.Ordinal),
            Config.Entries.Where(e => e.Value.HasSecret).Select(e => e.Key).ToHashSet(StringComparer.Ordinal))
        : null;

    /// <summary>The states after the plan, in the order of its steps, without resources that it deletes.</summary>
    public IEnumerable<PlanState> After => Steps
        .Where(s => s.NewState is not null && !PlanStep.Removals.Contains(s.Operation))
        .Select(s => s.NewState!)
        .DistinctBy(s => s.Urn);
}

/// <summary>What would be done with one resource.</summary>
internal sealed record PlanStep
{
    /// <summary>The operations after which a resource is gone, or its older self is.</summary>
    public static readonly ImmutableHashSet<string> Removals = ["delete", "delete-replaced", "discard", "discard-replaced"];

    /// <summary>The engine's word: <c>create</c>, <c>update</c>, <c>delete</c>, <c>replace</c>, <c>create-replacement</c>, <c>same</c>, <c>read</c> and so on.</summary>
    public required string Operation { get; init; }

    public required string Urn { get; init; }

    /// <summary>The state before; <c>null</c> for what is new.</summary>
    public PlanState? OldState { get; init; }

    /// <summary>The state after; <c>null</c> for what goes.</summary>
    public PlanState? NewState { get; init; }

    /// <summary>The properties that differ; empty where the engine does not say.</summary>
    public ImmutableArray<string> DiffReasons { get; init; } = [];

    /// <summary>The properties whose change forces a replacement.</summary>
    public ImmutableArray<string> ReplaceReasons { get; init; } = [];

    /// <summary>By property path, the kind of change (<c>add</c>, <c>update-replace</c>, ...); empty where the provider does not say.</summary>
    public ImmutableSortedDictionary<string, string> DetailedDiff { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>A resource in a plan: sdk/go/common/apitype (ResourceV3), what this project reads of it.</summary>
internal sealed record PlanState
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>The last part of the URN.</summary>
    public string Name => Urns.NameOf(Urn);

    public bool IsCustom { get; init; }

    public bool IsExternal { get; init; }

    public bool IsProtected { get; init; }

    /// <summary>The cloud's id; <c>null</c> while it is unknown, and for components.</summary>
    public string? Id { get; init; }

    /// <summary>The URN of the resource above; <c>null</c> for the stack.</summary>
    public string? Parent { get; init; }

    /// <summary><c>URN::ID</c> of the provider; <c>null</c> for components and providers.</summary>
    public string? Provider { get; init; }

    public PlanMap Inputs { get; init; } = PlanMap.Empty;

    public PlanMap Outputs { get; init; } = PlanMap.Empty;

    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>By property, the URNs of the resources that its value comes from.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>The URNs of resources whose replacement replaces this one.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>The URNs that it had before.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The input at a path; <see cref="PlanUnknown"/> where it, or something above it, is unknown or secret; <c>null</c> where it is absent.</summary>
    public PlanValue? At(params ReadOnlySpan<string> path) => Inputs.At(path);

    /// <summary>Whether the resource was made from outputs of one of a type.</summary>
    public bool DependsOn(string type) => Dependencies.Any(urn => Urns.TypeOf(urn) == type);
}

/// <summary>One message of a plan.</summary>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Message">Without colour codes.</param>
internal sealed record PlanDiagnostic(string Severity, string Message);
