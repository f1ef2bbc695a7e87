using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>What nothing follows from yet is refused, not passed over; what is wrong anyway is told as that.</summary>
public class NotBuiltTests
{
    [Theory]
    [InlineData("provider", "existing", "is not built yet; write aws or openstack")]
    [InlineData("mode", "ipv6", "on provider aws needs NAT64 to reach registries without IPv6, which is not built yet; write dualstack")]
    [InlineData("privateHosts", "true", "is not built yet; write false")]
    [InlineData("dataplane", "bpf", "is not built yet; write iptables or nftables")]
    [InlineData("calicoInstall", "manifest", "is not built yet; write operator")]
    [InlineData("dns", "kubedns", "is not built yet; write coredns")]
    [InlineData("nat64Prefix", "2001:678:abc::/96", "is for DNS64, which is not built yet; remove it")]
    [InlineData("nodeLocalDns", "true", "is not built yet; write false")]
    [InlineData("upstreamResolvers", """["9.9.9.9"]""", "is not built yet; remove it: the hosts' own resolvers are used")]
    [InlineData("registryMirror", "registry.example.com/mirror", "is not built yet; remove it")]
    public void Rejects_WhatIsNotBuilt(string key, string value, string message) =>
        Assert.Contains($"calico-ipv6:{key} \"{value}\": {message}", Problems((key, value)));

    [Theory]
    [InlineData("privateHosts", "yes", "is not one of true, false; did you mean true?")]
    [InlineData("ipv6AddressMode", "stateful", "is not one of dhcpv6-stateful, dhcpv6-stateless, slaac; did you mean dhcpv6-stateful?")]
    [InlineData("dataplane", "ebpf", "is not one of iptables, nftables, bpf; did you mean bpf?")]
    [InlineData("calicoInstall", "manifests", "is not one of operator, manifest; did you mean manifest?")]
    [InlineData("dns", "kube-dns", "is not one of coredns, kubedns; did you mean kubedns?")]
    [InlineData("dns64", "true", "is not one of auto, on, off; did you mean on?")]
    [InlineData("nat64Prefix", "64:ff9b::1/96", "has bits set after its prefix; write 64:ff9b::/96")]
    [InlineData("upstreamResolvers", "9.9.9.9", "is not a list; write [\"9.9.9.9\"]")]
    [InlineData("registryMirror", "https://registry.example.com/", "has a scheme, which names of images have not; write registry.example.com")]
    [InlineData("registryMirror", "registry.example.com/", "ends in a slash; write registry.example.com")]
    [InlineData("registryMirror", "[2001:db8::1]:5000/x", "is an IPv6 address, which names of images do not take everywhere; write a DNS name that leads to it")]
    [InlineData("registryMirror", "2001:db8::1", "is an IPv6 address, which names of images do not take everywhere; write a DNS name that leads to it")]
    [InlineData("registryMirror", "Registry.example.com", "has capital letters, which names of images have not; write registry.example.com")]
    [InlineData("registryMirror", "mirror", "is not a registry as HOST[:PORT][/PATH]; write registry.example.com/mirror for example")]
    public void Rejects_WhatIsWrongAnyway_WithThatAlone(string key, string value, string message) =>
        Assert.Equal([$"calico-ipv6:{key} \"{value}\": {message}"], Problems((key, value)));

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("2001:db8::53%eth0")]
    [InlineData("010.0.0.53")]
    [InlineData("2001:DB8::53")]
    [InlineData("9.9.9.9/32")]
    public void Rejects_ResolverThatIsNoCanonicalAddress(string text) => With(("upstreamResolvers", $"[\"{text}\"]")).IsRejected(
        $"calico-ipv6:upstreamResolvers[0] \"{text}\": is not an IP address in canonical form; write 192.0.2.53 or 2001:db8::53 for example");

    // Whether the mode is built depends on the provider: of an unknown one nothing is said.
    [Fact]
    public void Rejects_ModeBesideUnknownProvider_WithTheProviderAlone() => With(("mode", "ipv6"), ("provider", "azure")).IsRejected(
        "calico-ipv6:provider \"azure\": is not one of aws, openstack, existing; write one of them");

    [Theory]
    [InlineData("privateHosts", "false")]
    [InlineData("ipv6AddressMode", "")]
    [InlineData("dataplane", "nftables")]
    [InlineData("dns64", "off")]
    [InlineData("nat64Prefix", "64:ff9b::/96")]
    [InlineData("upstreamResolvers", "[ ]")]
    [InlineData("registryMirror", "")]
    public void Accepts_WhatAsksForNothing(string key, string value) => Stacks.Read((key, value));

    private static IEnumerable<string> Problems((string, string?) value) =>
        Assert.Throws<Configuration.ConfigurationException>(() => StackSettings.Read(With(value))).Problems.Select(p => p.ToString());
}
