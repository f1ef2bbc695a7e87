using CalicoIPv6.Addressing;
using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>kube-proxy's configuration; kubeadm derives the bind address from the advertise address.</summary>
internal sealed record KubeProxyConfiguration
{
    public string ApiVersion { get; init; } = "kubeproxy.config.k8s.io/v1alpha1";

    public string Kind { get; init; } = "KubeProxyConfiguration";

    /// <summary>The same as Calico's dataplane: the two must not write rules by different means.</summary>
    public required string Mode { get; init; }

    [YamlMember(Alias = "clusterCIDR", ApplyNamingConventions = false)]
    public required string ClusterCidr { get; init; }

    public static KubeProxyConfiguration For(AddressPlan plan) => new()
    {
        Mode = plan.Dataplane == Dataplane.Nftables ? "nftables" : "iptables",
        ClusterCidr = plan.KubeadmPodSubnet,
    };
}
