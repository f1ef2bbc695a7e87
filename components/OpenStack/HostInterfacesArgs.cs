using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.OpenStack;

/// <summary>What the hosts' ports need.</summary>
public sealed class HostInterfacesArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster, whose hosts get one port each.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>The external network, and what ports let through.</summary>
    public required OpenStackSettings Settings { get; init; }

    /// <summary>The network; a floating address waits for its router.</summary>
    public required Network Network { get; init; }

    /// <summary>The security groups. Absent: ports filter nothing.</summary>
    public FirewallRules? Firewall { get; init; }
}
