using System.Collections.Immutable;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>The resources that a plan leaves, and which of them refer to which.</summary>
internal sealed class PlanGraph
{
    private readonly Dictionary<string, PlanState> _byUrn;
    private readonly ILookup<string, PlanState> _byType;
    private readonly ILookup<string, PlanState> _byId;

    public PlanGraph(PlanFile plan)
    {
        PlanState[] states = [.. plan.After];
        _byUrn = states.ToDictionary(s => s.Urn, StringComparer.Ordinal);
        _byType = states.ToLookup(s => s.Type, StringComparer.Ordinal);
        _byId = states.Where(s => s.Id is not null).ToLookup(s => s.Id!, StringComparer.Ordinal);
    }

    /// <summary>All of some types, in the order of the plan.</summary>
    public IEnumerable<PlanState> OfType(params IEnumerable<string> types) => types.SelectMany(t => _byType[t]);

    /// <summary>The resource of a type that a property refers to; <c>null</c> where there is none in the plan.</summary>
    public PlanState? Reference(PlanState from, string property, string type) => References(from, property, type).FirstOrDefault();

    /// <summary>The resources of a type that a property refers to: by their ids, or while those are unknown by what the property depends on.</summary>
    public ImmutableArray<PlanState> References(PlanState from, string property, string type)
    {
        ImmutableArray<PlanState> known = [.. from.Inputs[property].Texts().SelectMany(text => _byId[text]).Where(s => s.Type == type).Distinct()];
        return !known.IsEmpty
            ? known
            : [.. from.PropertyDependencies.GetValueOrDefault(property, []).Select(_byUrn.GetValueOrDefault).OfType<PlanState>().Where(s => s.Type == type)];
    }

    /// <summary>The name that a person gave or the cloud shows, else the resource's.</summary>
    public static string NameOf(PlanState state) => GivenName(state.Inputs) ?? state.Name;

    /// <summary>The name tag, or the name that the cloud shows; <c>null</c> where inputs have neither.</summary>
    public static string? GivenName(PlanMap inputs) => inputs.At("tags", "Name").Text() ?? inputs["name"].Text();
}
