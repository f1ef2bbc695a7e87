using CalicoIPv6.SdkGenerator.Model;
using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator.Emit;

/// <summary>Writes the class of a resource; its args and state are <see cref="ArgsEmitter"/>'s.</summary>
internal sealed class ResourceEmitter(ProviderManifest provider, OutputEmitter outputs)
{
    /// <param name="argsClass">With its namespace.</param>
    public string Class(TsClass declared, IReadOnlyList<Property> properties, JsFacts facts, string argsClass, bool hasState)
    {
        string name = declared.Name;
        bool isComponent = declared.Base == "pulumi.ComponentResource";
        bool isProvider = declared.Base == "pulumi.ProviderResource";
        string options = isComponent ? "ComponentResourceOptions" : "CustomResourceOptions";
        string typeToken = isProvider ? $"pulumi:providers:{facts.Token}" : facts.Token;
        string args = facts.Constants.Count > 0 ? "MakeArgs(args)" : $"args ?? new {argsClass}()";
        IEnumerable<string> members = properties.Select(p =>
            $"    [Output(\"{p.WireName}\")] public Output<{outputs.Type(p.Type, p.Optional)}> {p.Name} {{ get; private set; }} = null!;\n");
        return $$"""
            [{{AttributeName(provider)}}("{{typeToken}}")]
            public partial class {{name}} : {{BaseClass(declared)}}
            {
            {{string.Concat(members)}}
                public {{name}}(string name, {{argsClass}}{{(declared.ArgsOptional ? "? args = null" : " args")}}, {{options}}? options = null)
                    : base("{{facts.Token}}", name, {{args}}, MakeResourceOptions(options, ""){{(isComponent ? ", remote: true" : "")}})
                {
                }
            {{(isComponent || isProvider ? "" : Lookup(name, facts.Token, hasState))}}{{MakeArgs(argsClass, facts)}}
                private static {{options}} MakeResourceOptions({{options}}? options, Input<string>? id)
                {
                    var defaultOptions = new {{options}}
                    {
                        Version = Utilities.Version,
            {{string.Concat(DefaultOptions(facts))}}        };
                    var merged = {{options}}.Merge(defaultOptions, options);
                    merged.Id = id ?? merged.Id;
                    return merged;
                }
            }
            """;
    }

    /// <summary><c>AwsResourceType</c> for <c>Pulumi.Aws</c>.</summary>
    public static string AttributeName(ProviderManifest provider) => provider.Namespace["Pulumi.".Length..] + "ResourceType";

    private string BaseClass(TsClass declared) => declared.Base switch
    {
        "pulumi.CustomResource" when provider.Layout == Layout.Kubernetes => "KubernetesResource",
        var npm => "global::Pulumi" + npm["pulumi".Length..],
    };

    private static string Lookup(string name, string token, bool hasState)
    {
        string parameter = hasState ? $" {name}State? state = null," : "";
        return $$"""

                private {{name}}(string name, Input<string> id,{{parameter}} CustomResourceOptions? options = null)
                    : base("{{token}}", name, {{(hasState ? "state" : "null")}}, MakeResourceOptions(options, id))
                {
                }

                public static {{name}} Get(string name, Input<string> id,{{parameter}} CustomResourceOptions? options = null)
                    => new {{name}}(name, id, {{(hasState ? "state, " : "")}}options);

            """;
    }

    private static string MakeArgs(string argsClass, JsFacts facts)
    {
        if (facts.Constants.Count == 0)
            return "";
        IEnumerable<string> constants = facts.Constants.Select(c => $"        args.{Names.Pascal(c.Key)} = \"{c.Value}\";\n");
        return $$"""

                private static {{argsClass}}? MakeArgs({{argsClass}}? args)
                {
                    args ??= new {{argsClass}}();
            {{string.Concat(constants)}}        return args;
                }

            """;
    }

    private static IEnumerable<string> DefaultOptions(JsFacts facts)
    {
        if (facts.Aliases.Count > 0)
            yield return $"            Aliases = {{ {string.Join(", ", facts.Aliases.Select(a => $"new global::Pulumi.Alias {{ Type = \"{a}\" }}"))} }},\n";
        if (facts.SecretOutputs.Count > 0)
            yield return $"            AdditionalSecretOutputs = {{ {string.Join(", ", facts.SecretOutputs.Select(Quote))} }},\n";
        if (facts.ReplaceOnChanges.Count > 0)
            yield return $"            ReplaceOnChanges = {{ {string.Join(", ", facts.ReplaceOnChanges.Select(Quote))} }},\n";
    }

    private static string Quote(string text) => $"\"{text}\"";
}
