using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Manifests;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Dns;

/// <summary>
/// A manifest of kube-dns made to fit a plan, as Calico's documentation of IPv6 says: from text to text, pure. All that needs no change
/// stays byte for byte, and a text that fits is not changed.
/// </summary>
public static partial class KubeDnsManifestText
{
    private const string Name = "kube-dns";

    /// <summary>The first release that answers over IPv6 (docs.projectcalico.org/v3.2, usage/ipv6).</summary>
    private static readonly Version Oldest = new(1, 14, 8);

    private static readonly string[] Containers = ["kubedns", "dnsmasq", "sidecar"];

    /// <summary>The manifest for a plan.</summary>
    /// <param name="manifest">Deployment <c>kube-dns</c> with the containers kubedns, dnsmasq and sidecar, and Service <c>kube-dns</c>.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cluster">Where images come from.</param>
    /// <exception cref="ManifestException">Something that has to be changed is not there.</exception>
    public static string Fit(string manifest, AddressPlan plan, ClusterSpec cluster)
    {
        ManifestText text = ManifestText.Parse(manifest);
        var edits = new TextEdits(manifest);
        ManifestObject deployment = text.Required("Deployment", Name);
        EditService(edits, text.Required("Service", Name), plan);
        foreach (YamlMappingNode container in Containers.Select(deployment.Container))
        {
            EditImage(edits, container, plan, cluster);
        }

        if (plan.HasIPv6)
        {
            EditArguments(edits, deployment);
        }

        return edits.Apply();
    }

    private static void EditService(TextEdits edits, ManifestObject service, AddressPlan plan)
    {
        YamlScalarNode address = service.Scalar("spec.clusterIP");
        edits.Set(address, CidrText.Format(plan.DnsServiceAddress));
        if (service.Root.At("metadata.resourceVersion") is { } version)
        {
            // For kubectl replace; a server that is told of a version expects the object to be there.
            edits.RemoveLine((int)version.Start.Index);
        }

        if (!plan.IsDualStack)
        {
            return;
        }

        if (service.Root.At("spec.ipFamilies") is { } families)
        {
            if (!families.AllNodes.OfType<YamlScalarNode>().Select(f => f.Value).SequenceEqual(plan.Families.Select(f => f.ToString())))
            {
                throw new ManifestException($"has ipFamilies of its own in Service {Name}, and they follow from mode and primaryFamily");
            }

            return;
        }

        string indent = edits.Before((int)address.Start.Index);
        indent = indent[..(indent.Length - indent.TrimStart().Length)];
        edits.AddAfterLine(
            (int)address.End.Index,
            [$"{indent}ipFamilyPolicy: RequireDualStack", $"{indent}ipFamilies:", .. plan.Families.Select(f => $"{indent}- {f}")]);
    }

    private static void EditImage(TextEdits edits, YamlMappingNode container, AddressPlan plan, ClusterSpec cluster)
    {
        string name = container.TextAt("name")!;
        YamlScalarNode image = container.Child("image") as YamlScalarNode ?? throw new ManifestException($"has no image of container {name} in Deployment {Name}");
        Match tag = Tag.Match(image.Value ?? "");
        if (!tag.Success)
        {
            throw new ManifestException($"has an image without a release number for container {name}, \"{image.Value}\"");
        }

        bool isOld = plan.HasIPv6 && Version.Parse(tag.Groups["release"].Value) < Oldest;
        edits.Set(image, ImageRegistry.Of(isOld ? image.Value![..tag.Groups["release"].Index] + Oldest : image.Value!, cluster.RegistryMirror));
    }

    private static void EditArguments(TextEdits edits, ManifestObject deployment)
    {
        // The brackets are kube-dns's: it puts address and port together as they come (kubernetes/dns cmd/kube-dns/app/server.go).
        Argument(edits, Arguments(deployment, "kubedns"), "--dns-bind-address=", "[::]");
        Argument(edits, Arguments(deployment, "dnsmasq"), "--no-negcache", "");
        foreach (YamlScalarNode probe in Arguments(deployment, "sidecar").Where(a => a.Value?.StartsWith("--probe=", StringComparison.Ordinal) == true))
        {
            // A name without IPv4 has no A record; an SRV record is there in every family.
            edits.Set(probe, Probe.Replace(probe.Value!, ",SRV"));
        }
    }

    private static YamlScalarNode[] Arguments(ManifestObject deployment, string container) =>
        deployment.Container(container).ItemsAt("args").OfType<YamlScalarNode>().ToArray() is { Length: > 0 } some
            ? some
            : throw new ManifestException($"has no args of container {container} in Deployment {Name}");

    private static void Argument(TextEdits edits, YamlScalarNode[] arguments, string option, string value)
    {
        if (Array.Find(arguments, a => a.Value?.StartsWith(option, StringComparison.Ordinal) == true) is { } there)
        {
            edits.Set(there, option + value);
            return;
        }

        YamlScalarNode last = arguments[^1];
        string start = edits.Before((int)last.Start.Index);
        if (start.Trim() != "-")
        {
            throw new ManifestException($"has args in Deployment {Name} that are not one a line");
        }

        // Plain, as long as it starts with neither a bracket nor a brace.
        edits.AddAfterLine((int)last.End.Index, [$"{start}{option}{value}"]);
    }

    [GeneratedRegex(@":v?(?<release>[0-9]+\.[0-9]+\.[0-9]+)\z")]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@",(A|AAAA)\z")]
    private static partial Regex Probe { get; }
}
