using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Bootstrap;

/// <summary>Reads YAML back as a person would point into it: <c>apiServer.extraArgs.0.value</c>.</summary>
internal static class YamlReader
{
    public static IReadOnlyList<YamlNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(d => d.RootNode)];
    }

    public static YamlNode Document(string text, string kind) => Documents(text).Single(d => d.At("kind") == kind);

    public static string? At(this YamlNode node, string path) => (node.Node(path) as YamlScalarNode)?.Value;

    public static IReadOnlyList<string?> ListAt(this YamlNode node, string path) =>
        [.. ((YamlSequenceNode)node.Node(path)!).Select(n => ((YamlScalarNode)n).Value)];

    public static YamlNode? Node(this YamlNode node, string path) =>
        path.Split('.').Aggregate<string, YamlNode?>(node, (at, step) => at switch
        {
            YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out YamlNode? child) ? child : null,
            YamlSequenceNode list => list.Children.ElementAtOrDefault(int.Parse(step, CultureInfo.InvariantCulture)),
            _ => null,
        });
}
