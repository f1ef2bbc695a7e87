using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>What the hosts need.</summary>
public sealed class HostsArgs
{
    /// <summary>The address plan.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Instance types, image and volume.</summary>
    public required AwsSettings Settings { get; init; }

    /// <summary>The interfaces that the hosts boot with.</summary>
    public required HostInterfaces Interfaces { get; init; }

    /// <summary>Cloud-init by host name; secret.</summary>
    public required ImmutableDictionary<string, Output<string>> UserData { get; init; }

    /// <summary>
    /// What has to be there before any host boots, because its first boot uses it: routes and rules to fetch packages by, the
    /// balancer's listener and targets to join through. It stays until the last host is gone.
    /// </summary>
    public ImmutableArray<Resource> BootAfter { get; init; } = [];

    /// <summary>
    /// The same for one host, by its name: the rule that lets its elastic address in at the balancer, and the address with it. No
    /// host waits for another's, so that what a stack keeps does not grow with the square of its hosts.
    /// </summary>
    public ImmutableDictionary<string, Resource> BootAfterOwn { get; init; } = ImmutableDictionary<string, Resource>.Empty;
}
