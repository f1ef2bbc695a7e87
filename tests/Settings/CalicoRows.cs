using System.Collections.Immutable;
using static CalicoIPv6.Tests.Settings.ExistingClusterTests;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules about Calico's own settings, and about clusters that exist.</summary>
internal static class CalicoRows
{
    public static readonly ImmutableArray<SettingsRow> All =
    [
        new("CalicoSettings: is of …, which mode … has not", With(("mode", "ipv6"), ("vxlanMtuIPv6", "1280")), With(("mode", "ipv4"), ("vxlanMtuIPv6", "1280")),
            "calico-ipv6:vxlanMtuIPv6 \"1280\": is of IPv6, which mode ipv4 has not; remove it"),
        new("CalicoSettings: is passed over, since … goes before it", With(("vxlanMtuIPv4", "1400")), With(("mtu", "1400"), ("vxlanMtuIPv4", "1400")),
            "calico-ipv6:vxlanMtuIPv4 \"1400\": is passed over, since calico-ipv6:mtu goes before it; remove one of them"),
        new("WireguardReader: has …, and the mode has no …", With(("wireguard", "both")), With(("mode", "ipv6"), ("wireguard", "both")),
            "calico-ipv6:wireguard \"both\": has IPv4, and the mode has no IPv4; write ipv6, or off"),
        new("ExistingReader: makes a cache that nobody would ask: this cluster's kubelets tell pods the address of another DNS server",
            Existing(("nodeLocalDns", "false")), Existing(("nodeLocalDns", "true")),
            "calico-ipv6:nodeLocalDns \"true\": makes a cache that nobody would ask: this cluster's kubelets tell pods the address of another DNS server; remove it"),
        new("ExistingReader: stands beside the DNS server that this cluster has, and would take the address of its Service",
            Existing(("dns", "coredns")), Existing(("dns", "kubedns"), ("kubeDnsManifest", "https://example.com/kube-dns.yaml")),
            "calico-ipv6:dns \"kubedns\": stands beside the DNS server that this cluster has, and would take the address of its Service; remove it"),
        new("ExistingReader: makes objects that a Calico may have already, …",
            Existing(("calicoObservability", "goldmane")), Existing(("existingCalico", "true"), ("calicoObservability", "goldmane")),
            "calico-ipv6:calicoObservability \"goldmane\": makes objects that a Calico may have already, and calico-ipv6:existingCalico is true; remove it, and ask who runs that Calico"),
    ];
}
