using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace CalicoIPv6.Calico.ProjectCalicoApi;

/// <summary>
/// A pool beside those of the <c>Installation</c>: <c>IPPool</c> of <c>projectcalico.org/v3</c>. It may lie outside the pod ranges of
/// kubeadm, which the operator would refuse, as pools for load balancers do. Calico's API server has to be ready.
/// </summary>
/// <param name="name">The resource's name.</param>
/// <param name="args">The pool.</param>
/// <param name="options">With an explicit Kubernetes provider.</param>
public sealed class IPPool(string name, IPPoolArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>An <c>IPPool</c>, cluster scoped.</summary>
public sealed class IPPoolArgs() : CustomResourceArgs("projectcalico.org/v3", "IPPool")
{
    /// <summary>The pool.</summary>
    [Input("spec", required: true)]
    public Input<IPPoolSpecArgs> Spec { get; set; } = null!;
}

/// <summary><c>spec</c> of an <c>IPPool</c>. What is left out means what Calico's API says, which is not what the operator makes of it.</summary>
public sealed class IPPoolSpecArgs : ResourceArgs
{
    // On the field, as a property would make an absent list an empty one.
    [Input("allowedUses")]
    private InputList<string>? _allowedUses;

    /// <summary>The range, in canonical text; never changes.</summary>
    [Input("cidr", required: true)]
    public Input<string> Cidr { get; set; } = null!;

    /// <summary>Prefix length of a host's block: 20 to 32 for IPv4 (absent: 26), 116 to 128 for IPv6 (absent: 122); never changes.</summary>
    [Input("blockSize")]
    public Input<int>? BlockSize { get; set; }

    /// <summary><c>Never</c> (default), <c>Always</c> or <c>CrossSubnet</c>; IPv4 only, and not beside VXLAN.</summary>
    [Input("ipipMode")]
    public Input<string>? IpipMode { get; set; }

    /// <summary><c>Never</c> (default), <c>Always</c> or <c>CrossSubnet</c>.</summary>
    [Input("vxlanMode")]
    public Input<string>? VxlanMode { get; set; }

    /// <summary>Whether hosts hide their pods behind their own address towards what is in no pool. Absent: false.</summary>
    [Input("natOutgoing")]
    public Input<bool>? NatOutgoing { get; set; }

    /// <summary>A selector of hosts. Absent: <c>all()</c>.</summary>
    [Input("nodeSelector")]
    public Input<string>? NodeSelector { get; set; }

    /// <summary>A selector of namespaces whose pods may have addresses of the pool. Absent: all.</summary>
    [Input("namespaceSelector")]
    public Input<string>? NamespaceSelector { get; set; }

    /// <summary>Whether the pool gives no more addresses. Absent: false.</summary>
    [Input("disabled")]
    public Input<bool>? Disabled { get; set; }

    /// <summary>Whether BGP peers are kept from learning the pool. Absent: false.</summary>
    [Input("disableBGPExport")]
    public Input<bool>? DisableBgpExport { get; set; }

    /// <summary><c>Workload</c>, <c>Tunnel</c>; or <c>LoadBalancer</c> alone. Absent: workload and tunnel.</summary>
    public InputList<string> AllowedUses
    {
        get => _allowedUses ??= [];
        set => _allowedUses = value;
    }

    /// <summary><c>Automatic</c> (default) or <c>Manual</c>.</summary>
    [Input("assignmentMode")]
    public Input<string>? AssignmentMode { get; set; }
}
