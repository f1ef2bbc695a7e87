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

    /// <summary>What has to answer outside the cluster, in every family of the mode. Absent: the registry that images come from.</summary>
    public string? EgressUrl { get; init; }
}
