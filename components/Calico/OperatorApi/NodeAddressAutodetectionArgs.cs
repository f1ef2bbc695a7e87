using Pulumi;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>How calico-node finds its host's address of a family; at most one method. No method: the family is not looked for.</summary>
public sealed class NodeAddressAutodetectionArgs : ResourceArgs
{
    // On the field, as a property would make an absent list an empty one.
    [Input("cidrs")]
    private InputList<string>? _cidrs;

    /// <summary><c>NodeInternalIP</c>: the address of the family that kubelet reports for the node.</summary>
    [Input("kubernetes")]
    public Input<string>? Kubernetes { get; set; }

    /// <summary><c>true</c>: the first address of the first interface that is no bridge or tunnel.</summary>
    [Input("firstFound")]
    public Input<bool>? FirstFound { get; set; }

    /// <summary>A host: the interface that the route to it uses.</summary>
    [Input("canReach")]
    public Input<string>? CanReach { get; set; }

    /// <summary>Regular expressions with commas between: the first interface whose name matches one.</summary>
    [Input("interface")]
    public Input<string>? Interface { get; set; }

    /// <summary>Regular expressions with commas between: as first found, without the interfaces whose names match one.</summary>
    [Input("skipInterface")]
    public Input<string>? SkipInterface { get; set; }

    /// <summary>Ranges: an address in one of them.</summary>
    public InputList<string> Cidrs
    {
        get => _cidrs ??= [];
        set => _cidrs = value;
    }
}
