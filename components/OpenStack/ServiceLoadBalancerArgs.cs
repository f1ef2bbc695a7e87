using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.OpenStack;

/// <summary>What the balancers in front of NodePorts need.</summary>
public sealed class ServiceLoadBalancerArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster, of whose <see cref="ClusterSpec.ServicePorts"/> and <see cref="ClusterSpec.PublicCidrs"/> there are some.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>The external network.</summary>
    public required OpenStackSettings Settings { get; init; }

    /// <summary>The network, in whose subnets balancers stand.</summary>
    public required Network Network { get; init; }

    /// <summary>The hosts' ports; those of workers are behind the balancers.</summary>
    public required HostInterfaces Interfaces { get; init; }
}
