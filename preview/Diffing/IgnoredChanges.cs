using System.Collections.Immutable;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// What <c>ignoreChanges</c> leaves as it was. The engine puts the old inputs in the place of the new ones for a resource that goes on; one that
/// is replaced is made from the new ones (pulumi/pulumi pkg/resource/deploy/step_generator.go, processIgnoreChanges and what follows sg.replaces).
/// </summary>
internal static class IgnoredChanges
{
    /// <summary>The new plan as it would come out. What the engine has compared itself is that already.</summary>
    /// <param name="before">The old plan.</param>
    /// <param name="after">The new plan, as its program wants it.</param>
    /// <param name="replaced">The URNs of resources that are made anew.</param>
    public static PlanFile Kept(PlanFile before, PlanFile after, IReadOnlySet<string> replaced)
    {
        var old = ResourcePair.Of(before, after)
            .Where(p => p is { Old: not null, New.IgnoreChanges.IsEmpty: false, Verdict: null } && !replaced.Contains(p.New.Urn))
            .ToDictionary(p => p.New!.Urn, p => p.Old!, StringComparer.Ordinal);
        return after with
        {
            Steps = [.. after.Steps.Select(s => s.NewState is { } state && old.TryGetValue(state.Urn, out PlanState? was) ? s with { NewState = Kept(was, state) } : s)],
        };
    }

    /// <summary>A resource that goes on, with what it ignores as it was.</summary>
    /// <param name="before">As it was.</param>
    /// <param name="after">As its program wants it.</param>
    public static PlanState Kept(PlanState before, PlanState after) => after with
    {
        Inputs = after.IgnoreChanges.Aggregate(after.Inputs, (inputs, path) => PropertyPath.Reset(before.Inputs, inputs, path)),
        PropertyDependencies = after.PropertyDependencies.Where(d => !IsKept(after, d.Key)).Concat(before.PropertyDependencies.Where(d => IsKept(after, d.Key)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    /// <summary>Whether a resource that goes on ignores what changes at a path.</summary>
    public static bool Ignores(PlanState state, string path) => state.IgnoreChanges.Any(ignored => PropertyPath.Covers(ignored, path));

    // Of a path inside of a property, the rest comes from where it comes now.
    private static bool IsKept(PlanState state, string property) => Ignores(state, PropertyPath.Member("", property));
}
