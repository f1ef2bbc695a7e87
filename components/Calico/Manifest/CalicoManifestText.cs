using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Manifests;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Calico.Manifest;

/// <summary>
/// Calico's <c>calico.yaml</c> made to fit a plan: from text to text, pure. What has to be different is changed where it stands or added
/// beside it; all else, order and comments too, stays byte for byte. A text that fits is not changed.
/// </summary>
public static class CalicoManifestText
{
    private const string ConfigMap = "calico-config";
    private const string Node = "calico-node";

    /// <summary>The manifest for a plan.</summary>
    /// <param name="manifest">A <c>calico.yaml</c> of the kind that keeps its data in the Kubernetes API (3.26 to 3.32 are tested).</param>
    /// <param name="plan">The plan; with Calico's IPAM, and a dataplane other than BPF.</param>
    /// <param name="cluster">How hosts' addresses are found, and where images come from.</param>
    /// <exception cref="ManifestException">Something that has to be changed is not there.</exception>
    public static string Fit(string manifest, AddressPlan plan, ClusterSpec cluster)
    {
        if (plan.Ipam != Ipam.Calico || plan.Dataplane == Dataplane.Bpf)
        {
            throw new ArgumentException("calico.yaml is for Calico's IPAM, and a dataplane with kube-proxy", nameof(plan));
        }

        ManifestText text = ManifestText.Parse(manifest);
        var edits = new TextEdits(manifest);
        ManifestObject config = text.Required("ConfigMap", ConfigMap);
        ManifestObject node = text.Required("DaemonSet", Node);
        PoolPlacement pools = PoolPlacement.Of(plan);
        CheckFeatures(text, plan);
        EditConfig(edits, manifest, config, plan);
        EditEnvironment(edits, node, NodeEnvironment.For(plan, cluster, pools));
        EditProbes(edits, node, plan);
        foreach (YamlScalarNode image in text.Objects.SelectMany(o => o.Images))
        {
            edits.Set(image, ImageRegistry.Of(image.Value ?? "", cluster.RegistryMirror));
        }

        return Pools(edits, text, pools);
    }

    private static void CheckFeatures(ManifestText text, AddressPlan plan)
    {
        // Felix passes over variables that it does not know.
        if (plan.Dataplane == Dataplane.Nftables && !text.Text.Contains("nftablesMode:", StringComparison.Ordinal))
        {
            throw new ManifestException("is of a Calico without nftables: FelixConfiguration has no nftablesMode");
        }

        if (plan.IPPools.Any(p => p.IsForLoadBalancers)
            && text.Required("Deployment", "calico-kube-controllers").Container("calico-kube-controllers").ItemsAt("env").Named("ENABLED_CONTROLLERS")
                .TextAt("value")?.Split(',').Contains("loadbalancer") != true)
        {
            throw new ManifestException("has no loadbalancer among ENABLED_CONTROLLERS of calico-kube-controllers, and a pool is for load balancers");
        }
    }

    private static void EditConfig(TextEdits edits, string manifest, ManifestObject config, AddressPlan plan)
    {
        edits.Set(config.Scalar("data.calico_backend"), plan.Bgp ? "bird" : "vxlan");
        YamlScalarNode mtu = config.Scalar("data.veth_mtu");
        edits.Set(mtu, plan.Mtu?.ToString(CultureInfo.InvariantCulture) ?? mtu.Value ?? "");
        CniConfig.Edit(edits, manifest, config.Scalar("data.cni_network_config"), plan);
    }

    private static void EditEnvironment(TextEdits edits, ManifestObject node, IEnumerable<(string Name, string Value)> wanted)
    {
        YamlNode[] variables = [.. node.Container(Node).ItemsAt("env")];
        if (variables is not [.., YamlMappingNode last] || edits.Before((int)last.Start.Index) is not { } start || start.Trim() != "-")
        {
            throw new ManifestException($"has no env of container {Node} in DaemonSet {Node}, or not one item a line");
        }

        // calico-node ends at once when it is told of pools beside it (startup.go, configureIPPools).
        if (variables.Named("NO_DEFAULT_POOLS").TextAt("value")?.ToLowerInvariant() == "true")
        {
            throw new ManifestException($"sets NO_DEFAULT_POOLS of container {Node}, beside which it takes no pools");
        }

        string next = start.Replace('-', ' ');
        var missing = new List<string>();
        foreach ((string name, string value) in wanted)
        {
            if (variables.Named(name) is not { } variable)
            {
                missing.AddRange([$"{start}name: {name}", $"{next}value: {TextEdits.Quoted(value)}"]);
                continue;
            }

            edits.Set(variable.Child("value") as YamlScalarNode ?? throw new ManifestException($"has no plain value for {name} of container {Node}"), value);
        }

        if (missing.Count > 0)
        {
            edits.AddAfterLine(last.LastEnd(), missing);
        }
    }

    // Without BGP no BIRD runs that could answer, and no host would ever be ready.
    private static void EditProbes(TextEdits edits, ManifestObject node, AddressPlan plan)
    {
        string[] probes = plan.Bgp ? [] : ["livenessProbe", "readinessProbe"];
        foreach (YamlScalarNode argument in probes.SelectMany(p => node.Container(Node).ItemsAt($"{p}.exec.command")).OfType<YamlScalarNode>().Where(a => a.Value is "-bird-live" or "-bird-ready"))
        {
            if (edits.Before((int)argument.Start.Index).Trim() != "-")
            {
                throw new ManifestException($"has {argument.Value} of container {Node} not in a line of its own");
            }

            edits.RemoveLine((int)argument.Start.Index);
        }
    }

    private static string Pools(TextEdits edits, ManifestText text, PoolPlacement pools)
    {
        string[] documents = [.. IPPoolObject.Documents(text, pools.Objects).Select(d => $"---\n{d}".ReplaceLineEndings(edits.NewLine))];
        string[] absent = [.. documents.Where(d => !text.Text.Contains(d, StringComparison.Ordinal))];
        if (text.Objects.Count(o => o.Kind == "IPPool") != documents.Length - absent.Length)
        {
            throw new ManifestException("has IPPool objects of its own, and pools follow from the configuration");
        }

        string rest = text.Text.EndsWith('\n') ? "" : edits.NewLine;
        if (absent.Length > 0)
        {
            edits.Replace(text.Text.Length, text.Text.Length, rest + string.Concat(absent));
        }

        return edits.Apply();
    }
}
