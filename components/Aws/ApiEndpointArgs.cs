using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Aws;

/// <summary>What the API's endpoint needs.</summary>
public sealed class ApiEndpointArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Whether AWS guards the balancer against deletion.</summary>
    public required AwsSettings Settings { get; init; }

    /// <summary>The network, in whose every zone the balancer stands.</summary>
    public required Network Network { get; init; }

    /// <summary>The security groups.</summary>
    public required FirewallRules Firewall { get; init; }

    /// <summary>The hosts' interfaces; those of control planes are the targets.</summary>
    public required HostInterfaces Interfaces { get; init; }

    /// <summary>
    /// Whether the balancer stands in the hosts' subnets: an internal one, where those can hold it. The subnets of what faces the
    /// internet hold every one.
    /// </summary>
    internal bool IsAmongHosts => Cluster.ApiAccess == EndpointAccess.Internal && BalancerShape.Of(Plan, inHostSubnets: true).Fault is null;

    /// <summary>The families of balancer, targets and subnets.</summary>
    internal BalancerShape Shape => BalancerShape.Of(Plan, IsAmongHosts);
}
