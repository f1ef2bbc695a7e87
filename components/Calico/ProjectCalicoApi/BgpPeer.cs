using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace CalicoIPv6.Calico.ProjectCalicoApi;

/// <summary>A router that hosts exchange routes with: <c>BGPPeer</c> of <c>projectcalico.org/v3</c>. Calico's API server has to be ready.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="args">The peer.</param>
/// <param name="options">With an explicit Kubernetes provider.</param>
public sealed class BgpPeer(string name, BgpPeerArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A <c>BGPPeer</c>, cluster scoped.</summary>
public sealed class BgpPeerArgs() : CustomResourceArgs("projectcalico.org/v3", "BGPPeer")
{
    /// <summary>The peer.</summary>
    [Input("spec", required: true)]
    public Input<BgpPeerSpecArgs> Spec { get; set; } = null!;
}

/// <summary><c>spec</c> of a <c>BGPPeer</c>.</summary>
public sealed class BgpPeerSpecArgs : ResourceArgs
{
    /// <summary>The router's address, of either family; hosts speak to it in that family and tell it the routes of that family.</summary>
    [Input("peerIP", required: true)]
    public Input<string> PeerIP { get; set; } = null!;

    /// <summary>The router's AS number, 1 to 2147483647 (projectcalico/calico#13494).</summary>
    [Input("asNumber", required: true)]
    public Input<int> AsNumber { get; set; } = null!;

    /// <summary>Which hosts speak to it. Absent: all.</summary>
    [Input("nodeSelector")]
    public Input<string>? NodeSelector { get; set; }
}
