using CalicoIPv6.Preview.Values;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>One value of a <c>config</c> map, as the CLI hands it to a program.</summary>
/// <param name="Text">Text as it stands; arrays and objects as JSON. <c>null</c>: encrypted, and so not known here.</param>
/// <param name="IsSecret">Whether it is encrypted, wholly or in part.</param>
internal sealed record ConfigEntry(string? Text, bool IsSecret)
{
    public static ConfigEntry Of(YamlNode node)
    {
        if (node.AllNodes.Any(IsEncrypted))
        {
            return new ConfigEntry(null, IsSecret: true);
        }

        // Without a value it is the empty text, as it is to the CLI.
        string? text = node is YamlScalarNode scalar
            ? YamlScalars.Meaning(scalar) is null ? "" : scalar.Value
            : JsonText.Compact(Value(node));
        return new ConfigEntry(text, IsSecret: false);
    }

    /// <summary>An entry as it stands, ciphertext and all.</summary>
    public static string AsWritten(YamlNode node) => JsonText.Compact(Value(node));

    private static bool IsEncrypted(YamlNode node) =>
        node is YamlMappingNode { Children: [{ Key: YamlScalarNode { Value: "secure" }, Value: YamlScalarNode }] };

    private static PlanValue Value(YamlNode node) => node switch
    {
        YamlScalarNode scalar => new PlanScalar(YamlScalars.Meaning(scalar)),
        YamlSequenceNode list => new PlanList([.. list.Children.Select(Value)]),
        YamlMappingNode map => PlanMap.Of(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value ?? "", Value(c.Value)))),
        _ => PlanScalar.Null,
    };
}
