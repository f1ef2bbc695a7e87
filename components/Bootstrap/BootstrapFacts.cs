using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap.Kubeadm;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Bootstrap;

/// <summary>What the configuration of every host of a cluster is written from.</summary>
public sealed record ClusterFacts
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>The API's name or address, without port and brackets.</summary>
    public required string ApiEndpoint { get; init; }

    /// <summary>Further names or addresses of the API, which its certificate has as well. Default none.</summary>
    public ImmutableArray<string> FurtherApiNames { get; init; } = [];

    /// <summary>The bootstrap token, <c>id.secret</c>; secret.</summary>
    public required string Token { get; init; }

    /// <summary>The cluster CA as joining hosts know it: <see cref="CaHash.Of"/>.</summary>
    public required string CaCertHash { get; init; }

    /// <summary>The addresses of all control planes, each in every family of the mode: the API's certificates are for them.</summary>
    public ImmutableArray<string> ControlPlaneAddresses { get; init; } = [];

    /// <summary>The DNS domain of Services.</summary>
    public string DnsDomain { get; init; } = ClusterSpec.DnsDomain;

    /// <summary>The API's name or address with its port.</summary>
    public string ApiHostPort => HostPort.Of(ApiEndpoint);

    /// <summary>The form of kubeadm's documents, which follows from the cluster's version.</summary>
    internal KubeadmApi KubeadmApi => KubeadmApi.Of(Cluster.KubernetesVersion);
}

/// <summary>A host and the addresses that it will have.</summary>
/// <param name="Host">The host.</param>
/// <param name="Addresses">Its address in each family of the mode, without prefix length.</param>
public sealed record HostFacts(HostSpec Host, ImmutableDictionary<IPFamily, string> Addresses)
{
    /// <summary>The addresses in the order of the plan's families.</summary>
    public IEnumerable<string> InOrder(AddressPlan plan) => plan.Families.Select(f => Addresses[f]);
}
