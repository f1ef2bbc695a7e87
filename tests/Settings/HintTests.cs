using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>A mistake that people make often is answered with what they probably meant.</summary>
public class HintTests
{
    [Theory]
    [InlineData("mode", "Dualstack", "ipv4, dualstack, ipv6", "dualstack")]
    [InlineData("mode", "dual-stack", "ipv4, dualstack, ipv6", "dualstack")]
    [InlineData("mode", "dual_stack", "ipv4, dualstack, ipv6", "dualstack")]
    [InlineData("mode", "both", "ipv4, dualstack, ipv6", "dualstack")]
    [InlineData("mode", "ipv4,ipv6", "ipv4, dualstack, ipv6", "dualstack")]
    [InlineData("mode", "v6", "ipv4, dualstack, ipv6", "ipv6")]
    [InlineData("mode", "IPv4", "ipv4, dualstack, ipv6", "ipv4")]
    [InlineData("mode", "ipv6-only", "ipv4, dualstack, ipv6", "ipv6")]
    [InlineData("primaryFamily", "6", "ipv4, ipv6", "ipv6")]
    [InlineData("bgp", "yes", "true, false", "true")]
    [InlineData("bgp", "Disabled", "true, false", "false")]
    [InlineData("bgp", "1", "true, false", "true")]
    [InlineData("bgp", "flase", "true, false", "false")]
    [InlineData("dns64", "false", "auto, on, off", "off")]
    [InlineData("encapsulation", "false", "auto, None, IPIP, IPIPCrossSubnet, VXLAN, VXLANCrossSubnet", "None")]
    [InlineData("encapsulationIPv6", "vxlan-cross-subnet", "None, IPIP, IPIPCrossSubnet, VXLAN, VXLANCrossSubnet", "VXLANCrossSubnet")]
    [InlineData("ipam", "hostlocal", "calico, host-local", "host-local")]
    [InlineData("dataplane", "NFTables", "iptables, nftables, bpf", "nftables")]
    public void Rejects_Word(string key, string value, string words, string meant) =>
        With((key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": is not one of {words}; did you mean {meant}?");

    [Theory]
    [InlineData("My Cluster", "my-cluster")]
    [InlineData("Blue", "blue")]
    [InlineData("blue-", "blue")]
    [InlineData("a.b", "a-b")]
    [InlineData("日本", "my-cluster for example")]
    [InlineData("a23456789012345678901234567890123456789012345678", "a2345678901234567890123456789012345678901234567")]
    public void Rejects_ClusterName(string name, string meant) => With(("clusterName", name)).IsRejected(
        $"calico-ipv6:clusterName \"{name}\": is not a DNS label of at most 47 characters: lower-case letters and digits, and - between them; write {meant}");

    [Theory]
    [InlineData("10.1.0.0", "has no prefix length; write 10.1.0.0/16 for example")]
    [InlineData("10.1.2.3/16", "has bits set after its prefix; write 10.1.0.0/16")]
    [InlineData("010.0.0.0/8", "is not in canonical form; write 10.0.0.0/8")]
    [InlineData("10.1/16", "is not in canonical form; write 10.1.0.0/16")]
    [InlineData(" 10.1.0.0/16", "is not in canonical form; write 10.1.0.0/16")]
    [InlineData("FD00:1::/56", "is not in canonical form; write fd00:1::/56")]
    [InlineData("fd00:0001:0:0::/56", "is not in canonical form; write fd00:1::/56")]
    public void Rejects_RangeText(string text, string message) =>
        With(("podCidrs", $"[\"{text}\", \"fd00:2::/56\"]")).IsRejected($"calico-ipv6:podCidrs[0] \"{text}\": {message}");

    [Fact]
    public void Rejects_ListWithCommas_OfferingTheList() => With(("adminCidrs", "192.0.2.0/24,2001:db8::/32")).IsRejected(
        "calico-ipv6:adminCidrs \"192.0.2.0/24,2001:db8::/32\": is not a list; write [\"192.0.2.0/24\", \"2001:db8::/32\"]");

    [Fact]
    public void Rejects_HiddenCharacters_MakingThemVisible() => With(("mode", "dual\u200bstack\n")).IsRejected(
        "calico-ipv6:mode \"dual\\u200bstack\\u000a\": is not one of ipv4, dualstack, ipv6; did you mean dualstack?");

    [Fact]
    public void Rejects_LongText_ShowingItsStart() => With(("mode", new string('x', 1000))).IsRejected(
        $"calico-ipv6:mode \"{new string('x', 300)}...\": is not one of ipv4, dualstack, ipv6; write one of them");
}
