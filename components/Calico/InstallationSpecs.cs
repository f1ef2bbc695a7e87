using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.OperatorApi;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Calico;

/// <summary>From plan and cluster to what the operator installs; pure.</summary>
public static class InstallationSpecs
{
    /// <summary>The <c>spec</c> of the <c>Installation</c>.</summary>
    public static InstallationSpecArgs From(AddressPlan plan, ClusterSpec cluster) => new()
    {
        Variant = "Calico",
        // The driver serves policy on application layers, which is not installed; the Helm chart leaves it out by default as well.
        KubeletVolumePluginPath = "None",
        // Replicas avoid one another's host; on a single host the second would be pending for ever.
        ControlPlaneReplicas = cluster.Hosts.Length == 1 ? 1 : 2,
        CalicoNetwork = Network(plan),
    };

    private static CalicoNetworkArgs Network(AddressPlan plan)
    {
        var network = new CalicoNetworkArgs
        {
            LinuxDataplane = "Iptables",
            Bgp = Toggle.Of(plan.Bgp),
            IPPools = [.. CalicoPools.From(plan)],
            NodeAddressAutodetectionV4 = plan.HasIPv4 ? FromKubelet() : Off(),
        };
        if (plan.HasIPv6)
        {
            network.NodeAddressAutodetectionV6 = FromKubelet();
        }

        return network;
    }

    // The bootstrap decides a host's address by kubelet's --node-ip; a guess of Calico's own could pick another interface.
    private static NodeAddressAutodetectionArgs FromKubelet() => new() { Kubernetes = "NodeInternalIP" };

    // An absent object means "first found" for IPv4 under the BPF dataplane, even without an IPv4 pool, and a host without IPv4
    // would not start (tigera/operator pkg/controller/installation/core_controller.go, fillDefaults). IPv6 has no such case.
    private static NodeAddressAutodetectionArgs Off() => new();
}
