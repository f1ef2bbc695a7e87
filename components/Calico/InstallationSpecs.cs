using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.OperatorApi;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Calico;

/// <summary>From plan and cluster to what the operator installs; pure.</summary>
public static class InstallationSpecs
{
    /// <summary>The <c>spec</c> of the <c>Installation</c>.</summary>
    public static InstallationSpecArgs From(AddressPlan plan, ClusterSpec cluster)
    {
        var spec = new InstallationSpecArgs
        {
            Variant = "Calico",
            // The driver serves policy on application layers, which is not installed; the Helm chart leaves it out by default as well.
            KubeletVolumePluginPath = "None",
            // Named though it is what the operator finds out by itself: without a type it would not take the IPAM.
            Cni = new CniArgs { Type = "Calico", Ipam = new CniIpamArgs { Type = plan.Ipam.ToString() } },
            CalicoNetwork = Network(plan, cluster),
        };
        if (Replicas(cluster) is { } replicas)
        {
            spec.ControlPlaneReplicas = replicas;
        }

        if (cluster.RegistryMirror is { } mirror)
        {
            spec.Registry = $"{mirror}/";
        }

        return spec;
    }

    // Replicas avoid one another's host; on a single host the second would be pending for ever. Of a cluster that exists the hosts are not
    // known, and what is left out is the operator's, or that of who installed it.
    private static int? Replicas(ClusterSpec cluster) => cluster.Calico.Replicas ?? cluster.Hosts.Length switch
    {
        0 => null,
        1 => 1,
        _ => 2,
    };

    private static CalicoNetworkArgs Network(AddressPlan plan, ClusterSpec cluster)
    {
        var network = new CalicoNetworkArgs
        {
            LinuxDataplane = Dataplane(plan.Dataplane),
            Bgp = Toggle.Of(plan.Bgp),
            IPPools = [.. CalicoPools.From(plan)],
            HostPorts = Toggle.Of(cluster.Calico.HostPorts),
            ContainerIPForwarding = Toggle.Of(cluster.Calico.ContainerIPForwarding),
            NodeAddressAutodetectionV4 = plan.HasIPv4 ? Autodetection(cluster.NodeAddressIPv4) : Off(),
        };
        if (plan.HasIPv6)
        {
            network.NodeAddressAutodetectionV6 = Autodetection(cluster.NodeAddressIPv6);
        }

        if (plan.Mtu is { } mtu)
        {
            network.Mtu = mtu;
        }

        LeaveServicesToOne(network, plan, cluster);
        return network;
    }

    // The BPF dataplane serves Services itself and so cannot reach the API by one: the operator tells it the endpoints. kube-proxy has
    // to run until then, and to go after: both would answer for each Service. The operator stops it when every host has the dataplane,
    // and starts it again where a cluster leaves that dataplane (tigera/operator v1.42.3 pkg/controller/kubeproxy). The kube-proxy of a
    // cluster that exists may be in other hands, or not there at all.
    private static void LeaveServicesToOne(CalicoNetworkArgs network, AddressPlan plan, ClusterSpec cluster)
    {
        bool isBpf = plan.Dataplane == Addressing.Dataplane.Bpf;
        if (isBpf)
        {
            network.BpfNetworkBootstrap = Toggle.Of(true);
        }

        if (isBpf || !cluster.Hosts.IsEmpty)
        {
            network.KubeProxyManagement = Toggle.Of(true);
        }
    }

    private static string Dataplane(Dataplane dataplane) => dataplane == Addressing.Dataplane.Bpf ? "BPF" : dataplane.ToString();

    private static NodeAddressAutodetectionArgs Autodetection(NodeAddressMethod method) => method.Source switch
    {
        NodeAddressSource.Kubelet => new() { Kubernetes = "NodeInternalIP" },
        NodeAddressSource.FirstFound => new() { FirstFound = true },
        NodeAddressSource.CanReach => new() { CanReach = method.Value },
        NodeAddressSource.Interface => new() { Interface = method.Value },
        NodeAddressSource.SkipInterface => new() { SkipInterface = method.Value },
        _ => new() { Cidrs = [.. method.Values] },
    };

    // An absent object means "first found" for IPv4 under the BPF dataplane, even without an IPv4 pool, and a host without IPv4
    // would not start (tigera/operator pkg/controller/installation/core_controller.go, fillDefaults). IPv6 has no such case.
    private static NodeAddressAutodetectionArgs Off() => new();
}
