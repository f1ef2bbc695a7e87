using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>kubeadm's JoinConfiguration, v1beta4.</summary>
internal sealed record JoinConfiguration
{
    public string ApiVersion { get; init; } = KubeadmApi.Version;

    public string Kind { get; init; } = "JoinConfiguration";

    public required Discovery Discovery { get; init; }

    public required NodeRegistration NodeRegistration { get; init; }

    /// <summary>Absent on a worker.</summary>
    public JoinControlPlane? ControlPlane { get; init; }

    public Timeouts Timeouts { get; } = new("10m0s");

    public static JoinConfiguration ForWorker(HostFacts host, ClusterFacts cluster) => new()
    {
        Discovery = new Discovery(new BootstrapTokenDiscovery(cluster.ApiHostPort, cluster.Token, [cluster.CaCertHash])),
        NodeRegistration = NodeRegistration.For(host, cluster.Plan),
    };

    public static JoinConfiguration ForControlPlane(HostFacts host, ClusterFacts cluster) =>
        ForWorker(host, cluster) with { ControlPlane = new JoinControlPlane(ApiEndpoint.For(host, cluster.Plan)) };
}

internal sealed record Discovery(BootstrapTokenDiscovery BootstrapToken);

/// <param name="ApiServerEndpoint">Host and port; an IPv6 address in brackets.</param>
/// <param name="Token">The bootstrap token.</param>
/// <param name="CaCertHashes">The cluster CAs that are trusted.</param>
internal sealed record BootstrapTokenDiscovery(string ApiServerEndpoint, string Token, IReadOnlyList<string> CaCertHashes);

internal sealed record JoinControlPlane(
    [property: YamlMember(Alias = "localAPIEndpoint", ApplyNamingConventions = false)] ApiEndpoint LocalApiEndpoint);

/// <param name="Discovery">How long a host waits for the cluster to tell of itself: the API may answer before it does. Default of kubeadm: 5 minutes.</param>
internal sealed record Timeouts(string Discovery);
