using System.Collections.Immutable;
using System.Net;

namespace CalicoIPv6.Addressing;

/// <summary>What follows for cluster DNS.</summary>
public sealed record DnsPlan
{
    /// <summary>The server.</summary>
    public required DnsServer Server { get; init; }

    /// <summary>Where names without IPv6 get their addresses (RFC 6147). Absent: there is no DNS64.</summary>
    public Cidr? Nat64Prefix { get; init; }

    /// <summary>Where each host caches DNS, in the primary family. Absent: there is no NodeLocal DNSCache.</summary>
    public IPAddress? NodeLocalCacheAddress { get; init; }

    /// <summary>Whether cluster DNS is configured already, and nobody wants it otherwise. Default false.</summary>
    public bool IsLeftAsIs { get; init; }

    /// <summary>Resolvers for names outside the cluster. Empty: the hosts' own.</summary>
    public required ImmutableArray<IPAddress> UpstreamResolvers { get; init; }
}
