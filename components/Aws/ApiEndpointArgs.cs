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

    /// <summary>The network, in whose every zone the balancer stands.</summary>
    public required Network Network { get; init; }

    /// <summary>The security groups.</summary>
    public required FirewallRules Firewall { get; init; }

    /// <summary>The hosts' interfaces; those of control planes are the targets.</summary>
    public required HostInterfaces Interfaces { get; init; }
}
