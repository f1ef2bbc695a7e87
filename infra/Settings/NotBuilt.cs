using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>
/// What configuration can say, and nothing follows from yet. A wish that would be passed over without a word is refused instead;
/// whoever builds something removes its row.
/// </summary>
internal static class NotBuilt
{
    private static readonly ImmutableArray<Row> Table =
    [
        new(ConfigKeys.Provider, s => s.Provider == CloudProvider.Existing, "write aws or openstack"),
        new(ConfigKeys.Mode, s => s.Provider == CloudProvider.Aws && s.Addresses.Mode == StackMode.IPv6, "write dualstack")
        {
            Rule = "on provider aws needs NAT64 to reach registries without IPv6, which is not built yet",
            Needs = ConfigKeys.Provider,
        },
        new(ConfigKeys.PrivateHosts, s => s.Provider != CloudProvider.OpenStack && s.Cluster.PrivateHosts, "write false"),
        new(ConfigKeys.Dataplane, s => s.Addresses.Dataplane == Dataplane.Bpf, "write iptables or nftables"),
        new(ConfigKeys.CalicoInstall, s => s.Cluster.CalicoInstall == CalicoInstall.Manifest, "write operator"),
        new(ConfigKeys.Dns, s => s.Addresses.Dns.Server == DnsServer.KubeDns, "write coredns"),
        new(ConfigKeys.Dns64, s => s.Addresses.Dns.Dns64 == Dns64.On, "write auto or off"),
        new(ConfigKeys.Nat64Prefix, s => s.Addresses.Dns.Nat64Prefix != DnsRequest.WellKnownNat64Prefix, "remove it")
        {
            Rule = "is for DNS64, which is not built yet",
        },
        new(ConfigKeys.NodeLocalDns, s => s.Addresses.Dns.NodeLocalCache, "write false"),
        new(ConfigKeys.UpstreamResolvers, s => !s.Addresses.Dns.UpstreamResolvers.IsEmpty, "remove it: the hosts' own resolvers are used"),
        // Calico alone could have its images from there; Kubernetes, containerd's pause image and the operator itself could not.
        new(ConfigKeys.RegistryMirror, s => s.Cluster.RegistryMirror is not null, "remove it"),
    ];

    /// <summary>The keys that ask for more than there is; those that could not be read ask for nothing.</summary>
    public static IEnumerable<Problem> In(StackSettings settings, ConfigReader config) => Table
        .Where(row => !config.Unread.Contains(row.Key.Name) && !config.Unread.Contains(row.Needs?.Name ?? "") && row.IsAsked(settings))
        .Select(row => new Problem(row.Key.In(config.Values.Project), config.Text(row.Key), row.Rule, row.Remedy));

    private sealed record Row(ConfigKey Key, Func<StackSettings, bool> IsAsked, string Remedy)
    {
        public string Rule { get; init; } = "is not built yet";

        /// <summary>Another key whose value matters.</summary>
        public ConfigKey? Needs { get; init; }
    }
}
