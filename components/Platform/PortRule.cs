using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Platform;

/// <summary>An end of a connection that a firewall rule speaks of.</summary>
public enum Peer
{
    /// <summary>Every host, control planes included, by its own addresses.</summary>
    Nodes,

    /// <summary>The hosts with the API and etcd, by their own addresses.</summary>
    ControlPlanes,

    /// <summary>The load balancer in front of the API.</summary>
    ApiLoadBalancer,

    /// <summary>The load balancer in front of NodePorts, where there are <see cref="ClusterSpec.ServicePorts"/>.</summary>
    ServiceLoadBalancer,

    /// <summary>The ranges of <see cref="ClusterSpec.AdminCidrs"/>.</summary>
    Admins,

    /// <summary>The ranges of <see cref="ClusterSpec.PublicCidrs"/>.</summary>
    ServiceClients,

    /// <summary>The ranges of <see cref="ClusterSpec.NodePortCidrs"/>.</summary>
    NodePortClients,

    /// <summary>Pod addresses as they stand on the wire: the plan's pod ranges. Only bare pod traffic has them.</summary>
    Pods,
}

/// <summary>Facts of a peer.</summary>
public static class PeerExtensions
{
    /// <summary>Whether the peer is known by its ranges, not by a firewall group of ours; nothing of ours lets anybody in to it.</summary>
    public static bool IsRanges(this Peer peer) => peer is Peer.Admins or Peer.ServiceClients or Peer.NodePortClients or Peer.Pods;

    /// <summary>Whether the peer is a balancer, which may have a family for its clients that hosts have not.</summary>
    public static bool IsBalancer(this Peer peer) => peer is Peer.ApiLoadBalancer or Peer.ServiceLoadBalancer;
}

/// <summary>What a rule lets through.</summary>
public enum PortProtocol
{
    /// <summary>TCP, with ports.</summary>
    Tcp,

    /// <summary>UDP, with ports.</summary>
    Udp,

    /// <summary>ICMP of IPv4; ports are type and code.</summary>
    Icmp,

    /// <summary>ICMPv6, protocol 58; ports are type and code.</summary>
    IcmpV6,

    /// <summary>IP in IP, protocol 4; IPv4 in IPv4.</summary>
    IPIP,

    /// <summary>Every protocol.</summary>
    Any,
}

/// <summary>Ports from first to last, or ICMP type and code, as the firewalls of AWS and Neutron both write them.</summary>
/// <param name="From">First port, or ICMP type.</param>
/// <param name="To">Last port, or ICMP code.</param>
public readonly record struct PortRange(int From, int To);

/// <summary>One permission to come in. What it answers needs none: the firewalls of all providers keep state.</summary>
public sealed record PortRule
{
    /// <summary>Lower-case words with hyphens, unique in the table; stands in resource names, so it stays.</summary>
    public required string Name { get; init; }

    /// <summary>Who connects.</summary>
    public required Peer From { get; init; }

    /// <summary>To whom; never one of <see cref="PeerExtensions.IsRanges"/>.</summary>
    public required Peer To { get; init; }

    /// <summary>The protocol.</summary>
    public required PortProtocol Protocol { get; init; }

    /// <summary>The ports. Absent: all of them, or a protocol that has none.</summary>
    public PortRange? Ports { get; init; }

    /// <summary>The families of the packets, in the plan's order, a balancer's own after them; at least one.</summary>
    public required ImmutableArray<IPFamily> Families { get; init; }

    /// <summary>Why, for the rule's description in the cloud: at most 255 of the characters that EC2 allows there, <c>a-zA-Z0-9. _-:/()#,@[]+=&amp;;{}!$*</c>.</summary>
    public required string Why { get; init; }

    /// <summary>A service's port in names of rules and resources, such as <c>tcp-443</c>.</summary>
    public static string NameOf(ServicePort port) =>
        string.Create(CultureInfo.InvariantCulture, $"{(port.Protocol == ServiceProtocol.Tcp ? "tcp" : "udp")}-{port.Port}");
}
