using CalicoIPv6.Addressing;

namespace CalicoIPv6.Workloads;

/// <summary>What the checks check.</summary>
public sealed class ClusterChecksArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>A registry in the place of registry.k8s.io. Absent: none.</summary>
    public string? RegistryMirror { get; init; }

    /// <summary>
    /// An image with a shell, awk, curl and dig, and agnhost's <c>netexec</c>, in registry.k8s.io or its mirror; default agnhost itself,
    /// for amd64 and arm64 (kubernetes test/images/agnhost).
    /// </summary>
    public string Image { get; init; } = "e2e-test-images/agnhost:2.53";

    /// <summary>A URL that has to answer outside the cluster, in every family of the mode. Absent: that of the registry that images come from. Empty: none has to.</summary>
    public string? EgressUrl { get; init; }

    /// <summary>How many hosts the cluster has, each of which has to have a target. Absent: it is not known, and one is enough.</summary>
    public int? Hosts { get; init; }
}
