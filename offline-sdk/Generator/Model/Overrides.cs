using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator.Model;

/// <summary>A property after the overrides.</summary>
internal sealed record Property(string WireName, string Name, TsType Type, bool Optional);

/// <summary>Applies the overrides of the manifest, and knows which of them found nothing to change.</summary>
internal sealed class Overrides(IReadOnlyList<Override> overrides)
{
    private readonly HashSet<Override> _used = [];

    public IEnumerable<Override> Unused => overrides.Except(_used);

    /// <param name="owner">The npm type, e.g. <c>ec2.Instance</c>.</param>
    /// <param name="className">The C# class the properties go into: a property must not share its name.</param>
    public List<Property> Apply(string owner, string className, Side side, IEnumerable<TsProperty> properties)
    {
        List<Property> result = [];
        foreach (TsProperty property in properties)
        {
            List<Override> matching = [.. Matching($"{owner}.{property.Name}", side).Where(o => !o.Add)];
            if (matching.Any(o => o.Drop))
                continue;
            string name = matching.Select(o => o.Name).FirstOrDefault(n => n is not null) ?? Names.Pascal(property.Name);
            if (name == className)
                throw new InvalidOperationException($"{owner}.{property.Name} needs an override: {name} is also the name of its class.");
            string? type = matching.Select(o => o.Type).FirstOrDefault(t => t is not null);
            bool optional = matching.Select(o => o.Optional).FirstOrDefault(o => o is not null) ?? property.Optional;
            result.Add(new Property(property.Name, name, type is null ? property.Type : TsParser.ParseType(type), optional));
        }
        foreach (Override added in overrides.Where(o => o.Add && Owner(o) == owner && AppliesTo(o, side)))
        {
            _used.Add(added);
            string wireName = added.At[(owner.Length + 1)..];
            string type = added.Type ?? throw new InvalidOperationException($"The override that adds {added.At} gives no type.");
            result.Add(new Property(wireName, added.Name ?? Names.Pascal(wireName), TsParser.ParseType(type), added.Optional ?? true));
        }
        return [.. result.OrderBy(p => p.WireName, StringComparer.Ordinal)];
    }

    private IEnumerable<Override> Matching(string at, Side side)
    {
        foreach (Override candidate in overrides.Where(o => o.At == at && AppliesTo(o, side)))
        {
            _used.Add(candidate);
            yield return candidate;
        }
    }

    private static string Owner(Override o) => o.At[..o.At.LastIndexOf('.')];

    private static bool AppliesTo(Override o, Side side) => o.In.Count == 0 || o.In.Contains(side switch
    {
        Side.Args => "args",
        Side.State => "state",
        Side.Output => "output",
        _ => "invoke",
    });
}
