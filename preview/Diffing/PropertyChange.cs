using System.Collections.Immutable;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>How a property differs.</summary>
[Flags]
internal enum PropertyChangeKind
{
    /// <summary>It was absent.</summary>
    Added = 1,

    /// <summary>It has another value.</summary>
    Changed = 2,

    /// <summary>It is absent now.</summary>
    Removed = 4,
}

/// <summary>One property that differs.</summary>
/// <param name="Path">Its place, as <see cref="PropertyPath"/> writes it; an item that is gone has its old index.</param>
/// <param name="Old">Its value before; <c>null</c> when it was absent.</param>
/// <param name="New">Its value after; <c>null</c> when it is absent.</param>
internal sealed record PropertyChange(string Path, PlanValue? Old, PlanValue? New)
{
    /// <summary>Whether this is why the resource is replaced.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>The names of resources that an unknown value came from before, and comes from no more.</summary>
    public ImmutableArray<string> OldSources { get; init; } = [];

    /// <summary>The names of resources that an unknown value comes from, and did not before or not as they were.</summary>
    public ImmutableArray<string> NewSources { get; init; } = [];

    /// <summary>Whether an unknown value comes from further resources besides those that it came from: a list that grew.</summary>
    public bool IsMore { get; init; }

    public PropertyChangeKind Kind => IsMore ? PropertyChangeKind.Added : Old is null ? PropertyChangeKind.Added : New is null ? PropertyChangeKind.Removed : PropertyChangeKind.Changed;
}
