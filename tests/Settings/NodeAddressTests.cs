using CalicoIPv6.Configuration;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

public class NodeAddressTests
{
    [Theory]
    [InlineData("kubernetes-internal-ip", NodeAddressSource.Kubelet, "")]
    [InlineData("first-found", NodeAddressSource.FirstFound, "")]
    [InlineData("can-reach=example.com", NodeAddressSource.CanReach, "example.com")]
    [InlineData("can-reach=2001:db8::1", NodeAddressSource.CanReach, "2001:db8::1")]
    [InlineData("interface=ens5,^eth[0-9]=?", NodeAddressSource.Interface, "ens5,^eth[0-9]=?")]
    [InlineData("skip-interface=docker.*", NodeAddressSource.SkipInterface, "docker.*")]
    [InlineData("cidr=2001:db8::/32,fd00:1::/48", NodeAddressSource.Cidr, "2001:db8::/32,fd00:1::/48")]
    public void Accepts_Method(string text, NodeAddressSource source, string value) =>
        Assert.Equal(new(source, value), Stacks.Read(("nodeAddressAutodetectionIPv6", text)).Cluster.NodeAddressIPv6);

    [Theory]
    [InlineData("first-found=1", NotAMethod + "did you mean first-found?")]
    [InlineData("interfaces=eth0", NotAMethod + "did you mean interface=REGEX?")]
    [InlineData("CIDR=10.0.0.0/8", NotAMethod + "did you mean cidr=RANGE,...?")]
    [InlineData("can-reach", NotAMethod + "did you mean can-reach=HOST?")]
    [InlineData("dhcp", NotAMethod + "write one of them")]
    [InlineData("can-reach=a b", "names no host after can-reach=; write an address or a DNS name there")]
    [InlineData("can-reach=2001:db8::1", "names an IPv6 address, which no IPv4 route leads to; write an IPv4 address there")]
    [InlineData("interface=", NotAnExpression)]
    [InlineData("interface=eth0,", NotAnExpression)]
    [InlineData("interface=eth[", NotAnExpression)]
    [InlineData("skip-interface=(?!eth)", NotAnExpression)]
    [InlineData("cidr=10.0.0.0/8,fd00:1::/48", "holds fd00:1::/48, which is no IPv4 range; write IPv4 ranges after cidr=")]
    public void Rejects_Method(string text, string message) =>
        With(("nodeAddressAutodetectionIPv4", text)).IsRejected($"calico-ipv6:nodeAddressAutodetectionIPv4 \"{text}\": {message}");

    private const string NotAMethod = "is not one of Calico's methods kubernetes-internal-ip, first-found, can-reach=HOST, interface=REGEX, "
        + "skip-interface=REGEX or cidr=RANGE,...; ";

    private const string NotAnExpression = "has no regular expression of Go's kind after the =; write a name such as ens5, or an expression such as ^ens";
}
