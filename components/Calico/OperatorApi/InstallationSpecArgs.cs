using Pulumi;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary><c>spec</c> of an <c>Installation</c>.</summary>
public sealed class InstallationSpecArgs : ResourceArgs
{
    /// <summary>The product: <c>Calico</c>.</summary>
    [Input("variant")]
    public Input<string>? Variant { get; set; }

    /// <summary>Where Calico's images come from, with a slash at the end: <c>REGISTRYcalico/node:TAG</c>. Absent: <c>quay.io/</c>.</summary>
    [Input("registry")]
    public Input<string>? Registry { get; set; }

    /// <summary>Where the CSI driver finds kubelet's volumes, an absolute path; <c>None</c> leaves the driver out. Absent: <c>/var/lib/kubelet</c>.</summary>
    [Input("kubeletVolumePluginPath")]
    public Input<string>? KubeletVolumePluginPath { get; set; }

    /// <summary>Replicas of the components that can have several, such as Calico's API server; at least 1. Absent: 2.</summary>
    [Input("controlPlaneReplicas")]
    public Input<int>? ControlPlaneReplicas { get; set; }

    /// <summary>The CNI plugin and its IPAM. Absent: Calico's, on a cluster of kubeadm.</summary>
    [Input("cni")]
    public Input<CniArgs>? Cni { get; set; }

    /// <summary>Pools, routing and node addresses. Absent: one IPv4 pool with IP in IP.</summary>
    [Input("calicoNetwork")]
    public Input<CalicoNetworkArgs>? CalicoNetwork { get; set; }
}
