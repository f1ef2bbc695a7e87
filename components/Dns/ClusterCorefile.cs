using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Dns;

/// <summary>
/// The Corefile of cluster DNS: kubeadm's (kubernetes cmd/kubeadm/app/phases/addons/dns/manifests.go), with the plan's resolvers, and
/// DNS64 where there is a way through NAT64.
/// </summary>
internal static class ClusterCorefile
{
    public static Corefile For(AddressPlan plan) => new(new CorefileServer(
        ".:53",
        [
            new("errors"),
            new("health", "lameduck 5s"),
            new("ready"),
            .. Dns64(plan),
            new($"kubernetes {ClusterSpec.DnsDomain} in-addr.arpa ip6.arpa", "pods insecure", "fallthrough in-addr.arpa ip6.arpa", "ttl 30"),
            new("prometheus :9153"),
            new($"forward . {Upstreams(plan)}", "max_concurrent 1000"),
            new("cache 30", $"disable success {ClusterSpec.DnsDomain}", $"disable denial {ClusterSpec.DnsDomain}"),
            new("loop"),
            new("reload"),
            new("loadbalance"),
        ]));

    /// <summary>Where names outside the cluster are asked for; the file is the host's, since the pods' DNS policy is Default.</summary>
    public static string Upstreams(AddressPlan plan) =>
        plan.Dns.UpstreamResolvers.IsEmpty ? "/etc/resolv.conf" : string.Join(' ', plan.Dns.UpstreamResolvers.Select(CidrText.Format));

    // Only queries that come over IPv6 are answered so by default (coredns/coredns plugin/dns64), and those of pods with both
    // families come over the first.
    private static IEnumerable<CorefilePlugin> Dns64(AddressPlan plan) => plan.Dns.Nat64Prefix is { } prefix
        ? [new("dns64", [$"prefix {prefix}", .. plan.HasIPv4 ? ["allow_ipv4"] : Array.Empty<string>()])]
        : [];
}
