using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>What nothing follows from yet is refused, not passed over; what is wrong anyway is told as that.</summary>
public class NotBuiltTests
{
    [Theory]
    [InlineData("dataplane", "bpf")]
    [InlineData("ipam", "host-local")]
    public void Rejects_ManifestOfWhatNeedsTheOperator(string key, string value) => Assert.Contains(
        "calico-ipv6:calicoInstall \"manifest\": with ipam host-local or dataplane bpf is not built yet; write operator",
        Assert.Throws<Configuration.ConfigurationException>(() => Stacks.Read((key, value), ("calicoInstall", "manifest"))).Problems.Select(p => p.ToString()));

    [Theory]
    [InlineData("privateHosts", "yes", "is not one of true, false; did you mean true?")]
    [InlineData("ipv6AddressMode", "stateful", "is not one of dhcpv6-stateful, dhcpv6-stateless, slaac; did you mean dhcpv6-stateful?")]
    [InlineData("dataplane", "ebpf", "is not one of iptables, nftables, bpf; did you mean bpf?")]
    [InlineData("calicoInstall", "manifests", "is not one of operator, manifest; did you mean manifest?")]
    [InlineData("dns", "kube-dns", "is not one of coredns, kubedns; did you mean kubedns?")]
    [InlineData("dns64", "true", "is not one of auto, on, off; did you mean on?")]
    [InlineData("nat64Prefix", "64:ff9b::1/96", "has bits set after its prefix; write 64:ff9b::/96")]
    [InlineData("upstreamResolvers", "9.9.9.9", "is not a list; write [\"9.9.9.9\"]")]
    [InlineData("registryMirror", "2001:db8::1", "is an IPv6 address, which names of images do not take everywhere; write a DNS name that leads to it")]
    public void Rejects_WhatIsWrongAnyway_WithThatAlone(string key, string value, string message) =>
        Assert.Equal([$"calico-ipv6:{key} \"{value}\": {message}"], Problems((key, value)));

    [Theory]
    [InlineData("1.2.3", "9.9.9.9")]
    [InlineData("2001:db8::53%eth0", "2620:fe::fe")]
    [InlineData("010.0.0.53", "9.9.9.9")]
    [InlineData("2001:DB8::53", "2620:fe::fe")]
    [InlineData("9.9.9.9/32", "9.9.9.9")]
    public void Rejects_ResolverThatIsNoCanonicalAddress(string text, string example) => With(("upstreamResolvers", $"[\"{text}\"]")).IsRejected(
        $"calico-ipv6:upstreamResolvers[0] \"{text}\": is not an IP address in canonical form; write {example} for example");

    [Theory]
    [InlineData("mode", "ipv6")]
    [InlineData("privateHosts", "true")]
    [InlineData("ipv6AddressMode", "")]
    [InlineData("dataplane", "nftables")]
    [InlineData("dataplane", "bpf")]
    [InlineData("dns64", "off")]
    [InlineData("nat64Prefix", "64:ff9b::/96")]
    [InlineData("upstreamResolvers", "[ ]")]
    [InlineData("upstreamResolvers", """["9.9.9.9"]""")]
    [InlineData("nodeLocalDns", "true")]
    [InlineData("nat64Prefix", "2001:678:abc::/96")]
    [InlineData("calicoInstall", "manifest")]
    [InlineData("registryMirror", "")]
    public void Accepts_WhatIsBuiltOrAsksForNothing(string key, string value) => Stacks.Read((key, value));

    private static IEnumerable<string> Problems((string, string?) value) =>
        Assert.Throws<Configuration.ConfigurationException>(() => StackSettings.Read(With(value))).Problems.Select(p => p.ToString());
}
