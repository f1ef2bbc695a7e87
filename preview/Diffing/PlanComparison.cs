using System.Collections.Immutable;
using System.Text.Json;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// What differs between two plans of a stack, as the engine would find it. Plans made offline create everything; what is replaced
/// follows from <see cref="ReplacementTable"/> then, and from resource to resource: the id of what is made anew is not known before.
/// </summary>
internal sealed class PlanComparison
{
    private const string Protect = "protect";

    private readonly ImmutableArray<ResourcePair> _pairs;
    private readonly Dictionary<string, ImmutableArray<PropertyChange>> _changes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);

    private PlanComparison(PlanFile before, PlanFile after)
    {
        _pairs = [.. ResourcePair.Of(before, after).Where(p => !p.State.IsExternal)];
        // Those before say what becomes of those after, but for resources that are replaced with later ones: until nothing is new.
        for (int known = -1; known < _replaced.Count;)
        {
            known = _replaced.Count;
            foreach (ResourcePair pair in _pairs.Where(p => p is { Old: not null, New: not null }))
            {
                _changes[pair.State.Urn] = Changes(pair);
                if (IsReplaced(pair))
                {
                    _replaced.Add(pair.State.Urn);
                }
            }
        }
    }

    /// <summary>Compares two plans.</summary>
    /// <param name="before">The old one; empty to read what the new one itself says about the state of the stack.</param>
    /// <param name="after">The new one, as its program wants it.</param>
    public static PlanDifference Of(PlanFile before, PlanFile after)
    {
        var comparison = new PlanComparison(before, after);
        ImmutableArray<ResourceChange> resources = [.. comparison._pairs.Where(p => p.State.Type != ResourceRecord.StackType).Select(comparison.Change).OfType<ResourceChange>()];
        ImmutableArray<string> warnings = Messages(after, "warning");
        return new PlanDifference
        {
            Resources = [.. resources.OrderBy(r => r.Kind == ChangeKind.Delete)],
            Unchanged = comparison._pairs.Count(p => p.State.Type != ResourceRecord.StackType) - resources.Length,
            Configuration = before == PlanFile.Empty ? [] : [.. ValueDiff.Between(Meaning(before.Config), Meaning(after.Config))],
            Outputs = comparison.Outputs(),
            Warnings = warnings,
            NewWarnings = [.. warnings.Except(Messages(before, "warning"))],
            Errors = Messages(after, "error"),
        };
    }

    private static ImmutableArray<string> Messages(PlanFile plan, string severity) =>
        [.. plan.Diagnostics.Where(d => d.Severity == severity).Select(d => d.Message.Trim()).Distinct()];

    // Configuration is texts; lists and maps among them are JSON.
    private static PlanMap Meaning(PlanMap config) => PlanMap.Of(config.Entries.Select(e => KeyValuePair.Create(e.Key, e.Value is PlanScalar { Text: { } text } ? Meaning(text) : e.Value)));

    private static PlanValue Meaning(string text)
    {
        try
        {
            return PlanFileReader.ParseValue(text);
        }
        catch (JsonException)
        {
            return new PlanScalar(text);
        }
    }

    // A plan of the engine has none of a stack that it has yet to update.
    private ImmutableArray<PropertyChange> Outputs()
    {
        ResourcePair? stack = _pairs.FirstOrDefault(p => p.State.Type == ResourceRecord.StackType);
        return stack is { Old.Outputs: { Entries.IsEmpty: false } before, New.Outputs: { Entries.IsEmpty: false } after } ? [.. ValueDiff.Between(before, after)] : [];
    }

    private ResourceChange? Change(ResourcePair pair) => pair switch
    {
        { Old: null } => new ResourceChange(ChangeKind.Create, pair.State, []),
        { New: null } => Refusals.Judged(new ResourceChange(ChangeKind.Delete, pair.State, []), pair.Old),
        _ when IsReplaced(pair) => Refusals.Judged(Replacement(pair), pair.Old),
        _ when _changes[pair.State.Urn] is { IsEmpty: false } changes => new ResourceChange(ChangeKind.Update, pair.State, changes),
        _ => null,
    };

    private ResourceChange Replacement(ResourcePair pair)
    {
        ImmutableArray<PropertyChange> changes = _changes[pair.State.Urn];
        HashSet<PropertyChange> forcing = [.. Forcing(pair, changes)];
        return new ResourceChange(ChangeKind.Replace, pair.State, [.. changes.Select(c => c with { ForcesReplacement = forcing.Contains(c) })])
        {
            ReplacedWith = [.. Companions(pair).Select(Urns.NameOf)],
        };
    }

    private bool IsReplaced(ResourcePair pair) => pair.Verdict is { } verdict
        ? verdict.IsReplaced
        : Forcing(pair, _changes[pair.State.Urn]).Any() || Companions(pair).Any();

    private static IEnumerable<PropertyChange> Forcing(ResourcePair pair, IEnumerable<PropertyChange> changes) => pair.Verdict is { } verdict
        ? changes.Where(c => verdict.Forcing.Any(f => PropertyPath.Covers(f, c.Path) || PropertyPath.Covers(c.Path, f)))
        : Replacements.Forcing(pair.New!, changes.Where(c => !IgnoredChanges.Ignores(pair.New!, c.Path)));

    // A provider that is made anew makes anew all that it made (pulumi/pulumi pkg/resource/deploy/step_generator.go, providerChanged).
    private IEnumerable<string> Companions(ResourcePair pair) =>
        pair.New!.ReplaceWith.Where(_replaced.Contains).Concat(Urns.OfProvider(pair.New.Provider) is { } provider && _replaced.Contains(provider) ? [provider] : []);

    private ImmutableArray<PropertyChange> Changes(ResourcePair pair)
    {
        PlanState before = pair.Old!;
        // The engine's inputs are what they will be; and a program's are, of what is made anew.
        bool goesOn = pair.Verdict is null && !_replaced.Contains(pair.State.Urn);
        PlanState after = goesOn ? IgnoredChanges.Kept(before, pair.New!) : pair.New!;
        PropertyChange[] seen = [.. ValueDiff.Between(before.Inputs, after.Inputs)];
        IEnumerable<PropertyChange> told = pair.Verdict is { } verdict ? Told(verdict, before, after, seen) : [.. Followed(before, after, seen), .. Inherited(pair)];
        IEnumerable<PropertyChange> protection = before.IsProtected == after.IsProtected ? []
            : [new PropertyChange(Protect, new PlanScalar(before.IsProtected), new PlanScalar(after.IsProtected))];
        // Inputs show no difference of what is kept, and where they come from might.
        return [.. seen.Concat(told.Where(c => !goesOn || !IgnoredChanges.Ignores(after, c.Path))).OrderBy(c => c.Path, StringComparer.Ordinal).Concat(protection)];
    }

    // What a resource has from its provider and no plan of a program says.
    private IEnumerable<PropertyChange> Inherited(ResourcePair pair) =>
        Urns.OfProvider(pair.New!.Provider) is { } urn && ProviderRegion.Change(pair, _pairs.FirstOrDefault(p => p.State.Urn == urn)) is { } change ? [change] : [];

    // Secrets that the engine has compared and a plan does not show.
    private static IEnumerable<PropertyChange> Told(EngineVerdict verdict, PlanState before, PlanState after, PropertyChange[] seen) => verdict.Changed
        .Where(path => !seen.Any(c => PropertyPath.Covers(path, c.Path) || PropertyPath.Covers(c.Path, path)))
        .Where(path => !verdict.Changed.Any(other => other != path && PropertyPath.Covers(path, other)))
        .Select(path => new PropertyChange(path, PropertyPath.Find(before.Inputs, path), PropertyPath.Find(after.Inputs, path)))
        .Where(c => c.Old is PlanSecret || c.New is PlanSecret);

    // A value that is unknown on both sides is another one when it comes from other resources, or from one that is made anew.
    private IEnumerable<PropertyChange> Followed(PlanState before, PlanState after, PropertyChange[] seen)
    {
        foreach ((string property, ImmutableArray<string> now) in after.PropertyDependencies)
        {
            ImmutableArray<string> then = before.PropertyDependencies.GetValueOrDefault(property, []);
            string path = PropertyPath.Member("", property);
            if (before.Inputs[property] is not { HasUnknown: true } || after.Inputs[property] is not { HasUnknown: true } value || seen.Any(c => PropertyPath.Covers(path, c.Path)))
            {
                continue;
            }

            string[] gone = [.. then.Except(now)];
            string[] come = [.. now.Where(u => _replaced.Contains(u) || !then.Contains(u))];
            if (gone.Length + come.Length > 0)
            {
                foreach (string place in ValueDiff.Unknowns(path, value))
                {
                    yield return new PropertyChange(place, PropertyPath.Find(before.Inputs, place) ?? PlanUnknown.Instance, PropertyPath.Find(after.Inputs, place))
                    {
                        OldSources = [.. gone.Select(Urns.NameOf)],
                        NewSources = [.. come.Select(Urns.NameOf)],
                        IsMore = gone.Length == 0 && !come.Any(_replaced.Contains),
                    };
                }
            }
        }
    }
}
