using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Manifests;

/// <summary>Ways through the nodes of a manifest.</summary>
internal static class ManifestNodes
{
    /// <summary>What is under a key; <c>null</c> when there is none, or the node is no mapping.</summary>
    public static YamlNode? Child(this YamlNode? node, string key) =>
        (node as YamlMappingNode)?.Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == key).Value;

    /// <summary>What is under keys one after another, as <c>spec.template</c>.</summary>
    public static YamlNode? At(this YamlNode? node, string path) => path.Split('.').Aggregate(node, Child);

    /// <summary>The text under keys one after another.</summary>
    public static string? TextAt(this YamlNode? node, string path) => (node.At(path) as YamlScalarNode)?.Value;

    /// <summary>The items under keys one after another; none where there is no list.</summary>
    public static IEnumerable<YamlNode> ItemsAt(this YamlNode? node, string path) => (node.At(path) as YamlSequenceNode)?.Children ?? Enumerable.Empty<YamlNode>();

    /// <summary>The item of a list that has a name.</summary>
    public static YamlMappingNode? Named(this IEnumerable<YamlNode> items, string name) =>
        items.OfType<YamlMappingNode>().FirstOrDefault(i => i.TextAt("name") == name);

    /// <summary>Where the last text in a node ends. A mapping's own mark is after the comments that follow it.</summary>
    public static int LastEnd(this YamlNode node) => (int)node.AllNodes.OfType<YamlScalarNode>().Max(s => s.End.Index);
}
