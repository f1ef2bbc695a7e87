using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Dns;

/// <summary>The Corefile of NodeLocal DNSCache (kubernetes cluster/addons/dns/nodelocaldns/nodelocaldns.yaml).</summary>
internal static class NodeLocalCorefile
{
    /// <summary>Where it says that it is alive; a port of the host.</summary>
    public const int HealthPort = 8080;

    /// <summary>Where it gives its metrics; a port of the host.</summary>
    public const int MetricsPort = 9253;

    /// <summary>node-cache writes the address of its <c>-upstreamsvc</c> in the place of this (kubernetes/dns cmd/node-cache/app).</summary>
    private const string ClusterDns = "__PILLAR__CLUSTER__DNS__";

    public static Corefile For(AddressPlan plan)
    {
        string address = CidrText.Format(plan.Dns.NodeLocalCacheAddress!);
        return new(
            Server($"{ClusterSpec.DnsDomain}:53", address, OfCluster, new("cache", "success 9984 30", "denial 9984 5"), new CorefilePlugin($"health {HostPort.Of(address, HealthPort)}")),
            Server("in-addr.arpa:53", address, OfCluster, Cache),
            Server("ip6.arpa:53", address, OfCluster, Cache),
            Server(".:53", address, Rest(plan), Cache));
    }

    private static CorefilePlugin Cache => new("cache 30");

    // Over TCP no entry of the host's connection tracking is lost, which is what the cache is for.
    private static CorefilePlugin OfCluster => new($"forward . {ClusterDns}", "force_tcp");

    // Addresses behind NAT64 are made up by cluster DNS; whoever asks past it gets none.
    private static CorefilePlugin Rest(AddressPlan plan) => plan.Dns.Nat64Prefix is null ? new($"forward . {ClusterCorefile.Upstreams(plan)}") : OfCluster;

    private static CorefileServer Server(string zone, string address, CorefilePlugin forward, CorefilePlugin cache, params ReadOnlySpan<CorefilePlugin> more) =>
        new(zone, [new("errors"), cache, new("reload"), new("loop"), new($"bind {address}"), forward, new($"prometheus :{MetricsPort}"), .. more]);
}
