using CalicoIPv6.Bootstrap.Kubeadm;

namespace CalicoIPv6.Bootstrap;

/// <summary>A worker: joins with the bootstrap token; it holds no key of the cluster.</summary>
public static class WorkerJoin
{
    /// <summary>Its cloud-config; secret.</summary>
    public static string UserData(HostFacts host, ClusterFacts cluster) =>
        HostPreparation.CloudConfig(host, cluster, KubeadmDocuments(host, cluster), "join").ToUserData();

    /// <summary>kubeadm's documents for it; secret. What concerns the whole cluster it takes from the cluster.</summary>
    public static string KubeadmDocuments(HostFacts host, ClusterFacts cluster) =>
        Yaml.SerializeAll(JoinConfiguration.ForWorker(host, cluster));
}
