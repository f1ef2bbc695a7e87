using CalicoIPv6.Bootstrap.Kubeadm;

namespace CalicoIPv6.Bootstrap;

/// <summary>The first control plane: makes the cluster.</summary>
public static class ControlPlaneInit
{
    /// <summary>Its cloud-config; secret.</summary>
    public static string UserData(HostFacts host, ClusterFacts cluster, PkiMaterial pki) =>
        HostPreparation.CloudConfig(host, cluster, KubeadmDocuments(host, cluster), "init", pki).ToUserData();

    /// <summary>kubeadm's documents for it; secret.</summary>
    public static string KubeadmDocuments(HostFacts host, ClusterFacts cluster) => Yaml.SerializeAll(
        InitConfiguration.For(host, cluster),
        ClusterConfiguration.For(host, cluster),
        KubeletConfiguration.For(cluster),
        KubeProxyConfiguration.For(cluster.Plan));
}
