using Pulumi;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary><c>spec.calicoNetwork</c> of an <c>Installation</c>.</summary>
public sealed class CalicoNetworkArgs : ResourceArgs
{
    // On the field, as a property would make an absent list an empty one.
    [Input("ipPools")]
    private InputList<IPPoolArgs>? _ipPools;

    /// <summary>What moves packets: <c>Iptables</c> (default), <c>Nftables</c>, <c>BPF</c> or <c>VPP</c>.</summary>
    [Input("linuxDataplane")]
    public Input<string>? LinuxDataplane { get; set; }

    /// <summary><c>Enabled</c> (default) or <c>Disabled</c>: whether hosts exchange routes by BGP.</summary>
    [Input("bgp")]
    public Input<string>? Bgp { get; set; }

    /// <summary>
    /// <c>Enabled</c> or <c>Disabled</c> (default): whether the operator finds the API server for the BPF dataplane by the Service
    /// <c>kubernetes</c> and its endpoints, of either family. Only with <c>BPF</c>, and without the ConfigMap <c>kubernetes-services-endpoint</c>.
    /// </summary>
    [Input("bpfNetworkBootstrap")]
    public Input<string>? BpfNetworkBootstrap { get; set; }

    /// <summary><c>Enabled</c> or <c>Disabled</c> (default): whether the operator stops kube-proxy once the BPF dataplane runs, and starts it again without.</summary>
    [Input("kubeProxyManagement")]
    public Input<string>? KubeProxyManagement { get; set; }

    /// <summary><c>Enabled</c> (default) or <c>Disabled</c>: whether pods may have ports of their host.</summary>
    [Input("hostPorts")]
    public Input<string>? HostPorts { get; set; }

    /// <summary><c>Enabled</c> or <c>Disabled</c> (default): whether pods may forward packets that are not their own.</summary>
    [Input("containerIPForwarding")]
    public Input<string>? ContainerIPForwarding { get; set; }

    /// <summary>MTU of pods' interfaces, in bytes. Absent: found out from the host's interface and the encapsulation.</summary>
    [Input("mtu")]
    public Input<int>? Mtu { get; set; }

    /// <summary>The pools, at most 25. Absent: one for each pod range of kubeadm; empty: none, and the operator waits for pools made elsewhere.</summary>
    public InputList<IPPoolArgs> IPPools
    {
        get => _ipPools ??= [];
        set => _ipPools = value;
    }

    /// <summary>How a host finds its IPv4 address. Absent: the first found, if there is an IPv4 pool or the dataplane is BPF; else not at all.</summary>
    [Input("nodeAddressAutodetectionV4")]
    public Input<NodeAddressAutodetectionArgs>? NodeAddressAutodetectionV4 { get; set; }

    /// <summary>How a host finds its IPv6 address. Absent: the first found, if there is an IPv6 pool; else not at all.</summary>
    [Input("nodeAddressAutodetectionV6")]
    public Input<NodeAddressAutodetectionArgs>? NodeAddressAutodetectionV6 { get; set; }
}
