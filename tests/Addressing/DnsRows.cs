using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>DNS64 and resolvers.</summary>
internal static class DnsRows
{
    private static readonly DnsRequest WithNat64 = new() { Nat64 = Nat64.Existing };

    public static readonly ImmutableArray<RuleRow> All =
    [
        new("Dns64Rules.NeedsIPv6",
            DualStack with { Dns = WithNat64 with { Dns64 = Dns64.On } },
            IPv4 with { Dns = WithNat64 with { Dns64 = Dns64.On } },
            "calico-ipv6:dns64 \"on\": gives pods IPv6 addresses to connect to, and mode ipv4 has no IPv6; write auto, or off"),
        new("Dns64Rules.NeedsNat64",
            IPv6 with { Dns = WithNat64 with { Dns64 = Dns64.On } },
            IPv6 with { Dns = new() { Dns64 = Dns64.On } },
            "calico-ipv6:dns64 \"on\": sends pods to 64:ff9b::/96, and there is no NAT64 that would answer; write auto, or existing for calico-ipv6:nat64 if your network has one"),
        new("Dns64Rules.NeedsCoreDns",
            IPv6 with { Dns = WithNat64 with { Server = DnsServer.KubeDns, Dns64 = Dns64.Off } },
            IPv6 with { Dns = WithNat64 with { Server = DnsServer.KubeDns } },
            "calico-ipv6:dns \"kubedns\": has no DNS64, and mode ipv6 with NAT64 wants it; write coredns, or off for calico-ipv6:dns64"),
        new("Dns64Rules.PrefixFamily",
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("2a00:64::/96") } },
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("192.168.0.0/32") } },
            "calico-ipv6:nat64Prefix \"192.168.0.0/32\": is an IPv4 range, and NAT64 listens on IPv6; write 64:ff9b::/96, or the prefix of your NAT64"),
        new("Dns64Rules.PrefixLength",
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("2a00:64::/32") } },
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("2a00:64::/72") } },
            "calico-ipv6:nat64Prefix \"2a00:64::/72\": has not one of the lengths of a NAT64 prefix, 32, 40, 48, 56, 64, 96 (RFC 6052); write 64:ff9b::/96, or the prefix of your NAT64"),
        new("Dns64Rules.PrefixOctet",
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("2a00:64:1:1:0:1::/96") } },
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("2a00:64:1:1:100::/96") } },
            "calico-ipv6:nat64Prefix \"2a00:64:1:1:100::/96\": has other bits than zeros from 64 to 71, which no NAT64 prefix has (RFC 6052); write 64:ff9b::/96, or the prefix of your NAT64"),
        new("Dns64Rules.PrefixOfCloud",
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("2a00:64::/96") } },
            IPv6 with { Dns = new() { Nat64 = Nat64.Cloud, Nat64Prefix = Cidr.Parse("2a00:64::/96") } },
            "calico-ipv6:nat64Prefix \"2a00:64::/96\": is not where AWS's NAT64 listens, which is 64:ff9b::/96; remove it, or write existing for calico-ipv6:nat64 if another NAT64 is meant"),
        new("Dns64Rules.PrefixPlace",
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("64:ff9b:1::/48") } },
            IPv6 with { Dns = WithNat64 with { Nat64Prefix = Cidr.Parse("2002:64::/48") } },
            "calico-ipv6:nat64Prefix \"2002:64::/48\": overlaps 2002::/16, which is 6to4 (RFC 3056); write 64:ff9b::/96, or the prefix of your NAT64"),
        new("ResolverRules.Needed",
            (IPv6 with { CloudGivesIPv6Hosts = false }).WithResolvers("2620:fe::fe"),
            IPv6 with { CloudGivesIPv6Hosts = false },
            "calico-ipv6:upstreamResolvers: is empty: cluster DNS has IPv6 alone in mode ipv6, and the hosts' own resolvers may be IPv4 or link-local; list resolvers that pods reach over IPv6, such as 2620:fe::fe"),
        new("ResolverRules.Count",
            IPv4.WithResolvers(Many(15)),
            IPv4.WithResolvers(Many(16)),
            "calico-ipv6:upstreamResolvers: has 16 resolvers, more than the 15 that CoreDNS takes; remove 1"),
        new("ResolverRules.Once",
            IPv4.WithResolvers("9.9.9.9", "9.9.9.10"),
            IPv4.WithResolvers("9.9.9.9", "9.9.9.9"),
            "calico-ipv6:upstreamResolvers[1] \"9.9.9.9\": is the same as calico-ipv6:upstreamResolvers[0]; remove it"),
        new("ResolverRules.Family",
            DualStack.WithResolvers("9.9.9.9", "2620:fe::fe"),
            IPv6.WithResolvers("9.9.9.9", "2620:fe::fe"),
            "calico-ipv6:upstreamResolvers[0] \"9.9.9.9\": is an IPv4 address, and pods have no IPv4 in mode ipv6; write the address of a resolver in IPv6, or remove it to use the cloud's own"),
        new("ResolverRules.Special",
            IPv6.WithResolvers("fd00:ec2::253"),
            IPv6.WithResolvers("fe80::1"),
            "calico-ipv6:upstreamResolvers[0] \"fe80::1\": is in fe80::/10, which is link-local (RFC 4291): no resolver answers pods from there; write the unicast address of a resolver, or remove it to use the cloud's own"),
        new("ResolverRules.OfAws",
            IPv6.WithResolvers("fd00:ec2::253"),
            DualStack.OwnHosts().WithResolvers("fd00:ec2::253"),
            "calico-ipv6:upstreamResolvers[0] \"fd00:ec2::253\": is in fd00:ec2::/32, which is AWS's, and hosts are elsewhere; write the address of a resolver that hosts reach, or remove it to use the hosts' own"),
        new("ResolverRules.InCluster",
            IPv4.WithResolvers("10.97.0.0"),
            IPv4.WithResolvers("10.96.255.255"),
            "calico-ipv6:upstreamResolvers[0] \"10.96.255.255\": is inside calico-ipv6:serviceCidrs \"10.96.0.0/16\": cluster DNS would ask itself, or what needs it to start; write the address of a resolver outside the cluster"),
    ];

    private static AddressRequest WithResolvers(this AddressRequest request, params string[] addresses) =>
        request with { Dns = request.Dns with { UpstreamResolvers = [.. addresses.Select(IPAddress.Parse)] } };

    private static string[] Many(int count) => [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"9.9.9.{i}"))];
}
