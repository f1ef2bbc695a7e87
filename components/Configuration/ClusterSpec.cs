using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Configuration;

/// <summary>What a person decided about the cluster itself, apart from addresses and cloud.</summary>
public sealed record ClusterSpec
{
    /// <summary>A DNS label; stands in resource names, host names and the kubeconfig.</summary>
    public required string Name { get; init; }

    /// <summary>Three numbers without a <c>v</c>, such as <c>1.35.4</c>.</summary>
    public required string KubernetesVersion { get; init; }

    /// <summary>Three numbers without a <c>v</c>, such as <c>3.32.1</c>.</summary>
    public required string CalicoVersion { get; init; }

    /// <summary>The hosts, control planes first.</summary>
    public required ImmutableArray<HostSpec> Hosts { get; init; }

    /// <summary>Who may reach the API, and SSH where there is a key, from outside. Empty: nobody.</summary>
    public ImmutableArray<Cidr> AdminCidrs { get; init; } = [];

    /// <summary>An OpenSSH public key for the image's default user. Absent: no key and no SSH rule.</summary>
    public string? SshPublicKey { get; init; }
}
