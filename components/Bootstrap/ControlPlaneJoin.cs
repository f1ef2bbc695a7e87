using CalicoIPv6.Bootstrap.Kubeadm;

namespace CalicoIPv6.Bootstrap;

/// <summary>A further control plane: joins with the shared certificates that it already has.</summary>
public static class ControlPlaneJoin
{
    /// <summary>Its cloud-config; secret.</summary>
    public static string UserData(HostFacts host, ClusterFacts cluster, PkiMaterial pki) =>
        HostPreparation.CloudConfig(host, cluster, KubeadmDocuments(host, cluster), "join", pki).ToUserData();

    /// <summary>kubeadm's documents for it; secret. What concerns the whole cluster it takes from the cluster.</summary>
    public static string KubeadmDocuments(HostFacts host, ClusterFacts cluster) =>
        Yaml.SerializeAll(JoinConfiguration.ForControlPlane(host, cluster));
}
