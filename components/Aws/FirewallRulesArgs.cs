using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>What the firewall rules need.</summary>
public sealed class FirewallRulesArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>The VPC of the security groups.</summary>
    public required Input<string> VpcId { get; init; }
}
