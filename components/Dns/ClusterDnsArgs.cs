using CalicoIPv6.Addressing;

namespace CalicoIPv6.Dns;

/// <summary>What cluster DNS needs; plain.</summary>
public sealed class ClusterDnsArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>A manifest of kube-dns, as <see cref="KubeDnsManifestText.Fit"/> made it. Absent: CoreDNS, which kubeadm installed.</summary>
    public string? KubeDnsManifest { get; init; }

    /// <summary>Where images come from, as <c>HOST[:PORT][/PATH]</c>. Absent: the public registries.</summary>
    public string? RegistryMirror { get; init; }
}
