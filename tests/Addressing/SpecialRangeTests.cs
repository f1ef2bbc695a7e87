using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Each range with a meaning of its own, at its edges.</summary>
public class SpecialRangeTests
{
    [Theory]
    [InlineData("0.255.0.0/16", "0.0.0.0/8")]
    [InlineData("127.0.0.0/16", "127.0.0.0/8")]
    [InlineData("169.254.0.0/16", "169.254.0.0/16")]
    [InlineData("192.0.0.0/24", "192.0.0.0/24")]
    [InlineData("192.88.99.0/26", "192.88.99.0/24")]
    [InlineData("198.19.0.0/16", "198.18.0.0/15")]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    [InlineData("198.51.100.0/24", "198.51.100.0/24")]
    [InlineData("203.0.0.0/16", "203.0.113.0/24")]
    [InlineData("239.255.0.0/16", "224.0.0.0/4")]
    [InlineData("240.0.0.0/16", "240.0.0.0/4")]
    public void Rejects_IPv4(string pods, string special) => IsRejected(IPv4 with { PodCidrs = Cidrs(pods) }, special);

    [Theory]
    [InlineData("::/112", "::/96")]
    [InlineData("::ffff:10.0.0.0/112", "::ffff:0:0/96")]
    [InlineData("64:ff9b::/112", "64:ff9b::/96")]
    [InlineData("64:ff9b:1:ff::/64", "64:ff9b:1::/48")]
    [InlineData("100::/64", "100::/64")]
    [InlineData("2001::/64", "2001::/32")]
    [InlineData("2001:2::/64", "2001:2::/48")]
    [InlineData("2001:1f::/64", "2001:10::/28")]
    [InlineData("2001:2f::/64", "2001:20::/28")]
    [InlineData("2001:db8:ffff::/64", "2001:db8::/32")]
    [InlineData("2002:a00::/64", "2002::/16")]
    [InlineData("3fff:fff::/64", "3fff::/20")]
    [InlineData("5f00::/64", "5f00::/16")]
    [InlineData("fc00:1::/64", "fc00::/8")]
    [InlineData("febf::/64", "fe80::/10")]
    [InlineData("feff::/64", "fec0::/10")]
    [InlineData("ff02::/64", "ff00::/8")]
    public void Rejects_IPv6(string pods, string special) => IsRejected(IPv6 with { PodCidrs = Cidrs(pods) }, special);

    [Theory]
    [InlineData("4000::/64")]
    [InlineData("1fff::/64")]
    public void Rejects_UnassignedIPv6(string pods) => (IPv6 with { PodCidrs = Cidrs(pods) }).IsRejected(
        $"calico-ipv6:podCidrs[0] \"{pods}\": is outside 2000::/3 and fd00::/8, where IPv6 has unicast addresses; write a range of your own, such as fd00:1:2:100::/56");

    [Theory]
    [InlineData("2001:1::/64")]
    [InlineData("2001:3::/64")]
    [InlineData("2001:30::/64")]
    [InlineData("2001:db7::/64")]
    [InlineData("2003::/64")]
    [InlineData("3fff:1000::/64")]
    [InlineData("fdff::/64")]
    public void Accepts_Neighbours(string pods) => (IPv6 with { PodCidrs = Cidrs(pods) }).IsAccepted();

    [Theory]
    [InlineData("192.0.1.0/24")]
    [InlineData("192.88.98.0/24")]
    [InlineData("198.17.0.0/16")]
    [InlineData("198.20.0.0/16")]
    [InlineData("100.64.0.0/16")]
    [InlineData("172.17.0.0/16")]
    [InlineData("192.168.0.0/16")]
    public void Accepts_IPv4BesideThem(string pods) => (IPv4 with { PodCidrs = Cidrs(pods) }).IsAccepted();

    [Fact]
    public void Rejects_HostsAndServicesToo() => (IPv4 with { HostCidrs = Cidrs("127.1.0.0/16"), ServiceCidrs = Cidrs("224.0.0.0/16") }).IsRejected(
        "calico-ipv6:hostCidrs[0] \"127.1.0.0/16\": overlaps 127.0.0.0/8, which is loopback (RFC 1122); write a range of your own, such as 10.0.0.0/16",
        "calico-ipv6:serviceCidrs[0] \"224.0.0.0/16\": overlaps 224.0.0.0/4, which is multicast (RFC 5771); write a range of your own, such as 10.96.0.0/16");

    [Fact]
    public void Accepts_DocumentationWhereAsked() =>
        (DualStack with { PodCidrs = Cidrs("192.0.2.0/24", "3fff::/64"), ServiceCidrs = Cidrs("203.0.113.0/24", "2001:db8::/112"), AllowDocumentationRanges = true }).IsAccepted();

    private static void IsRejected(AddressRequest request, string special) => Assert.Contains(
        AddressRules.Check(request, Prefix),
        p => p.Key == "calico-ipv6:podCidrs[0]" && p.Rule.StartsWith($"overlaps {special}, which is ", StringComparison.Ordinal));
}
