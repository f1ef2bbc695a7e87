using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.OpenStack;

/// <summary>What the network needs; plain, since the number of subnets depends on it.</summary>
public sealed class NetworkArgs
{
    /// <summary>The address plan; it has one subnet, in each family of the mode whose range is planned.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster, for names and tags.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Whose network, and what its subnets are made of.</summary>
    public required OpenStackSettings Settings { get; init; }
}
