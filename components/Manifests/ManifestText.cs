using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Manifests;

/// <summary>The YAML text of several Kubernetes objects, and what stands where in it.</summary>
internal sealed class ManifestText
{
    private ManifestText(string text, ImmutableArray<ManifestObject> objects)
    {
        Text = text;
        Objects = objects;
    }

    /// <summary>The text, as it came.</summary>
    public string Text { get; }

    /// <summary>The objects, in the order of the text; documents without one are left out.</summary>
    public ImmutableArray<ManifestObject> Objects { get; }

    /// <exception cref="ManifestException">It is not YAML, or one of its documents is no Kubernetes object.</exception>
    public static ManifestText Parse(string text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return new(text, [.. yaml.Documents.Select(d => d.RootNode).Where(n => n is not YamlScalarNode { Value: null or "" }).Select(ManifestObject.Of)]);
        }
        catch (YamlException fault)
        {
            throw new ManifestException($"is not YAML (line {fault.Start.Line}: {fault.Message})");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives up so where a list in brackets does not end.
            throw new ManifestException("is not YAML");
        }
    }

    /// <exception cref="ManifestException">There is none.</exception>
    public ManifestObject Required(string kind, string name) =>
        Objects.FirstOrDefault(o => o.Kind == kind && o.Name == name) ?? throw new ManifestException($"has no {kind} {name}");
}

/// <summary>One object of a manifest.</summary>
internal sealed record ManifestObject(string ApiVersion, string Kind, string Name, YamlMappingNode Root)
{
    /// <exception cref="ManifestException">The node is no Kubernetes object.</exception>
    public static ManifestObject Of(YamlNode node) =>
        node is YamlMappingNode root && root.TextAt("apiVersion") is { } version && root.TextAt("kind") is { } kind && root.TextAt("metadata.name") is { } name
            ? new(version, kind, name, root)
            : throw new ManifestException($"has a document without apiVersion, kind or metadata.name in line {node.Start.Line}");

    /// <summary>A text that has to be there.</summary>
    /// <exception cref="ManifestException">There is none.</exception>
    public YamlScalarNode Scalar(string path) =>
        Root.At(path) as YamlScalarNode ?? throw new ManifestException($"has no {path} in {Kind} {Name}");

    /// <summary>A container that has to be there.</summary>
    /// <exception cref="ManifestException">There is none.</exception>
    public YamlMappingNode Container(string name) =>
        Root.ItemsAt("spec.template.spec.containers").Named(name) ?? throw new ManifestException($"has no container {name} in {Kind} {Name}");

    /// <summary>The images of all its containers.</summary>
    public IEnumerable<YamlScalarNode> Images =>
        Root.ItemsAt("spec.template.spec.initContainers").Concat(Root.ItemsAt("spec.template.spec.containers")).Select(c => c.Child("image")).OfType<YamlScalarNode>();
}
