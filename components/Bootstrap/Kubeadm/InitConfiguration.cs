using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>
/// kubeadm's InitConfiguration: what concerns the first control plane alone. It names no bootstrap token, so that kubeadm makes one
/// that nobody is told of and that ends after 24 hours; the hosts' own is a Secret of the stack, see <see cref="JoinTokenSecret"/>.
/// </summary>
internal sealed record InitConfiguration
{
    public required string ApiVersion { get; init; }

    public string Kind { get; init; } = "InitConfiguration";

    public required NodeRegistration NodeRegistration { get; init; }

    [YamlMember(Alias = "localAPIEndpoint", ApplyNamingConventions = false)]
    public required ApiEndpoint LocalApiEndpoint { get; init; }

    /// <summary>Absent before v1beta4.</summary>
    public Timeouts? Timeouts { get; init; }

    public static InitConfiguration For(HostFacts host, ClusterFacts cluster) => new()
    {
        ApiVersion = cluster.KubeadmApi.Version,
        NodeRegistration = NodeRegistration.For(host, cluster),
        LocalApiEndpoint = ApiEndpoint.For(host, cluster.Plan),
        Timeouts = cluster.KubeadmApi == KubeadmApi.V1Beta4 ? new Timeouts() : null,
    };
}
