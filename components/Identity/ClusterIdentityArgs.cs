using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Identity;

/// <summary>What the identity of a cluster is made of; a plain value, since the number of its resources depends on it.</summary>
public sealed class ClusterIdentityArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>
    /// What the processors of a role's hosts are, where hosts keep the image that they booted first: no other architecture boots it.
    /// Default: nothing is kept of them.
    /// </summary>
    public ImmutableSortedDictionary<HostRole, string> Architectures { get; init; } = ImmutableSortedDictionary<HostRole, string>.Empty;

    /// <summary>Where hosts stay, on a cloud. Default: nothing is kept of it.</summary>
    public HostPlace? Place { get; init; }
}
