using System.Text;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.GuestImage;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Rendering;

/// <summary>What hosts and cluster will receive, as files.</summary>
internal static class RenderedFiles
{
    private const string HelmRelease = "kubernetes:helm.sh/v3:Release";

    /// <summary>The properties in which the clouds take a host's user data.</summary>
    private static readonly string[] UserData = ["userDataBase64", "userData"];

    /// <summary>Texts by path below the folder, in the order of the paths.</summary>
    public static SortedDictionary<string, byte[]> Of(StackPlan plan)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        IEnumerable<(string Path, string Text)> overlay = [(CharmedKubernetes.FileName, CharmedKubernetes.Overlay(plan.Addresses))];
        foreach ((string path, string text) in Hosts(plan).Concat(Objects(plan.Document)).Concat(Common(plan)).Concat(GuestImage(plan.Settings)).Concat(overlay))
        {
            files[path] = Encoding.UTF8.GetBytes(text);
        }

        using var json = new MemoryStream();
        PlanJson.Write(json, plan.Document, showSecrets: true);
        files["plan.json"] = json.ToArray();
        files[ReadMe.FileName] = Encoding.UTF8.GetBytes(ReadMe.Of(files.Keys, plan.Settings, plan.Addresses));
        return files;
    }

    private static IEnumerable<(string Path, string Text)> Common(StackPlan plan)
    {
        yield return (HostScripts.CheckHost, HostScripts.Text(HostScripts.CheckHost));
        if (Outputs(plan.Document)["kubeconfig"]?.Revealed is PlanScalar { Text: { } kubeconfig })
        {
            yield return ("kubeconfig.yaml", kubeconfig);
        }

        if (plan.Settings.ExistingHosts is { } hosts)
        {
            yield return (FirewallText.FileName, FirewallText.Of(plan.Addresses, plan.Settings.Cluster, hosts));
        }
    }

    // AWS's networks have DHCPv6 of their own, which the images there know; a cluster that exists has its hosts.
    private static IEnumerable<(string Path, string Text)> GuestImage(StackSettings settings) => settings is { OpenStack: null, ExistingHosts: null }
        ? []
        : [($"guest-image/{GuestPreparation.Script}", HostScripts.Text(GuestPreparation.Script)), ("guest-image/cloud-init.yaml", GuestPreparation.UserData())];

    private static PlanMap Outputs(PlanDocument plan) => plan.Resources.Single(r => r.Type == ResourceRecord.StackType).Outputs;

    private static IEnumerable<(string Path, string Text)> Hosts(StackPlan plan)
    {
        var booted = plan.Document.Resources
            .Where(r => r.IsCustom && Array.Exists(UserData, k => r.Inputs[k] is not null))
            .ToDictionary(r => PlanGraph.GivenName(r.Inputs) ?? r.Name, r => r.Inputs, StringComparer.Ordinal);
        foreach (HostSpec host in plan.Settings.Cluster.Hosts)
        {
            // Of hosts that somebody else boots it is an output of the stack.
            PlanMap? given = booted.GetValueOrDefault(host.Name);
            IEnumerable<PlanValue?> found = given is null ? [(Outputs(plan.Document)["userData"]?.Revealed as PlanMap)?[host.Name]] : UserData.Select(k => given[k]);
            if (found.Select(v => v?.Revealed).OfType<PlanScalar>().FirstOrDefault()?.Text is not { } data)
            {
                continue;
            }

            string cloudConfig = CloudInit.Decode(data);
            yield return ($"hosts/{host.Name}/cloud-init.yaml", cloudConfig);
            if (CloudInit.Kubeadm(cloudConfig) is { } kubeadm)
            {
                yield return ($"hosts/{host.Name}/kubeadm.yaml", kubeadm);
            }
        }
    }

    private static IEnumerable<(string Path, string Text)> Objects(PlanDocument plan)
    {
        foreach (PlanResource resource in plan.Resources.Where(r => r.Type.StartsWith("kubernetes:", StringComparison.Ordinal) && r.IsCustom))
        {
            string kind = resource.Type[(resource.Type.LastIndexOf(':') + 1)..];
            yield return resource.Type == HelmRelease
                ? ($"{Folder(resource)}/{FileName(resource.Name)}-values.yaml", Release(resource))
                : ($"{Folder(resource)}/{FileName($"{kind}-{resource.Name}")}.yaml", YamlText.Of(resource.Inputs));
        }
    }

    // The last of this project's component types above the object names the folder: calico-ipv6:FOLDER:Type.
    private static string Folder(PlanResource resource)
    {
        string? component = Urns.QualifiedType(resource.Urn).Split('$').LastOrDefault(t => t.StartsWith("calico-ipv6:", StringComparison.Ordinal));
        return component?.Split(':')[1] ?? "cluster";
    }

    private static string FileName(string name) =>
        string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'));

    private static string Release(PlanResource release)
    {
        string repository = ((release.Inputs["repositoryOpts"] as PlanMap)?["repo"]?.Revealed as PlanScalar)?.Text ?? "";
        string heading = $"# helm chart {Text("chart")} {Text("version")} {repository}".TrimEnd();
        return $"{heading}\n{YamlText.Of(release.Inputs["values"] ?? PlanMap.Empty)}";

        string Text(string key) => (release.Inputs[key]?.Revealed as PlanScalar)?.Text ?? "";
    }
}
