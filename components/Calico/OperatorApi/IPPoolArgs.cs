using Pulumi;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>An entry of <c>spec.calicoNetwork.ipPools</c> of an <c>Installation</c>.</summary>
/// <remarks>The operator's defaults differ by family, and from what its CRD says of them (tigera/operator pkg/controller/ippool/defaults.go).</remarks>
public sealed class IPPoolArgs : ResourceArgs
{
    // On the field, as a property would make an absent list an empty one.
    [Input("allowedUses")]
    private InputList<string>? _allowedUses;

    /// <summary>The name of the <c>IPPool</c> that the operator makes; unique.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>The range, in canonical text: operators before 1.44 compare it as text and would make and delete any other pool for ever.</summary>
    [Input("cidr", required: true)]
    public Input<string> Cidr { get; set; } = null!;

    /// <summary>Prefix length of a host's block: 20 to 32 for IPv4 (absent: 26), 116 to 128 for IPv6 (absent: 122).</summary>
    [Input("blockSize")]
    public Input<int>? BlockSize { get; set; }

    /// <summary><c>None</c>, <c>IPIP</c>, <c>IPIPCrossSubnet</c>, <c>VXLAN</c> or <c>VXLANCrossSubnet</c>. Absent: <c>IPIP</c> for IPv4, <c>None</c> for IPv6.</summary>
    [Input("encapsulation")]
    public Input<string>? Encapsulation { get; set; }

    /// <summary><c>Enabled</c> or <c>Disabled</c>. Absent: enabled for IPv4, disabled for IPv6.</summary>
    [Input("natOutgoing")]
    public Input<string>? NatOutgoing { get; set; }

    /// <summary>A selector of hosts. Absent: <c>all()</c>.</summary>
    [Input("nodeSelector")]
    public Input<string>? NodeSelector { get; set; }

    /// <summary>Whether BGP peers are kept from learning the pool. Absent: false.</summary>
    [Input("disableBGPExport")]
    public Input<bool>? DisableBgpExport { get; set; }

    /// <summary>Whether the pool gives no more addresses; those given stay. Absent: false.</summary>
    [Input("disableNewAllocations")]
    public Input<bool>? DisableNewAllocations { get; set; }

    /// <summary><c>Workload</c>, <c>Tunnel</c>, <c>LoadBalancer</c>. Absent: workload and tunnel.</summary>
    public InputList<string> AllowedUses
    {
        get => _allowedUses ??= [];
        set => _allowedUses = value;
    }

    /// <summary><c>Automatic</c> (default) or <c>Manual</c>.</summary>
    [Input("assignmentMode")]
    public Input<string>? AssignmentMode { get; set; }
}
