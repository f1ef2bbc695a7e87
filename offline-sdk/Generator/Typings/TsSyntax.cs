namespace CalicoIPv6.SdkGenerator.Typings;

/// <summary>A type as written in a <c>.d.ts</c> file.</summary>
internal abstract record TsType;

/// <summary><c>string</c>, <c>inputs.ec2.Foo</c> or <c>pulumi.Input&lt;...&gt;</c>.</summary>
internal sealed record TsNamed(string Name, IReadOnlyList<TsType> Arguments) : TsType;

internal sealed record TsArray(TsType Element) : TsType;

/// <summary><c>{ [key: string]: Value }</c>.</summary>
internal sealed record TsMap(TsType Value) : TsType;

internal sealed record TsUnion(IReadOnlyList<TsType> Members) : TsType;

/// <summary>A string literal type, e.g. the <c>"v1"</c> of an <c>apiVersion</c>.</summary>
internal sealed record TsLiteral(string Text) : TsType;

internal sealed record TsProperty(string Name, TsType Type, bool Optional);

internal sealed record TsInterface(string Name, IReadOnlyList<TsProperty> Properties);

/// <param name="Base">E.g. <c>pulumi.CustomResource</c>.</param>
/// <param name="Properties">The readonly outputs.</param>
/// <param name="ArgsOptional">Whether the constructor can be called without args.</param>
internal sealed record TsClass(string Name, string Base, IReadOnlyList<TsProperty> Properties, bool ArgsOptional);

internal sealed record TsFunction(string Name, IReadOnlyList<TsProperty> Parameters);

internal sealed record TsEnum(string Name, IReadOnlyList<KeyValuePair<string, string>> Members);

/// <summary>Everything one file declares; names carry their namespaces (<c>ec2.VpcFilter</c>).</summary>
internal sealed class TsFile
{
    public Dictionary<string, TsInterface> Interfaces { get; } = [];

    public Dictionary<string, TsClass> Classes { get; } = [];

    public Dictionary<string, TsFunction> Functions { get; } = [];

    public Dictionary<string, TsEnum> Enums { get; } = [];
}
