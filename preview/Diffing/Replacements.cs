using System.Collections.Immutable;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>Which changes cannot be made in place.</summary>
internal static class Replacements
{
    private const string Kubernetes = "kubernetes:";

    /// <summary>The changes that force a resource's replacement.</summary>
    /// <param name="state">The resource as it is to be.</param>
    /// <param name="changes">What differs.</param>
    public static IEnumerable<PropertyChange> Forcing(PlanState state, IEnumerable<PropertyChange> changes)
    {
        ImmutableArray<ReplacementRule> rules = Of(state.Type);
        return changes.Where(c => rules.Any(r => r.IsBrokenBy(c)) || state.ReplaceOnChanges.Any(p => PropertyPath.Covers(p, c.Path)));
    }

    /// <summary>The rules of a type; none of a type that this project does not use, whose changes then count as made in place.</summary>
    private static ImmutableArray<ReplacementRule> Of(string type) =>
        ReplacementTable.Rules.TryGetValue(type, out ImmutableArray<ReplacementRule> rules) ? rules
        : type.StartsWith(Kubernetes, StringComparison.Ordinal) ? ReplacementTable.OfEveryObject
        : [];
}

/// <summary>A property that cannot change in place.</summary>
/// <param name="Path">The property, of each item where it is inside of a list.</param>
/// <param name="Kinds">The changes that it is about.</param>
internal sealed record ReplacementRule(string Path, PropertyChangeKind Kinds)
{
    /// <summary>Which of these changes; all by default.</summary>
    public Func<PropertyChange, bool> Where { get; init; } = _ => true;

    // What goes or comes as a whole takes the property along.
    public bool IsBrokenBy(PropertyChange change) =>
        (Kinds & change.Kind) != 0 && (PropertyPath.CoversInAnyItem(Path, change.Path) || PropertyPath.CoversInAnyItem(Bare(change.Path), Path)) && Where(change);

    private static string Bare(string path) => PropertyPath.WithoutIndexes(path);
}
