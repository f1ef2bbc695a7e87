using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>What the balancer in front of NodePorts needs.</summary>
public sealed class ServiceLoadBalancerArgs
{
    /// <summary>The address plan; targets are of its primary family.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster; at least one of its <see cref="ClusterSpec.ServicePorts"/>.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Whether AWS guards the balancer against deletion.</summary>
    public required AwsSettings Settings { get; init; }

    /// <summary>The network, in whose every zone the balancer stands.</summary>
    public required Network Network { get; init; }

    /// <summary>The balancer's security group.</summary>
    public required Input<string> SecurityGroupId { get; init; }

    /// <summary>The hosts' interfaces; those of workers are the targets.</summary>
    public required HostInterfaces Interfaces { get; init; }

    /// <summary>Whether it stands in the hosts' subnets, as the API's does: an internal one, where those can hold it.</summary>
    internal bool IsAmongHosts =>
        Cluster.ServiceAccess == EndpointAccess.Internal && BalancerShape.Of(Plan, inHostSubnets: true, HasUdp).Fault is null;

    /// <summary>The families of balancer, targets and subnets.</summary>
    internal BalancerShape Shape => BalancerShape.Of(Plan, IsAmongHosts, HasUdp);

    private bool HasUdp => Cluster.ServicePorts.Any(port => port.Protocol == ServiceProtocol.Udp);
}
