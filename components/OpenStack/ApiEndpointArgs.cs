using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.OpenStack;

/// <summary>What the API's endpoint needs.</summary>
public sealed class ApiEndpointArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>What stands before the API, and the external network.</summary>
    public required OpenStackSettings Settings { get; init; }

    /// <summary>The network, in whose subnets balancers stand.</summary>
    public required Network Network { get; init; }

    /// <summary>The security groups. Absent: ports filter nothing.</summary>
    public FirewallRules? Firewall { get; init; }

    /// <summary>The hosts' ports; those of control planes are behind the endpoint.</summary>
    public required HostInterfaces Interfaces { get; init; }
}
