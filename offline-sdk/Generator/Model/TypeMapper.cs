using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator.Model;

/// <summary>The C# type of a property: what holds it and what is in it.</summary>
internal enum Container
{
    Scalar,
    List,
    Map,
}

/// <param name="Text">Without <c>Input&lt;&gt;</c>: the item type of a list or map, or the scalar itself.</param>
/// <param name="UnionOf">The arguments of a union, where the scalar is one.</param>
/// <param name="IsOpen">A choice of more types than a union has: any object, not even wrapped in an input.</param>
internal sealed record MappedType(Container Container, string Text, string? UnionOf = null, bool IsValueType = false, bool IsOpen = false);

/// <summary>Turns a type of the typings into a C# one, and remembers every nested type and enum it met.</summary>
internal sealed class TypeMapper(Names names, IReadOnlyDictionary<string, string> ownPrimitives)
{
    private static readonly Dictionary<string, string> Primitives = new()
    {
        ["string"] = "string",
        // Which numbers are fractions the typings do not say; nearly none are, and overrides name those.
        ["number"] = "int",
        ["double"] = "double",
        ["boolean"] = "bool",
        ["any"] = "object",
        // Only written in overrides: a value of any shape, kept as JSON.
        ["json"] = "System.Text.Json.JsonElement",
        // Only ever met together, where C# has the common base of both.
        ["pulumi.asset.Asset"] = "AssetOrArchive",
        ["pulumi.asset.Archive"] = "AssetOrArchive",
    };

    public HashSet<TypeReference> Nested { get; } = [];

    public HashSet<EnumReference> Enums { get; } = [];

    public MappedType Map(TsType type, Side side)
    {
        TsType bare = Bare(type);
        switch (bare)
        {
            case TsArray array:
                return new MappedType(Container.List, Item(array.Element, side));
            case TsMap map:
                return new MappedType(Container.Map, Item(map.Value, side));
            default:
                string text = Item(bare, side);
                string? union = text.StartsWith("Union<", StringComparison.Ordinal) ? text["Union<".Length..^1] : null;
                bool isValue = union is not null || text is "int" or "double" or "bool" or "System.Text.Json.JsonElement" || IsEnum(bare);
                return new MappedType(Container.Scalar, text, union, isValue, IsOpen: bare is TsUnion && text == "object");
        }
    }

    private static bool IsEnum(TsType type) => type is TsNamed named && named.Name.StartsWith("enums.", StringComparison.Ordinal);

    /// <summary>The type inside <c>Input</c>, <c>Output</c> and <c>undefined</c>.</summary>
    private static TsType Bare(TsType type)
    {
        while (true)
        {
            switch (type)
            {
                case TsNamed { Name: "pulumi.Input" or "pulumi.Output" } wrapped:
                    type = wrapped.Arguments[0];
                    break;
                case TsUnion union:
                    List<TsType> members = [.. union.Members.Where(m => m is not TsNamed { Name: "undefined" } && !IsResource(m))];
                    if (members.Count != 1)
                        return new TsUnion(members);
                    type = members[0];
                    break;
                default:
                    return type;
            }
        }
    }

    // `string | Role`: JavaScript also takes the resource itself; C# takes the string.
    private static bool IsResource(TsType type) => type is TsNamed { Arguments.Count: 0 } named && char.IsUpper(named.Name[0]);

    private string Item(TsType type, Side side) => Bare(type) switch
    {
        TsLiteral => "string",
        TsArray array => $"ImmutableArray<{Item(array.Element, side)}>",
        TsMap map => $"ImmutableDictionary<string, {Item(map.Value, side)}>",
        TsUnion union => Union(union, side),
        TsNamed named => Named(named, side),
        var other => throw new NotSupportedException($"No C# type for {other}."),
    };

    private string Union(TsUnion union, Side side)
    {
        // A program may give the string of an enum or the enum; it reads the string.
        IEnumerable<TsType> members = side is Side.Output or Side.Result ? union.Members.Where(m => !IsEnum(m)) : union.Members;
        List<string> items = [.. members.Select(m => Item(m, side)).Distinct()];
        return items.Count switch
        {
            1 => items[0],
            2 => $"Union<{items[0]}, {items[1]}>",
            _ => "object",
        };
    }

    private string Named(TsNamed named, Side side)
    {
        if (ownPrimitives.TryGetValue(named.Name, out string? primitive) || Primitives.TryGetValue(named.Name, out primitive))
            return primitive;
        string[] path = named.Name.Split('.');
        string module = path.Length > 2 ? string.Join('/', path[1..^1]) : Names.RootModule;
        switch (path[0])
        {
            case "enums":
                Enums.Add(new EnumReference(module, path[^1]));
                return $"{names.ResourceNamespace(module)}.{path[^1]}";
            case "inputs" or "outputs":
                Nested.Add(new TypeReference(module, path[^1], side));
                return $"{names.NestedNamespace(module, side)}.{Names.NestedClass(path[^1], side)}";
            default:
                throw new NotSupportedException($"No C# type for {named.Name}.");
        }
    }
}
