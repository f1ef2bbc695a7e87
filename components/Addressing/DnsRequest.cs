using System.Collections.Immutable;
using System.Net;

namespace CalicoIPv6.Addressing;

/// <summary>What a person decided about cluster DNS.</summary>
public sealed record DnsRequest
{
    /// <summary>The prefix that RFC 6052 keeps for NAT64, and the default of AWS and CoreDNS.</summary>
    public static readonly Cidr WellKnownNat64Prefix = Cidr.Parse("64:ff9b::/96");

    /// <summary>The server. Default CoreDNS.</summary>
    public DnsServer Server { get; init; }

    /// <summary>Whether names without IPv6 get an address behind NAT64. Default auto: in mode ipv6 where there is a way through NAT64.</summary>
    public Dns64 Dns64 { get; init; }

    /// <summary>Where NAT64 listens. Default 64:ff9b::/96.</summary>
    public Cidr Nat64Prefix { get; init; } = WellKnownNat64Prefix;

    /// <summary>Who answers at <see cref="Nat64Prefix"/>. Default nobody.</summary>
    public Nat64 Nat64 { get; init; }

    /// <summary>Whether packets to <see cref="Nat64Prefix"/> get through.</summary>
    public bool HasNat64 => Nat64 != Nat64.None;

    /// <summary>Whether each host caches DNS (NodeLocal DNSCache). Default false.</summary>
    public bool NodeLocalCache { get; init; }

    /// <summary>Resolvers for names outside the cluster, of either family. Absent: the hosts' own.</summary>
    public ImmutableArray<IPAddress> UpstreamResolvers { get; init; } = [];

    /// <summary>
    /// The cloud's own resolvers at addresses that are known beforehand, for pods that cannot use the hosts' own: in mode ipv6 those may
    /// have IPv4 addresses. Default none.
    /// </summary>
    public ImmutableArray<IPAddress> CloudResolvers { get; init; } = [];
}

/// <summary>A cluster DNS server.</summary>
public enum DnsServer
{
    /// <summary><c>coredns</c>.</summary>
    CoreDns,

    /// <summary><c>kubedns</c>, of legacy clusters; has no DNS64.</summary>
    KubeDns,
}

/// <summary>A way for hosts and pods without IPv4 to what has no IPv6 (RFC 6146).</summary>
public enum Nat64
{
    /// <summary><c>none</c>.</summary>
    None,

    /// <summary>The cloud's gateway, which the platform makes and routes to; what <c>auto</c> means where a mode needs one and the cloud has it.</summary>
    Cloud,

    /// <summary><c>existing</c>: the network around the hosts has one, and a route to it.</summary>
    Existing,
}

/// <summary>Whether to synthesise IPv6 addresses for names that have none (RFC 6147).</summary>
public enum Dns64
{
    /// <summary><c>auto</c>.</summary>
    Auto,

    /// <summary><c>on</c>.</summary>
    On,

    /// <summary><c>off</c>.</summary>
    Off,
}
