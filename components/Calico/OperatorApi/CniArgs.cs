using Pulumi;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary><c>spec.cni</c> of an <c>Installation</c>.</summary>
public sealed class CniArgs : ResourceArgs
{
    /// <summary>The CNI plugin: <c>Calico</c> here. Absent: found out from the kind of cluster.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    /// <summary>Who gives addresses. Absent: Calico.</summary>
    [Input("ipam")]
    public Input<CniIpamArgs>? Ipam { get; set; }
}

/// <summary><c>spec.cni.ipam</c> of an <c>Installation</c>.</summary>
public sealed class CniIpamArgs : ResourceArgs
{
    /// <summary><c>Calico</c> or <c>HostLocal</c>, where the plugin is Calico's.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;
}
