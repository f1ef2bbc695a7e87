using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Calico;

/// <summary>What the installation of Calico needs; plain values, since pools and their number depend on them.</summary>
public sealed class CalicoInstallationArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Whether an operator runs Calico in the cluster already, so that its objects are changed and none are made. Default false.</summary>
    public bool CalicoExists { get; init; }
}
