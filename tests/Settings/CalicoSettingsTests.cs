using System.Net;
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
            ("calicoObservability", "whisker"), ("calicoReplicas", "3"), ("hostPorts", "false"), ("containerIPForwarding", "true"), ("wireguard", "true"),
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
                Wireguard = true,
                Bgp = new() { AsNumber = 64600, AdvertiseServices = true, Peers = calico.Bgp.Peers },
            },
            calico);
        Assert.Equal(new() { Demo = true, ClusterChecks = true }, settings.Workloads);
    }

    [Theory]
    [InlineData("bgpAdvertiseServices", "true")]
    [InlineData("bgpAsNumber", "64600")]
    [InlineData("bgpPeers", """[{"name":"tor-a","peerIP":"192.0.2.1","asNumber":64512}]""")]
    public void Rejects_BgpBeyondTheHosts_WithoutBgp(string key, string value) =>
        With(("bgp", "false"), (key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": needs calico-ipv6:bgp, which is off; remove it, or turn that on");

    [Theory]
    [InlineData("wireguard", "true")]
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
    [InlineData("wireguard", "yes", "is not one of true, false; did you mean true?")]
    public void Rejects_Value(string key, string value, string message) => With((key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": {message}");

    [Theory]
    [InlineData("""{"peerIP":"192.0.2.1","asNumber":64512}""", ".name: is missing; write a DNS label such as tor-a")]
    [InlineData("""{"name":"a","asNumber":64512}""", ".peerIP: is missing; write the router's address")]
    [InlineData("""{"name":"a","peerIP":"192.0.2.1"}""", ".asNumber: is missing; write the router's AS number")]
    [InlineData("""{"name":"A","peerIP":"192.0.2.1","asNumber":64512}""", ".name \"A\": is not a DNS label: lower-case letters and digits, and - between them; write tor-a for example")]
    [InlineData("""{"name":"a","peerIP":"2001:DB8::1","asNumber":64512}""", ".peerIP \"2001:DB8::1\": is not an IP address in canonical form; write 192.0.2.1 or 2001:db8::1 for example")]
    [InlineData("""{"name":"a","peerIP":"tor.example.com","asNumber":64512}""", ".peerIP \"tor.example.com\": is not an IP address in canonical form; write 192.0.2.1 or 2001:db8::1 for example")]
    [InlineData("""{"name":"a","peerIP":"192.0.2.1","asNumber":"64512"}""", ".asNumber \"64512\": is text where a whole number is wanted; write it without quotes")]
    [InlineData("""{"name":"a","peerIP":"192.0.2.1","asNumber":0}""", ".asNumber \"0\": is not an AS number from 1 to 2147483647; write 64512 for example")]
    [InlineData("""{"name":"a","peerIP":"192.0.2.1","asNumber":64512,"nodeSelector":" "}""", ".nodeSelector \" \": is empty; write all(), or a selector such as rack == 'a'")]
    [InlineData("""{"name":"a","peerIP":"192.0.2.1","asNumber":64512,"peerIp":"x"}""", ".peerIp \"x\": is not a field of a peer; did you mean peerIP?")]
    public void Rejects_Peer(string peer, string message) => With(("bgpPeers", $"[{peer}]")).IsRejected($"calico-ipv6:bgpPeers[0]{message}");

    [Fact]
    public void Rejects_PeersOfOneName() => With(("bgpPeers", """[{"name":"a","peerIP":"192.0.2.1","asNumber":1},{"name":"a","peerIP":"192.0.2.2","asNumber":1}]""")).IsRejected(
        "calico-ipv6:bgpPeers[1].name \"a\": is the name of another peer too; write another name");

    [Fact]
    public void Rejects_PeerOfAFamilyThatHostsHaveNot() => With(("mode", "ipv4"), ("bgpPeers", """[{"name":"a","peerIP":"2001:db8::1","asNumber":1}]""")).IsRejected(
        "calico-ipv6:bgpPeers[0].peerIP \"2001:db8::1\": is an IPv6 address, and hosts have no IPv6 in this mode; write an address of the mode's family");
}
