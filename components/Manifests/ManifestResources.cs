using Pulumi;

namespace CalicoIPv6.Manifests;

/// <summary>
/// The objects of a manifest as resources, one each, whose fields a preview shows. The provider's own <c>Yaml.V2.ConfigGroup</c> is a
/// remote component: what it makes is known to its provider alone, which a first preview does not run (docs/adr/0006-manifests.md).
/// </summary>
internal static class ManifestResources
{
    /// <summary>Declares a resource for each object, <c>PARENT-OBJECT</c>.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="parent">The component that they belong to.</param>
    /// <param name="name">The parent's name.</param>
    public static void Create(ManifestText manifest, ComponentResource parent, string name)
    {
        var before = new List<Resource>();
        foreach (IGrouping<int, ManifestObject> rank in manifest.Objects.GroupBy(Rank).OrderBy(g => g.Key))
        {
            Resource[] made = [.. rank.Select(o => Resource(o, name, new() { Parent = parent, DependsOn = before.ToArray() }))];
            before.AddRange(made);
        }
    }

    // Kinds before objects of them; pools, accounts and configuration before the pods that read them at their start.
    private static int Rank(ManifestObject item) => item.Kind switch
    {
        "CustomResourceDefinition" or "Namespace" => 0,
        "DaemonSet" or "Deployment" or "Job" or "StatefulSet" => 2,
        _ => 1,
    };

    private static CustomResource Resource(ManifestObject item, string name, CustomResourceOptions options) =>
        new(Token(item), $"{name}-{item.Name}", new DictionaryResourceArgs(ManifestValues.Of(item.Root)), options);

    // The provider's tokens are kind and group version, where the group without a name is called core.
    private static string Token(ManifestObject item) =>
        $"kubernetes:{(item.ApiVersion.Contains('/', StringComparison.Ordinal) ? item.ApiVersion : $"core/{item.ApiVersion}")}:{item.Kind}";
}
