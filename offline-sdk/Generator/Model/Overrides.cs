using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator.Model;

/// <summary>A property after the overrides.</summary>
internal sealed record Property(string WireName, string Name, TsType Type, bool Optional, bool Secret = false);

/// <summary>Applies the overrides of the manifest, and knows which of them found nothing to change.</summary>
internal sealed class Overrides(IReadOnlyList<Override> overrides)
{
    private readonly HashSet<string> _used = [];

    /// <summary>The places an override names that nothing was generated for.</summary>
    public IEnumerable<string> Unused => overrides.SelectMany(o => o.At).Except(_used);

    /// <param name="owner">The npm type, e.g. <c>ec2.Instance</c>.</param>
    /// <param name="className">The C# class the properties go into: a property must not share its name.</param>
    public List<Property> Apply(string owner, string className, Side side, IEnumerable<TsProperty> properties)
    {
        List<Override> here = [.. overrides.Where(o => AppliesTo(o, side))];
        IEnumerable<Property?> declared = properties.Select(p => Declared(here, owner, className, p));
        IEnumerable<Property> added = here.Where(o => o.Add).SelectMany(o => Added(o, owner, side));
        return [.. declared.OfType<Property>().Concat(added).OrderBy(p => p.WireName, StringComparer.Ordinal)];
    }

    /// <returns>Null for a property that is dropped.</returns>
    private Property? Declared(List<Override> here, string owner, string className, TsProperty property)
    {
        string at = $"{owner}.{property.Name}";
        Override change = here.FirstOrDefault(o => !o.Add && o.At.Contains(at)) ?? new Override();
        _used.Add(at);
        if (change.Drop)
            return null;
        string name = change.Name ?? Names.Pascal(property.Name);
        if (name == className)
            throw new InvalidOperationException($"{at} needs an override: {name} is also the name of its class.");
        TsType type = change.Type is null ? property.Type : TsParser.ParseType(change.Type);
        return new Property(property.Name, name, type, change.Optional ?? property.Optional, change.Secret);
    }

    private IEnumerable<Property> Added(Override added, string owner, Side side)
    {
        foreach (string at in added.At.Where(a => a[..a.LastIndexOf('.')] == owner))
        {
            _used.Add(at);
            string wireName = at[(owner.Length + 1)..];
            string type = added.Type ?? throw new InvalidOperationException($"The override that adds {at} gives no type.");
            // Whether an output may be absent its type says.
            bool optional = added.Optional ?? side is not (Side.Output or Side.Result);
            yield return new Property(wireName, added.Name ?? Names.Pascal(wireName), TsParser.ParseType(type), optional);
        }
    }

    private static bool AppliesTo(Override o, Side side) => o.In.Count == 0 || o.In.Contains(side switch
    {
        Side.Args => "args",
        Side.State => "state",
        Side.Output or Side.Result => "output",
        _ => "invoke",
    });
}
