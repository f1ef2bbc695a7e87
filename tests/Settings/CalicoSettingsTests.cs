using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

public class CalicoSettingsTests
{
    [Fact]
    public void Read_EveryKey_ReachesTheSettings()
    {
        StackSettings settings = Stacks.Read(
            ("calicoObservability", "whisker"), ("calicoReplicas", "3"), ("hostPorts", "false"), ("containerIPForwarding", "true"), ("wireguard", "both"), ("vxlanMtuIPv4", "1400"), ("vxlanMtuIPv6", "1380"), ("checksEgressUrl", "none"),
            ("bgpAsNumber", "64600"), ("bgpAdvertiseServices", "true"), ("demo", "true"), ("clusterChecks", "true"),
            ("bgpPeers", """[{"name":"tor-a","peerIP":"192.0.2.1","asNumber":64512},{"name":"tor-b","peerIP":"2001:db8::1","asNumber":65001,"nodeSelector":"rack == 'b'"}]"""));

        CalicoSpec calico = settings.Cluster.Calico;
        Assert.Equal(
            [new("tor-a", IPAddress.Parse("192.0.2.1"), 64512, "all()"), new("tor-b", IPAddress.Parse("2001:db8::1"), 65001, "rack == 'b'")],
            calico.Bgp.Peers.AsEnumerable());
        Assert.Equal(
            new()
            {
                Observability = Observability.Whisker,
                Replicas = 3,
                HostPorts = false,
                ContainerIPForwarding = true,
                Wireguard = calico.Wireguard,
                VxlanMtuIPv4 = 1400,
                VxlanMtuIPv6 = 1380,
                Bgp = new() { AsNumber = 64600, AdvertiseServices = true, Peers = calico.Bgp.Peers },
            },
            calico);
        Assert.Equal(new() { Demo = true, ClusterChecks = true, ChecksEgressUrl = "" }, settings.Workloads);
    }

    [Theory]
    [InlineData("dualstack", "off", "")]
    [InlineData("dualstack", "ipv4", "IPv4")]
    [InlineData("dualstack", "ipv6", "IPv6")]
    [InlineData("dualstack", "both", "IPv4 IPv6")]
    [InlineData("ipv4", "ipv4", "IPv4")]
    [InlineData("ipv6", "ipv6", "IPv6")]
    public void Read_Wireguard_IsTheFamilies(string mode, string word, string families)
    {
        CalicoSpec calico = Stacks.Read(("mode", mode), ("wireguard", word)).Cluster.Calico;

        Assert.Equal(families, string.Join(' ', Enum.GetValues<IPFamily>().Where(calico.HasWireguard)));
    }

    [Theory]
    [InlineData("ipv4", "both", "IPv6", "ipv4")]
    [InlineData("ipv4", "ipv6", "IPv6", "ipv4")]
    [InlineData("ipv6", "both", "IPv4", "ipv6")]
    public void Rejects_WireguardOfAFamilyThatTheModeHasNot(string mode, string word, string family, string remedy) =>
        With(("mode", mode), ("wireguard", word)).IsRejected($"calico-ipv6:wireguard \"{word}\": has {family}, and the mode has no {family}; write {remedy}, or off");

    [Fact]
    public void Rejects_VxlanMtu_ThatNothingComesOf()
    {
        With(("mode", "ipv4"), ("vxlanMtuIPv6", "1400")).IsRejected("calico-ipv6:vxlanMtuIPv6 \"1400\": is of IPv6, which mode ipv4 has not; remove it");
        With(("mtu", "1400"), ("vxlanMtuIPv4", "1400")).IsRejected(
            "calico-ipv6:vxlanMtuIPv4 \"1400\": is passed over, since calico-ipv6:mtu goes before it; remove one of them");
    }

    [Theory]
    [InlineData("bgpAdvertiseServices", "true")]
    [InlineData("bgpPeers", """[{"name":"tor-a","peerIP":"192.0.2.1","asNumber":64512}]""")]
    public void Rejects_BgpBeyondTheHosts_WithoutBgp(string key, string value) =>
        With(("bgp", "false"), (key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": needs calico-ipv6:bgp, which is off; remove it, or turn that on");

    [Theory]
    [InlineData("vxlanMtuIPv6", "1400")]
    [InlineData("calicoObservability", "goldmane")]
    [InlineData("hostPorts", "false")]
    public void Rejects_WhatTheOperatorDoes_WithAManifest(string key, string value) => Assert.Contains(
        $"calico-ipv6:{key} \"{value}\": needs the operator, and calico-ipv6:calicoInstall is manifest; remove it, or install by the operator",
        StackReview.Of(With(("calicoInstall", "manifest"), (key, value))).Problems.Select(p => p.ToString()));

    [Theory]
    [InlineData("bgpAsNumber", "0", "is not a whole number from 1 to 2147483647; write 64512 for example")]
    [InlineData("bgpAsNumber", "4200000001", "is not a whole number from 1 to 2147483647; write 64512 for example")]
    [InlineData("calicoReplicas", "-1", "is not a whole number from 0 to 9; write 0 for example")]
    [InlineData("calicoObservability", "whiskers", "is not one of none, goldmane, whisker; did you mean whisker?")]
    [InlineData("wireguard", "ipv46", "is not one of off, ipv4, ipv6, both; did you mean ipv4?")]
    [InlineData("vxlanMtuIPv4", "575", "is not a whole number from 576 to 65535; write 0 for example")]
    [InlineData("vxlanMtuIPv6", "1279", "is not a whole number from 1280 to 65535; write 0 for example")]
    [InlineData("checksEgressUrl", "example.com", "is neither none nor an http or https URL; write https://registry.k8s.io/v2/ for example")]
    public void Rejects_Value(string key, string value, string message) => With((key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": {message}");

    [Theory]
    [InlineData("""{"peerIP":"192.0.2.1","asNumber":64512}""", ".name: is missing; write a DNS label such as tor-a")]
    [InlineData("""{"name":"a","asNumber":64512}""", ".peerIP: is missing; write the router's address")]
    [InlineData("""{"name":"A","peerIP":"192.0.2.1","asNumber":64512}""", ".name \"A\": is not a DNS label: lower-case letters and digits, and - between them; write tor-a for example")]
    [InlineData("""{"name":"a","peerIP":"tor.example.com","asNumber":64512}""", ".peerIP \"tor.example.com\": is not an IP address in canonical form; write 192.0.2.1 or 2001:db8::1 for example")]
    [InlineData("""{"name":"a","peerIP":"192.0.2.1","asNumber":"64512"}""", ".asNumber \"64512\": is text where a whole number is wanted; write it without quotes")]
    public void Rejects_Peer(string peer, string message) => With(("bgpPeers", $"[{peer}]")).IsRejected($"calico-ipv6:bgpPeers[0]{message}");
}
