using Pulumi;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>How calico-node finds its host's address of a family; at most one method. No method: the family is not looked for.</summary>
public sealed class NodeAddressAutodetectionArgs : ResourceArgs
{
    /// <summary><c>NodeInternalIP</c>: the address of the family that kubelet reports for the node.</summary>
    [Input("kubernetes")]
    public Input<string>? Kubernetes { get; set; }
}
