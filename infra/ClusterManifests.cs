using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.Manifest;
using CalicoIPv6.Configuration;
using CalicoIPv6.Dns;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Manifests;

namespace CalicoIPv6.Infra;

/// <summary>Fetches the text at a URL.</summary>
/// <param name="address">An https URL.</param>
/// <exception cref="IOException">It cannot be had; the message says why.</exception>
public delegate string ManifestFetch(Uri address);

/// <summary>The manifests that a stack installs, made to fit its plan.</summary>
/// <param name="Calico">Absent: Calico is installed by its operator.</param>
/// <param name="KubeDns">Absent: cluster DNS is CoreDNS.</param>
public sealed record ClusterManifests(string? Calico, string? KubeDns)
{
    /// <exception cref="ConfigurationException">One cannot be had, or is not known.</exception>
    public static ClusterManifests Read(StackSettings settings, AddressPlan plan, ManifestFetch fetch)
    {
        ClusterSpec cluster = settings.Cluster;
        string? Fitting(bool isWanted, ConfigKey key, string? location, Func<string, AddressPlan, ClusterSpec, string> fit) =>
            isWanted && location is not null ? Fit(key.In(settings.Project), location, fetch, text => fit(text, plan, cluster)) : null;

        return new(
            Fitting(cluster.CalicoInstall == CalicoInstall.Manifest, ConfigKeys.CalicoManifest, cluster.CalicoManifest ?? Released(cluster), CalicoManifestText.Fit),
            Fitting(plan.Dns.Server == DnsServer.KubeDns, ConfigKeys.KubeDnsManifest, cluster.KubeDnsManifest, KubeDnsManifestText.Fit));
    }

    /// <summary>Where a release of Calico has its manifest.</summary>
    private static string Released(ClusterSpec cluster) => $"https://raw.githubusercontent.com/projectcalico/calico/v{cluster.CalicoVersion}/manifests/calico.yaml";

    private static string Fit(string key, string location, ManifestFetch fetch, Func<string, string> fit)
    {
        try
        {
            return fit(ManifestReader.IsUrl(location) ? fetch(new Uri(location)) : File.ReadAllText(ManifestReader.File(location)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused(key, location, $"cannot be read: {fault.Message.TrimEnd('.')}", "write the path of a copy of it");
        }
        catch (ManifestException fault)
        {
            throw Refused(key, location, fault.Message, "write the path of a manifest as its makers release it");
        }
    }

    private static ConfigurationException Refused(string key, string location, string rule, string remedy) => new([new Problem(key, location, rule, remedy)]);
}
