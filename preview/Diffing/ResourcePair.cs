using System.Collections.Immutable;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>A resource on both sides of a comparison; one of them is <c>null</c> where it is not there.</summary>
/// <param name="Old">Its state before.</param>
/// <param name="New">Its state after.</param>
/// <param name="Verdict">What the engine itself says about this very difference; <c>null</c> where it has compared nothing, or something else.</param>
internal sealed record ResourcePair(PlanState? Old, PlanState? New, EngineVerdict? Verdict)
{
    public PlanState State => New ?? Old!;

    /// <summary>
    /// The resources of two plans by URN, those of the new one first. A plan of the engine leaves out what it does not change; the other
    /// plan, when it does change that, says how it was.
    /// </summary>
    public static ImmutableArray<ResourcePair> Of(PlanFile before, PlanFile after)
    {
        Dictionary<string, Touched> old = Touched.In(before);
        Dictionary<string, Touched> now = Touched.In(after);
        var pairs = ImmutableArray.CreateBuilder<ResourcePair>();
        HashSet<string> renamed = new(StringComparer.Ordinal);
        foreach (string urn in now.Keys.Concat(old.Keys.Where(u => !now.ContainsKey(u))))
        {
            PlanState? was = Before(urn);
            PlanState? becomes = now.TryGetValue(urn, out Touched? touched) ? touched.After : old[urn].Before;
            if (was is null && becomes?.Aliases.FirstOrDefault(a => After(a) is null && Before(a) is not null) is { } alias)
            {
                was = Before(alias);
                renamed.Add(alias);
            }

            // The engine has compared with the state of the stack, which is the old side unless the old plan changes it.
            bool isSameQuestion = touched?.Before is not null && (!old.TryGetValue(urn, out Touched? other) || other.ChangesNothing);
            pairs.Add(new ResourcePair(was, becomes, isSameQuestion ? touched!.Verdict : null));
        }

        return [.. pairs.Where(p => (p.Old ?? p.New) is not null && !(p.New is null && renamed.Contains(p.Old!.Urn)))];

        PlanState? Before(string urn) => old.TryGetValue(urn, out Touched? t) ? t.After : now.GetValueOrDefault(urn)?.Before;

        PlanState? After(string urn) => now.TryGetValue(urn, out Touched? t) ? t.After : old.GetValueOrDefault(urn)?.Before;
    }

    /// <summary>All that a plan does with one resource: a replacement is up to three steps, and with --refresh others come before.</summary>
    private sealed class Touched(ImmutableArray<PlanStep> steps)
    {
        // What is created is there no more, as a refresh has found out.
        public PlanState? Before { get; } =
            steps.Any(s => s.Operation == "create") ? null : steps.Select(s => s.OldState).FirstOrDefault(s => s is not null);

        public PlanState? After { get; } =
            steps.Where(s => !PlanStep.Removals.Contains(s.Operation)).Select(s => s.NewState).LastOrDefault(s => s is not null);

        public bool ChangesNothing => steps.All(s => s.Operation is "same" or "refresh");

        public EngineVerdict Verdict => new(
            steps.Any(s => s.Operation.Contains("replace", StringComparison.Ordinal)),
            [.. steps.SelectMany(s => s.DiffReasons.Concat(s.DetailedDiff.Keys)).Distinct()],
            [
                .. steps.SelectMany(s => s.ReplaceReasons.Concat(s.DetailedDiff.Where(d => d.Value.EndsWith("-replace", StringComparison.Ordinal)).Select(d => d.Key)))
                    .Distinct(),
            ]);

        // A replaced one that waits for its end since an update before (ResourceV3, delete) says nothing about the resource.
        public static Dictionary<string, Touched> In(PlanFile plan) => plan.Steps
            .GroupBy(s => s.Urn, StringComparer.Ordinal)
            .Where(g => g.Any(s => s.Operation is not ("delete-replaced" or "discard-replaced")))
            .ToDictionary(g => g.Key, g => new Touched([.. g]), StringComparer.Ordinal);
    }
}

/// <summary>What the engine says about a resource that it has compared.</summary>
/// <param name="IsReplaced">Whether it replaces it.</param>
/// <param name="Changed">The paths of what differs, secrets too, whose values a plan does not have.</param>
/// <param name="Forcing">The paths that force the replacement.</param>
internal sealed record EngineVerdict(bool IsReplaced, ImmutableArray<string> Changed, ImmutableArray<string> Forcing);
