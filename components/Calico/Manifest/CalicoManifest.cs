using CalicoIPv6.Manifests;
using Pulumi;

namespace CalicoIPv6.Calico.Manifest;

/// <summary>Calico, installed by the objects of its <c>calico.yaml</c>: CRDs, then accounts, configuration and pools, then what runs.</summary>
public sealed class CalicoManifest : ComponentResource
{
    /// <summary>Installs Calico on the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">Its children are <c>NAME-OBJECT</c>, one for each object of the manifest.</param>
    /// <param name="args">The manifest.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    /// <exception cref="ManifestException">The manifest is no YAML of Kubernetes objects.</exception>
    public CalicoManifest(string name, CalicoManifestArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:calico:CalicoManifest", name, options)
    {
        ManifestResources.Create(ManifestText.Parse(args.Manifest), this, name);
        RegisterOutputs();
    }
}

/// <summary>What the installation by manifest needs; plain, since the number of resources depends on it.</summary>
public sealed class CalicoManifestArgs
{
    /// <summary>The manifest, as <see cref="CalicoManifestText.Fit"/> made it.</summary>
    public required string Manifest { get; init; }
}
