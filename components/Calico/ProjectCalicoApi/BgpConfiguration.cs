using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace CalicoIPv6.Calico.ProjectCalicoApi;

/// <summary>
/// Fields of a <c>BGPConfiguration</c> of <c>projectcalico.org/v3</c>. A patch: calico-node makes the <c>default</c> one at its start
/// (projectcalico/calico v3.32.1 node/pkg/lifecycle/startup, ensureDefaultBGPConfigExists). Calico's API server has to be ready.
/// </summary>
/// <param name="name">The resource's name.</param>
/// <param name="args">What is decided; all else is left as it is.</param>
/// <param name="options">With an explicit Kubernetes provider.</param>
public sealed class BgpConfiguration(string name, BgpConfigurationArgs args, CustomResourceOptions? options = null)
    : CustomResourcePatch(name, args, options);

/// <summary>A <c>BGPConfiguration</c>, cluster scoped.</summary>
public sealed class BgpConfigurationArgs() : CustomResourcePatchArgs("projectcalico.org/v3", "BGPConfiguration")
{
    /// <summary>The name of the one that holds for all hosts.</summary>
    public const string Name = "default";

    /// <summary>What is decided.</summary>
    [Input("spec", required: true)]
    public Input<BgpConfigurationSpecArgs> Spec { get; set; } = null!;
}

/// <summary><c>spec</c> of a <c>BGPConfiguration</c>.</summary>
public sealed class BgpConfigurationSpecArgs : ResourceArgs
{
    // On the field, as a property would make an absent list an empty one.
    [Input("serviceClusterIPs")]
    private InputList<ServiceClusterIPBlockArgs>? _serviceClusterIPs;

    [Input("serviceLoadBalancerIPs")]
    private InputList<ServiceLoadBalancerIPBlockArgs>? _serviceLoadBalancerIPs;

    /// <summary>The hosts' AS number, 1 to 2147483647 (projectcalico/calico#13494). Absent: 64512.</summary>
    [Input("asNumber")]
    public Input<int>? AsNumber { get; set; }

    /// <summary>The service ranges that peers learn, one object a range. Absent: none.</summary>
    public InputList<ServiceClusterIPBlockArgs> ServiceClusterIPs
    {
        get => _serviceClusterIPs ??= [];
        set => _serviceClusterIPs = value;
    }

    /// <summary>The ranges of load balancers' addresses that peers learn, one object a range. Absent: none.</summary>
    public InputList<ServiceLoadBalancerIPBlockArgs> ServiceLoadBalancerIPs
    {
        get => _serviceLoadBalancerIPs ??= [];
        set => _serviceLoadBalancerIPs = value;
    }
}

/// <summary>An entry of <c>spec.serviceClusterIPs</c>.</summary>
public sealed class ServiceClusterIPBlockArgs : ResourceArgs
{
    /// <summary>A range of cluster IPs, in canonical text.</summary>
    [Input("cidr", required: true)]
    public Input<string> Cidr { get; set; } = null!;
}

/// <summary>An entry of <c>spec.serviceLoadBalancerIPs</c>.</summary>
public sealed class ServiceLoadBalancerIPBlockArgs : ResourceArgs
{
    /// <summary>A range of load balancers' addresses, in canonical text.</summary>
    [Input("cidr", required: true)]
    public Input<string> Cidr { get; set; } = null!;
}
