using CalicoIPv6.SdkGenerator.Model;
using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator.Emit;

/// <summary>Writes the classes whose properties a program sets: args, states, and the types nested in them.</summary>
internal sealed class ArgsEmitter(TypeMapper types, Layout layout)
{
    /// <param name="facts">What the script says of the inputs; absent for nested types, which no script mentions.</param>
    public string Class(string className, Side side, IReadOnlyList<Property> properties, JsFacts? facts = null)
    {
        string baseClass = side == Side.PlainInvoke || (side == Side.Invoke && className.EndsWith("InvokeArgs", StringComparison.Ordinal)) ? "InvokeArgs" : "ResourceArgs";
        // The Kubernetes package leaves its args open to derivation, except the provider's own.
        string modifier = layout == Layout.Kubernetes && className != "ProviderArgs" ? "" : "sealed ";
        return $$"""
            public {{modifier}}class {{className}} : global::Pulumi.{{baseClass}}
            {
            {{Lines(properties.SelectMany(p => Indent(side == Side.PlainInvoke ? Plain(p) : Input(p, side, facts))))}}
                public {{className}}()
                {
            {{Lines(Defaults(properties, side, facts))}}    }

                public static new {{className}} Empty => new {{className}}();
            }
            """;
    }

    private string[] Input(Property property, Side side, JsFacts? facts)
    {
        MappedType type = types.Map(property.Type, side);
        bool secret = property.Secret || IsSecret(property, side, facts);
        bool json = side == Side.Args && facts?.JsonInputs.Contains(property.WireName) == true;
        string attribute = $"[Input(\"{property.WireName}\"{(property.Optional ? "" : ", required: true")}{(json ? ", json: true" : "")})]";
        string csType = type.Container switch
        {
            Container.List => $"InputList<{type.Text}>",
            Container.Map => $"InputMap<{type.Text}>",
            _ when type.UnionOf is { } union => $"InputUnion<{union}>",
            _ when type.IsOpen => type.Text,
            _ => type.Text == "System.Text.Json.JsonElement" ? "InputJson" : $"Input<{type.Text}>",
        };
        if (type.Container != Container.Scalar)
            return Collection(attribute, csType, property, secret ? SecretCollection(type) : null);
        if (secret)
            return SecretScalar(attribute, csType, property);
        string tail = property.Optional ? "" : " = null!;";
        return [$"{attribute} public {csType}{(property.Optional ? "?" : "")} {property.Name} {{ get; set; }}{tail}"];
    }

    /// <summary>In a state the secret outputs are the secret ones.</summary>
    private static bool IsSecret(Property property, Side side, JsFacts? facts) => side switch
    {
        Side.Args => facts?.SecretInputs.Contains(property.WireName) == true,
        Side.State => facts?.SecretOutputs.Contains(property.WireName) == true,
        _ => false,
    };

    private string[] Plain(Property property)
    {
        MappedType type = types.Map(property.Type, Side.PlainInvoke);
        string attribute = $"[Input(\"{property.WireName}\"{(property.Optional ? "" : ", required: true")})]";
        if (type.Container != Container.Scalar)
            return Collection(attribute, type.Container == Container.List ? $"List<{type.Text}>" : $"Dictionary<string, {type.Text}>", property, null);
        string tail = property.Optional || type.IsValueType ? "" : " = null!;";
        return [$"{attribute} public {type.Text}{(property.Optional ? "?" : "")} {property.Name} {{ get; set; }}{tail}"];
    }

    private static string[] Collection(string attribute, string csType, Property property, string? secret)
    {
        string field = "_" + property.WireName;
        string setter = secret is null ? $"{field} = value" : $"{field} = Output.All(value, {secret}).Apply(v => v[0])";
        return
        [
            $"{attribute} private {csType}? {field};",
            $"public {csType} {property.Name} {{ get => {field} ??= new {csType}(); set => {setter}; }}",
        ];
    }

    private static string SecretCollection(MappedType type) => type.Container == Container.List
        ? $"Output.CreateSecret(ImmutableArray.Create<{type.Text}>())"
        : $"Output.CreateSecret(ImmutableDictionary.Create<string, {type.Text}>())";

    /// <summary>Pairs the value with an empty secret: the pair, and so the value, is secret then.</summary>
    private static string[] SecretScalar(string attribute, string csType, Property property)
    {
        string field = "_" + property.WireName;
        return
        [
            $"{attribute} private {csType}? {field};",
            $"public {csType}? {property.Name} {{ get => {field}; set => {field} = Output.Tuple<{csType}?, int>(value, Output.CreateSecret(0)).Apply(t => t.Item1); }}",
        ];
    }

    private static IEnumerable<string> Defaults(IReadOnlyList<Property> properties, Side side, JsFacts? facts)
    {
        foreach (Property property in properties)
        {
            if (side == Side.Args && facts is not null && facts.Defaults.TryGetValue(property.WireName, out string? value))
                yield return $"        {property.Name} = {DefaultValue(value)};";
        }
    }

    /// <summary>Each expression the typings' scripts use for a default, in C#. An unset variable makes an input without value, as in the published packages.</summary>
    private static string DefaultValue(string javaScript) => javaScript switch
    {
        _ when javaScript.StartsWith("utilities.getEnvNumber", StringComparison.Ordinal) => "Utilities.GetEnvInt32" + javaScript["utilities.getEnvNumber".Length..],
        _ when javaScript.StartsWith("utilities.getEnv(", StringComparison.Ordinal) => $"U{javaScript["u".Length..].Replace(".get", ".Get", StringComparison.Ordinal)}!",
        _ => javaScript.Replace("utilities.get", "Utilities.Get", StringComparison.Ordinal),
    };

    private static IEnumerable<string> Indent(string[] lines) => lines.Select(l => "    " + l);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
