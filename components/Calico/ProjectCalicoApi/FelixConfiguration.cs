using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace CalicoIPv6.Calico.ProjectCalicoApi;

/// <summary>
/// Fields of a <c>FelixConfiguration</c> of <c>projectcalico.org/v3</c>. A patch: calico-node makes the <c>default</c> one at its start,
/// and the operator writes to it. Calico's API server has to be ready.
/// </summary>
/// <param name="name">The resource's name.</param>
/// <param name="args">What is decided; all else is left as it is.</param>
/// <param name="options">With an explicit Kubernetes provider.</param>
public sealed class FelixConfiguration(string name, FelixConfigurationArgs args, CustomResourceOptions? options = null)
    : CustomResourcePatch(name, args, options);

/// <summary>A <c>FelixConfiguration</c>, cluster scoped.</summary>
public sealed class FelixConfigurationArgs() : CustomResourcePatchArgs("projectcalico.org/v3", "FelixConfiguration")
{
    /// <summary>The name of the one that holds for all hosts.</summary>
    public const string Name = "default";

    /// <summary>What is decided.</summary>
    [Input("spec", required: true)]
    public Input<FelixConfigurationSpecArgs> Spec { get; set; } = null!;
}

/// <summary><c>spec</c> of a <c>FelixConfiguration</c>. Each family has fields of its own.</summary>
public sealed class FelixConfigurationSpecArgs : ResourceArgs
{
    /// <summary>Whether pods' IPv4 traffic between hosts is encrypted, over the hosts' IPv4, on UDP port 51820. Absent: false.</summary>
    [Input("wireguardEnabled")]
    public Input<bool>? WireguardEnabled { get; set; }

    /// <summary>Whether pods' IPv6 traffic between hosts is encrypted, over the hosts' IPv6, on UDP port 51821. Absent: false.</summary>
    [Input("wireguardEnabledV6")]
    public Input<bool>? WireguardEnabledV6 { get; set; }

    /// <summary>MTU of the IPv4 VXLAN device, in bytes; <c>mtu</c> of the Installation goes before it. Absent: the host's less 50.</summary>
    [Input("vxlanMTU")]
    public Input<int>? VxlanMtu { get; set; }

    /// <summary>MTU of the IPv6 VXLAN device, in bytes; <c>mtu</c> of the Installation goes before it. Absent: the host's less 70.</summary>
    [Input("vxlanMTUV6")]
    public Input<int>? VxlanMtuV6 { get; set; }
}
