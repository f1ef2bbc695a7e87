using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Aws;

/// <summary>What the hosts' interfaces need.</summary>
public sealed class HostInterfacesArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster, whose hosts get one interface each.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Whether the source/destination check is forced.</summary>
    public required AwsSettings Settings { get; init; }

    /// <summary>The network; a public address waits for its internet gateway.</summary>
    public required Network Network { get; init; }

    /// <summary>The security groups.</summary>
    public required FirewallRules Firewall { get; init; }
}
