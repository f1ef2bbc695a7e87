using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Manifests;
using YamlDotNet.Serialization;

namespace CalicoIPv6.Calico.Manifest;

/// <summary>A pool as an object of a manifest.</summary>
internal sealed record IPPoolObject
{
    public required string ApiVersion { get; init; }

    public string Kind { get; init; } = "IPPool";

    public required IPPoolName Metadata { get; init; }

    public required IPPoolSpec Spec { get; init; }

    /// <summary>The pools' documents.</summary>
    /// <exception cref="ManifestException">The manifest has no pools, or none that could do what the plan's do.</exception>
    public static IEnumerable<string> Documents(ManifestText manifest, IEnumerable<IPPool> pools)
    {
        IPPool[] all = [.. pools];
        return all.Length == 0 ? [] : all.Select(p => Yaml.Serialize(Of(p, Crd(manifest))));
    }

    // Kinds of Calico's datastore have a group of their own; since 3.32 there is a choice of using the public one for them.
    private static ManifestObject Crd(ManifestText manifest) =>
        manifest.Objects.FirstOrDefault(o => o is { Kind: "CustomResourceDefinition", Name: "ippools.crd.projectcalico.org" or "ippools.projectcalico.org" })
        ?? throw new ManifestException("has no CustomResourceDefinition of IPPool");

    private static IPPoolObject Of(IPPool pool, ManifestObject crd) => new()
    {
        ApiVersion = $"{crd.Root.TextAt("spec.group")}/{crd.Root.ItemsAt("spec.versions").First().TextAt("name")}",
        Metadata = new IPPoolName(pool.Name),
        Spec = new IPPoolSpec
        {
            Cidr = pool.Cidr.ToString(),
            BlockSize = pool.BlockSize,
            IpipMode = TunnelMode.IPIP(pool.Encapsulation),
            VxlanMode = TunnelMode.VXLAN(pool.Encapsulation),
            NatOutgoing = pool.NatOutgoing,
            NodeSelector = pool.NodeSelector,
            DisableBgpExport = pool.DisableBgpExport,
            AllowedUses = pool.AllowedUses.Count == 0 ? CalicoPools.DefaultUses : pool.AllowedUses,
            AssignmentMode = AssignmentMode(pool, crd),
        },
    };

    // Calico before 3.29 knows Automatic alone, and the API server would drop the field without a word.
    private static string? AssignmentMode(IPPool pool, ManifestObject crd)
    {
        bool isKnown = crd.Root.ItemsAt("spec.versions").First().At("schema.openAPIV3Schema.properties.spec.properties.assignmentMode") is not null;
        return isKnown ? pool.AssignmentMode
            : pool.AssignmentMode == "Automatic" ? null
            : throw new ManifestException($"is of a Calico whose pools have no assignmentMode, and pool {pool.Name} is {pool.AssignmentMode}");
    }
}

/// <param name="Name">The pool's name.</param>
internal sealed record IPPoolName(string Name);

/// <summary>Fields: projectcalico/calico api/pkg/apis/projectcalico/v3/ippool.go.</summary>
internal sealed record IPPoolSpec
{
    public required string Cidr { get; init; }

    public required int BlockSize { get; init; }

    public required string IpipMode { get; init; }

    public required string VxlanMode { get; init; }

    public required bool NatOutgoing { get; init; }

    public required string NodeSelector { get; init; }

    [YamlMember(Alias = "disableBGPExport", ApplyNamingConventions = false)]
    public required bool DisableBgpExport { get; init; }

    public required IReadOnlyList<string> AllowedUses { get; init; }

    public string? AssignmentMode { get; init; }
}
