using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Configuration;

/// <summary>What a person decided about Calico, apart from addresses.</summary>
public sealed record CalicoSpec
{
    /// <summary>What shows the flows between pods. Default nothing.</summary>
    public Observability Observability { get; init; }

    /// <summary>Replicas of Calico's components that can have several; at least 1. Absent: as many as the hosts allow, 2 at most.</summary>
    public int? Replicas { get; init; }

    /// <summary>Whether pods may have ports of their host. Default true.</summary>
    public bool HostPorts { get; init; } = true;

    /// <summary>Whether pods may forward packets that are not their own. Default false.</summary>
    public bool ContainerIPForwarding { get; init; }

    /// <summary>The families in which traffic of pods between hosts is encrypted by WireGuard. Default none.</summary>
    /// <remarks>Hosts speak UDP to each other for it: port 51820 over IPv4, 51821 over IPv6.</remarks>
    public ImmutableArray<IPFamily> Wireguard { get; init; } = [];

    /// <summary>MTU of the IPv4 VXLAN device, in bytes. Absent: Calico finds it out.</summary>
    public int? VxlanMtuIPv4 { get; init; }

    /// <summary>MTU of the IPv6 VXLAN device, in bytes. Absent: Calico finds it out.</summary>
    public int? VxlanMtuIPv6 { get; init; }

    /// <summary>BGP beyond the hosts.</summary>
    public BgpSpec Bgp { get; init; } = new();

    /// <summary>Whether traffic of pods between hosts is encrypted in a family.</summary>
    public bool HasWireguard(IPFamily family) => Wireguard.Contains(family);
}

/// <summary>What shows the flows between pods.</summary>
public enum Observability
{
    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>goldmane</c>: gathers flows, for programs that ask it.</summary>
    Goldmane,

    /// <summary><c>whisker</c>: a web page of the flows, and the Goldmane that it asks.</summary>
    Whisker,
}
