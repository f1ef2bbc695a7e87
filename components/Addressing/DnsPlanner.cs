using System.Net;

namespace CalicoIPv6.Addressing;

/// <summary>From what a person decided about DNS to what follows.</summary>
internal static class DnsPlanner
{
    // node-cache takes listening addresses of one family only (kubernetes/dns cmd/node-cache/main.go). The IPv4 address is the one of
    // its documentation; IPv6 link-local ones want a zone, which a resolver's configuration cannot have, hence kops' unique local one.
    private static readonly IPAddress CacheIPv4 = IPAddress.Parse("169.254.20.10");
    private static readonly IPAddress CacheIPv6 = IPAddress.Parse("fd00:90de:d95::1");

    public static DnsPlan Plan(AddressRequest request) => new()
    {
        Server = request.Dns.Server,
        Nat64Prefix = HasDns64(request) ? request.Dns.Nat64Prefix : null,
        NodeLocalCacheAddress = request.Dns.NodeLocalCache ? CacheAddress(request) : null,
        IsLeftAsIs = IsLeftAsIs(request),
        UpstreamResolvers = request.Dns.UpstreamResolvers.IsEmpty && request.Mode == StackMode.IPv6 ? request.Dns.CloudResolvers : request.Dns.UpstreamResolvers,
    };

    // Pods that have IPv4 too reach everything without NAT64, and better.
    public static bool HasDns64(AddressRequest request) => request.Dns.Dns64 switch
    {
        Dns64.On => true,
        Dns64.Off => false,
        _ => request.Mode == StackMode.IPv6 && request.Dns.HasNat64,
    };

    // Its Corefile may well serve more than this project knows of.
    public static bool IsLeftAsIs(AddressRequest request) => request.ClusterExists && request.Dns.UpstreamResolvers.IsEmpty && !HasDns64(request);

    public static IPAddress CacheAddress(AddressRequest request) =>
        AddressDefaults.Families(request)[0] == IPFamily.IPv4 ? CacheIPv4 : CacheIPv6;
}
