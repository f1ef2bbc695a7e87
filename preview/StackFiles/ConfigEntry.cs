using CalicoIPv6.Preview.Values;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>One value of a <c>config</c> map, as the CLI hands it to a program.</summary>
/// <param name="Text">Text as it stands; arrays and objects as JSON. <c>null</c>: encrypted, and so not known here.</param>
/// <param name="IsSecret">Whether it is encrypted, wholly or in part.</param>
internal sealed record ConfigEntry(string? Text, bool IsSecret)
{
    /// <summary>What a simulation puts where something is encrypted.</summary>
    private const string StandIn = "simulated-secret";

    public static ConfigEntry Of(YamlNode node, bool simulate)
    {
        if (IsEncrypted(node))
        {
            return new ConfigEntry(simulate ? StandIn : null, IsSecret: true);
        }

        if (node is YamlScalarNode scalar)
        {
            // Without a value it is the empty text, as it is to the CLI.
            return new ConfigEntry(YamlScalars.Meaning(scalar) is null ? "" : scalar.Value, IsSecret: false);
        }

        bool isSecret = node.AllNodes.Any(IsEncrypted);
        return new ConfigEntry(isSecret && !simulate ? null : JsonText.Compact(Value(node)), isSecret);
    }

    /// <summary>What keeps a value from being one that the CLI could hand on; <c>null</c> when nothing does.</summary>
    public static string? Fault(YamlNode node)
    {
        foreach (YamlMappingNode map in node.AllNodes.OfType<YamlMappingNode>())
        {
            string?[] names = [.. map.Children.Select(c => (c.Key as YamlScalarNode)?.Value)];
            if (names.Contains(null))
            {
                return "has a field whose name is no text";
            }

            // Texts that differ in their tag alone are different keys to YAML.
            if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            {
                return "has a field twice";
            }
        }

        return null;
    }

    private static bool IsEncrypted(YamlNode node) =>
        node is YamlMappingNode { Children: [{ Key: YamlScalarNode { Value: "secure" }, Value: YamlScalarNode }] };

    private static PlanValue Value(YamlNode node) => node switch
    {
        _ when IsEncrypted(node) => new PlanScalar(StandIn),
        YamlScalarNode scalar => new PlanScalar(YamlScalars.Meaning(scalar)),
        YamlSequenceNode list => new PlanList([.. list.Children.Select(Value)]),
        YamlMappingNode map => PlanMap.Of(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value ?? "", Value(c.Value)))),
        _ => PlanScalar.Null,
    };
}
