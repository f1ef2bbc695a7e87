using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.OpenStack;

/// <summary>What the firewall rules need.</summary>
public sealed class FirewallRulesArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>What stands before the API.</summary>
    public required ApiBalancer ApiBalancer { get; init; }

    /// <summary>The network, from whose subnets a balancer connects to control planes.</summary>
    public required Network Network { get; init; }
}
