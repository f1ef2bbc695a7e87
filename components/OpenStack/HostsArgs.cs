using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using Pulumi;

namespace CalicoIPv6.OpenStack;

/// <summary>What the hosts need.</summary>
public sealed class HostsArgs
{
    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Flavors, image and boot volume.</summary>
    public required OpenStackSettings Settings { get; init; }

    /// <summary>The ports that the hosts boot with.</summary>
    public required HostInterfaces Interfaces { get; init; }

    /// <summary>Cloud-init by host name; secret.</summary>
    public required ImmutableDictionary<string, Output<string>> UserData { get; init; }

    /// <summary>
    /// What has to be there before any host boots, because its first boot uses it: routes and rules to fetch packages by, the
    /// balancers to join through. It stays until the last host is gone.
    /// </summary>
    public ImmutableArray<Resource> BootAfter { get; init; } = [];

    /// <summary>The same for one host, by its name: the rule that lets its floating address in at the first control plane.</summary>
    public ImmutableDictionary<string, Resource> BootAfterOwn { get; init; } = ImmutableDictionary<string, Resource>.Empty;
}
