using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>The kubelets' configuration; kubeadm gives it to every node.</summary>
internal sealed record KubeletConfiguration
{
    public string ApiVersion { get; init; } = "kubelet.config.k8s.io/v1beta1";

    public string Kind { get; init; } = "KubeletConfiguration";

    /// <summary>Where it listens; absent: all of IPv4.</summary>
    public string? Address { get; init; }

    public string CgroupDriver { get; init; } = "systemd";

    [YamlMember(Alias = "clusterDNS", ApplyNamingConventions = false)]
    public required IReadOnlyList<string> ClusterDns { get; init; }

    public required string ClusterDomain { get; init; }

    public static KubeletConfiguration For(ClusterFacts cluster) => new()
    {
        Address = cluster.Plan.HasIPv6 ? "::" : null,
        ClusterDns = [(cluster.Plan.Dns.NodeLocalCacheAddress ?? cluster.Plan.DnsServiceAddress).ToString()],
        ClusterDomain = cluster.DnsDomain,
    };
}
