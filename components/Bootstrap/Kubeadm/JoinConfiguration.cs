using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>kubeadm's JoinConfiguration.</summary>
internal sealed record JoinConfiguration
{
    /// <summary>
    /// How long a host waits for the cluster to tell of itself: the API may answer before it does, and before the join token's Secret
    /// is there. Default of kubeadm: 5 minutes.
    /// </summary>
    private const string DiscoveryTimeout = "10m0s";

    public required string ApiVersion { get; init; }

    public string Kind { get; init; } = "JoinConfiguration";

    public required Discovery Discovery { get; init; }

    public required NodeRegistration NodeRegistration { get; init; }

    /// <summary>Absent on a worker.</summary>
    public JoinControlPlane? ControlPlane { get; init; }

    /// <summary>Absent before v1beta4, which has the one of them in <see cref="Discovery"/>.</summary>
    public Timeouts? Timeouts { get; init; }

    public static JoinConfiguration ForWorker(HostFacts host, ClusterFacts cluster)
    {
        bool hasTimeouts = cluster.KubeadmApi == KubeadmApi.V1Beta4;
        return new()
        {
            ApiVersion = cluster.KubeadmApi.Version,
            Discovery = new Discovery(
                new BootstrapTokenDiscovery(cluster.ApiHostPort, cluster.Token, [cluster.CaCertHash]), hasTimeouts ? null : DiscoveryTimeout),
            NodeRegistration = NodeRegistration.For(host, cluster),
            Timeouts = hasTimeouts ? new Timeouts { Discovery = DiscoveryTimeout } : null,
        };
    }

    public static JoinConfiguration ForControlPlane(HostFacts host, ClusterFacts cluster) =>
        ForWorker(host, cluster) with { ControlPlane = new JoinControlPlane(ApiEndpoint.For(host, cluster.Plan)) };
}

/// <param name="BootstrapToken">By a token.</param>
/// <param name="Timeout">A Go duration; absent from v1beta4 on.</param>
internal sealed record Discovery(BootstrapTokenDiscovery BootstrapToken, string? Timeout);

/// <param name="ApiServerEndpoint">Host and port; an IPv6 address in brackets.</param>
/// <param name="Token">The bootstrap token.</param>
/// <param name="CaCertHashes">The cluster CAs that are trusted.</param>
internal sealed record BootstrapTokenDiscovery(string ApiServerEndpoint, string Token, IReadOnlyList<string> CaCertHashes);

internal sealed record JoinControlPlane(
    [property: YamlMember(Alias = "localAPIEndpoint", ApplyNamingConventions = false)] ApiEndpoint LocalApiEndpoint);

/// <summary>How long kubeadm tries; Go durations.</summary>
internal sealed record Timeouts
{
    /// <summary>
    /// One call of the API: a balancer in front of it takes minutes until it sends anything to a host that has just come up
    /// (kubernetes/kubeadm#3294). Default of kubeadm: 1 minute.
    /// </summary>
    [YamlMember(Alias = "kubernetesAPICall", ApplyNamingConventions = false)]
    public string KubernetesApiCall { get; init; } = "5m0s";

    /// <summary>Absent on the first control plane, which has nothing to discover.</summary>
    public string? Discovery { get; init; }
}
