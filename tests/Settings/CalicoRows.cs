using System.Collections.Immutable;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.SettingsRow;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules of the readers of Calico's keys, of where manifests are, and of clusters that exist.</summary>
internal static class CalicoRows
{
    private static readonly string NameOf63 = new('a', 63);

    public static readonly ImmutableArray<SettingsRow> All =
    [
        Of("BgpPeerReader: is not a field of a peer", "bgpPeers", Peer(), Peer(more: ",\"peerIp\":\"x\""), "[0].peerIp \"x\": is not a field of a peer; did you mean peerIP?"),
        Of("BgpPeerReader: is missing", "bgpPeers", Peer(), """[{"name":"a","peerIP":"192.0.2.1"}]""", "[0].asNumber: is missing; write the router's AS number"),
        Of("BgpPeerReader: is longer than 63 characters", "bgpPeers", Peer(NameOf63), Peer($"{NameOf63}a"), $"[0].name \"{NameOf63}a\": is longer than 63 characters; shorten it"),
        Of("BgpPeerReader: is not a DNS label: lower-case letters and digits, and - between them", "bgpPeers", Peer("a-1"), Peer("a-"),
            "[0].name \"a-\": is not a DNS label: lower-case letters and digits, and - between them; write tor-a for example"),
        Of("BgpPeerReader: is the name of another peer too", "bgpPeers", Peers("a", "b"), Peers("a", "a"), "[1].name \"a\": is the name of another peer too; write another name"),
        Of("BgpPeerReader: is not an IP address in canonical form", "bgpPeers", Peer(address: "2001:db8::1"), Peer(address: "2001:DB8::1"),
            "[0].peerIP \"2001:DB8::1\": is not an IP address in canonical form; write 192.0.2.1 or 2001:db8::1 for example"),
        new("BgpPeerReader: is an … address, and hosts have no … in this mode", With(("mode", "ipv4"), ("bgpPeers", Peer())), With(("mode", "ipv4"), ("bgpPeers", Peer(address: "2001:db8::1"))),
            "calico-ipv6:bgpPeers[0].peerIP \"2001:db8::1\": is an IPv6 address, and hosts have no IPv6 in this mode; write an address of the mode's family"),
        Of("BgpPeerReader: is not an AS number from 1 to …", "bgpPeers", Peer(number: 1), Peer(number: 0),
            "[0].asNumber \"0\": is not an AS number from 1 to 2147483647; write 64512 for example"),
        Of("BgpPeerReader: is empty", "bgpPeers", Peer(more: ",\"nodeSelector\":\"all()\""), Peer(more: ",\"nodeSelector\":\" \""),
            "[0].nodeSelector \" \": is empty; write all(), or a selector such as rack == 'a'"),
        new("CalicoSettings: needs …, which is off", With(("bgp", "true"), ("bgpAsNumber", "64600")), With(("bgp", "false"), ("bgpAsNumber", "64600")),
            "calico-ipv6:bgpAsNumber \"64600\": needs calico-ipv6:bgp, which is off; remove it, or turn that on"),
        new("CalicoSettings: needs the operator, and … is manifest", With(("calicoInstall", "manifest"), ("wireguard", "off")), With(("calicoInstall", "manifest"), ("wireguard", "both")),
            "calico-ipv6:wireguard \"both\": needs the operator, and calico-ipv6:calicoInstall is manifest; remove it, or install by the operator"),
        new("ManifestReader: is missing, and … is kubedns", With(("dns", "kubedns"), ("kubeDnsManifest", "Pulumi.yaml")), With(("dns", "kubedns")),
            "calico-ipv6:kubeDnsManifest: is missing, and calico-ipv6:dns is kubedns; write the path of a manifest of kube-dns, or coredns for calico-ipv6:dns"),
        new("ManifestReader: is for … … alone", Manifest("Pulumi.yaml"), With(("calicoManifest", "Pulumi.yaml")),
            "calico-ipv6:calicoManifest \"Pulumi.yaml\": is for calico-ipv6:calicoInstall manifest alone; remove it, or write manifest for calico-ipv6:calicoInstall"),
        new("ManifestReader: is not a URL", Manifest("https://example.com"), Manifest("https://"),
            "calico-ipv6:calicoManifest \"https://\": is not a URL; write https://HOST/PATH, or a path"),
        new("ManifestReader: is not an https URL: what it names would be installed with all rights", Manifest("https://example.com/calico.yaml"), Manifest("http://example.com/calico.yaml"),
            "calico-ipv6:calicoManifest \"http://example.com/calico.yaml\": is not an https URL: what it names would be installed with all rights; write https://example.com/calico.yaml, or the path of a copy"),
        new("ManifestReader: is no file in the project's folder", Manifest("Pulumi.yaml"), Manifest("no/calico.yaml"),
            "calico-ipv6:calicoManifest \"no/calico.yaml\": is no file in the project's folder; write the path of a file, from there, or an https URL"),
        new("CalicoSettings: is of …, which mode … has not", With(("mode", "ipv6"), ("vxlanMtuIPv6", "1280")), With(("mode", "ipv4"), ("vxlanMtuIPv6", "1280")),
            "calico-ipv6:vxlanMtuIPv6 \"1280\": is of IPv6, which mode ipv4 has not; remove it"),
        new("CalicoSettings: is passed over, since … goes before it", With(("vxlanMtuIPv4", "1400")), With(("mtu", "1400"), ("vxlanMtuIPv4", "1400")),
            "calico-ipv6:vxlanMtuIPv4 \"1400\": is passed over, since calico-ipv6:mtu goes before it; remove one of them"),
        new("WireguardReader: has …, and the mode has no …", With(("wireguard", "both")), With(("mode", "ipv6"), ("wireguard", "both")),
            "calico-ipv6:wireguard \"both\": has IPv4, and the mode has no IPv4; write ipv6, or off"),
        new("ExistingReader: makes a cache that nobody would ask: this cluster's kubelets tell pods the address of another DNS server",
            ExistingClusterTests.Existing(("nodeLocalDns", "false")), ExistingClusterTests.Existing(("nodeLocalDns", "true")),
            "calico-ipv6:nodeLocalDns \"true\": makes a cache that nobody would ask: this cluster's kubelets tell pods the address of another DNS server; remove it"),
        new("ExistingReader: stands beside the DNS server that this cluster has, and would take the address of its Service",
            ExistingClusterTests.Existing(("dns", "coredns")), ExistingClusterTests.Existing(("dns", "kubedns"), ("kubeDnsManifest", "https://example.com/kube-dns.yaml")),
            "calico-ipv6:dns \"kubedns\": stands beside the DNS server that this cluster has, and would take the address of its Service; remove it"),
        new("ExistingReader: makes objects that a Calico may have already, …",
            ExistingClusterTests.Existing(("calicoObservability", "goldmane")), ExistingClusterTests.Existing(("existingCalico", "true"), ("calicoObservability", "goldmane")),
            "calico-ipv6:calicoObservability \"goldmane\": makes objects that a Calico may have already, and calico-ipv6:existingCalico is true; remove it, and ask who runs that Calico"),
    ];

    private static ConfigValues Manifest(string location) => With(("calicoInstall", "manifest"), ("calicoManifest", location));

    private static string Peer(string name = "a", string address = "192.0.2.1", int number = 64512, string more = "") =>
        $$"""[{"name":"{{name}}","peerIP":"{{address}}","asNumber":{{number}}{{more}}}]""";

    private static string Peers(params IEnumerable<string> names) => $"[{string.Join(',', names.Select(name => Peer(name)[1..^1]))}]";
}
