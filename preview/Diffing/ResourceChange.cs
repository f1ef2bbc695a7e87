using System.Collections.Immutable;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>What becomes of a resource.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is made anew, and the old one goes.</summary>
    Replace,

    /// <summary>It goes.</summary>
    Delete,
}

/// <summary>A resource that differs.</summary>
/// <param name="Kind">How.</param>
/// <param name="State">As it is to be; as it was, where it goes.</param>
/// <param name="Properties">What differs; empty for what comes or goes.</param>
internal sealed record ResourceChange(ChangeKind Kind, PlanState State, ImmutableArray<PropertyChange> Properties)
{
    /// <summary>The names of the resources that are made anew and take this one along.</summary>
    public ImmutableArray<string> ReplacedWith { get; init; } = [];

    /// <summary>Why <c>pulumi up</c> refuses it, in words; empty where it does not.</summary>
    public ImmutableArray<string> Refusals { get; init; } = [];

    public IEnumerable<PropertyChange> Forcing => Properties.Where(p => p.ForcesReplacement);
}

/// <summary>What differs between two plans of a stack.</summary>
internal sealed record PlanDifference
{
    /// <summary>The resources that differ, in the order of the new plan; those that go last.</summary>
    public required ImmutableArray<ResourceChange> Resources { get; init; }

    /// <summary>How many resources stay as they are.</summary>
    public required int Unchanged { get; init; }

    /// <summary>The configuration, by full key.</summary>
    public required ImmutableArray<PropertyChange> Configuration { get; init; }

    /// <summary>What the stack exports; empty where a plan does not say.</summary>
    public required ImmutableArray<PropertyChange> Outputs { get; init; }

    /// <summary>The warnings of the new plan.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Those that the old plan does not have.</summary>
    public required ImmutableArray<string> NewWarnings { get; init; }

    /// <summary>What the engine itself says against the new plan.</summary>
    public required ImmutableArray<string> Errors { get; init; }

    /// <summary>All that <c>pulumi up</c> refuses, in words.</summary>
    public IEnumerable<string> Refusals => Resources.SelectMany(r => r.Refusals).Concat(Errors);

    public bool IsEmpty => Resources.IsEmpty && Configuration.IsEmpty && Outputs.IsEmpty && Errors.IsEmpty;
}
