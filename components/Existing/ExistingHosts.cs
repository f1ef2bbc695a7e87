using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Existing;

/// <summary>Machines that are there, or that somebody else boots: what a person says of them.</summary>
public sealed record ExistingHosts
{
    /// <summary>The machines, control planes first; an odd number of these, at least one.</summary>
    public required ImmutableArray<ExistingHost> Hosts { get; init; }

    /// <summary>Name or address, without port and brackets, of what leads to every control plane. Absent: there is one, and its address is it.</summary>
    public string? ApiEndpoint { get; init; }

    /// <summary>Whether the machines were booted with their user data, so that the API is worth waiting for. Default false.</summary>
    public bool ClusterReady { get; init; }

    /// <summary>Where clients and hosts reach the API: the name or address of <see cref="ApiEndpoint"/>, else of the first control plane.</summary>
    /// <param name="primary">The family that comes first.</param>
    public string Endpoint(IPFamily primary) => ApiEndpoint ?? Hosts[0].Addresses[primary].ToString();
}

/// <summary>A machine and the addresses that it has, or will have when it boots.</summary>
/// <param name="Host">What it is in the cluster.</param>
/// <param name="Addresses">Its address in each family of the mode.</param>
public sealed record ExistingHost(HostSpec Host, ImmutableSortedDictionary<IPFamily, IPAddress> Addresses);
