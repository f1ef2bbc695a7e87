using CalicoIPv6.Addressing;

namespace CalicoIPv6.Dns;

/// <summary>What cluster DNS needs; plain.</summary>
public sealed class ClusterDnsArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }
}
