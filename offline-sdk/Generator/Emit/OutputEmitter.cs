using CalicoIPv6.SdkGenerator.Model;
using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator.Emit;

/// <summary>Writes what a program reads: nested output types, function results, and the type of an output property.</summary>
internal sealed class OutputEmitter(TypeMapper types)
{
    public string Class(string className, IReadOnlyList<Property> properties)
    {
        List<string> csTypes = [.. properties.Select(p => Type(p.Type, p.Optional))];
        IEnumerable<string> fields = properties.Zip(csTypes, (p, type) => $"    public readonly {type} {p.Name};\n");
        IEnumerable<string> parameters = properties.Zip(csTypes, (p, type) => $"{type} {Names.Identifier(p.WireName)}");
        // `this.` where the wire name is capitalised and the parameter so hides the field.
        IEnumerable<string> assignments = properties.Select(p => $"        {(p.Name == p.WireName ? "this." : "")}{p.Name} = {Names.Identifier(p.WireName)};\n");
        return $$"""
            [OutputType]
            public sealed class {{className}}
            {
            {{string.Concat(fields)}}
                [OutputConstructor]
                private {{className}}({{string.Join(", ", parameters)}})
                {
            {{string.Concat(assignments)}}    }
            }
            """;
    }

    /// <summary>The type inside <c>Output&lt;&gt;</c>, or of a field. A list is never null: an absent one is empty.</summary>
    public string Type(TsType type, bool optional)
    {
        MappedType mapped = types.Map(type, Side.Output);
        bool nullable = optional || MayBeUndefined(type);
        return mapped.Container switch
        {
            Container.List => $"ImmutableArray<{mapped.Text}>",
            Container.Map => $"ImmutableDictionary<string, {mapped.Text}>{(nullable ? "?" : "")}",
            _ => mapped.Text + (nullable ? "?" : ""),
        };
    }

    private static bool MayBeUndefined(TsType type) => type switch
    {
        TsNamed { Name: "undefined" } => true,
        TsNamed { Name: "pulumi.Output" } output => MayBeUndefined(output.Arguments[0]),
        TsUnion union => union.Members.Any(MayBeUndefined),
        _ => false,
    };
}
