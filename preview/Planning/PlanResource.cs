using System.Collections.Immutable;
using CalicoIPv6.Preview.Values;
using Pulumi;

namespace CalicoIPv6.Preview.Planning;

/// <summary>One step of a plan: a resource and what would be done with it.</summary>
internal sealed record PlanResource
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    public required bool IsCustom { get; init; }

    /// <summary>Read from the cloud, not made.</summary>
    public required bool IsExternal { get; init; }

    public required bool IsProtected { get; init; }

    /// <summary>The URN of the resource above; <c>null</c> for the stack.</summary>
    public required string? Parent { get; init; }

    /// <summary>The cloud's id; <c>null</c> while it is unknown, and for components.</summary>
    public required string? Id { get; init; }

    /// <summary><c>URN::ID</c> of the provider; <c>null</c> for components and providers.</summary>
    public required string? Provider { get; init; }

    public required PlanMap Inputs { get; init; }

    public required PlanMap Outputs { get; init; }

    public required ImmutableArray<string> Dependencies { get; init; }

    public required ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; }

    public required ImmutableArray<string> Aliases { get; init; }

    public required string? DeletedWith { get; init; }

    public required ImmutableArray<string> ReplaceWith { get; init; }

    /// <summary>The options that a plan shows as they are.</summary>
    public required ResourceOptions Options { get; init; }

    /// <summary>The engine's word for what is done.</summary>
    public string Operation => IsExternal ? "read" : "create";
}

/// <summary>What <c>pulumi up</c> would do.</summary>
/// <param name="Config">The configuration, by full key.</param>
/// <param name="Resources">In the order of their declaration; the stack first.</param>
/// <param name="Warnings">What a person should know.</param>
internal sealed record PlanDocument(PlanMap Config, ImmutableArray<PlanResource> Resources, ImmutableArray<string> Warnings);
