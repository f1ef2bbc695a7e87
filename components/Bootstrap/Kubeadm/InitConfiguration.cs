using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>kubeadm's InitConfiguration, v1beta4: what concerns the first control plane alone.</summary>
internal sealed record InitConfiguration
{
    public string ApiVersion { get; init; } = KubeadmApi.Version;

    public string Kind { get; init; } = "InitConfiguration";

    public required IReadOnlyList<BootstrapToken> BootstrapTokens { get; init; }

    public required NodeRegistration NodeRegistration { get; init; }

    [YamlMember(Alias = "localAPIEndpoint", ApplyNamingConventions = false)]
    public required ApiEndpoint LocalApiEndpoint { get; init; }

    public static InitConfiguration For(HostFacts host, ClusterFacts cluster) => new()
    {
        BootstrapTokens = [new BootstrapToken(cluster.Token, "First joins of the hosts that were made with the cluster", "24h0m0s")],
        NodeRegistration = NodeRegistration.For(host, cluster.Plan),
        LocalApiEndpoint = ApiEndpoint.For(host, cluster.Plan),
    };
}

/// <param name="Token"><c>id.secret</c>.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Ttl">A Go duration, from <c>kubeadm init</c> on.</param>
internal sealed record BootstrapToken(string Token, string Description, string Ttl);
