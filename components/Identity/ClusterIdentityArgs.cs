using CalicoIPv6.Addressing;

namespace CalicoIPv6.Identity;

/// <summary>What the identity of a cluster is made of; a plain value, since the number of its resources depends on it.</summary>
public sealed class ClusterIdentityArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }
}
