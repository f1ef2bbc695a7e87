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
