using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Bootstrap;

/// <summary>What the bootstrap of a cluster needs. Plan and cluster are plain values: the number of documents depends on them.</summary>
public sealed class KubeadmBootstrapArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>The hosts with their addresses; exactly one has <see cref="HostSpec.IsFirstControlPlane"/>.</summary>
    public required ImmutableArray<HostInterface> Interfaces { get; init; }

    /// <summary>The API's name or address, without port and brackets.</summary>
    public required Input<string> ApiEndpoint { get; init; }

    /// <summary>Further names or addresses at which clients reach the API, for its certificate. Default none.</summary>
    public ImmutableArray<Output<string>> FurtherApiNames { get; init; } = [];
}
