using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Warnings where their rows do not reach.</summary>
public class WarningsTests
{
    private static readonly AddressRequest Global = DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "2a00:9::/56") };

    [Fact]
    public void Warns_OfGlobalPodsOnAws_WhosePoolIsDerived()
    {
        Assert.Equal(
            ["calico-ipv6:podCidrs[1] \"2a00:9::/56\": leaves pods without a way back on AWS, whose network routes no pod ranges, global or not; write a pool of it with natOutgoing: true for calico-ipv6:ipPools, or a part of fd00:1:2::/48"],
            Said(Global));
        Assert.Empty(Said(Global.OwnHosts()));
    }

    [Fact]
    public void Warns_OfGlobalPodsOnAws_WhosePoolSaysNothing()
    {
        Assert.Equal(
            ["calico-ipv6:ipPools[1].natOutgoing: is false by default, and leaves pods in \"2a00:9::/64\" without a way back on AWS, whose network routes no pod ranges, global or not; write true"],
            Said(Global.WithPools(Pool("10.1.0.0/16"), Pool("2a00:9::/64"))));
        Assert.Empty(Said(Global.OwnHosts().WithPools(Pool("10.1.0.0/16"), Pool("2a00:9::/64"))));
    }

    [Fact]
    public void Warns_OfNodeMasksOfAFamilyThatTheModeLacks() => Assert.Equal(
        ["calico-ipv6:nodeCidrMaskSizeIPv6 \"72\": has no effect: mode ipv4 has no IPv6; remove it"],
        Said(IPv4 with { Ipam = Ipam.HostLocal, NodeCidrMaskSizeIPv6 = 72 }));

    [Theory]
    [InlineData("10.0.0.0/16")]
    [InlineData("172.31.0.0/16")]
    [InlineData("192.168.0.0/16")]
    [InlineData("100.64.0.0/16")]
    public void Warns_NotOfPrivateRanges(string pods) => Assert.Empty(Said(IPv4 with { PodCidrs = Cidrs(pods), HostCidrs = Cidrs("10.200.0.0/16") }));

    [Fact]
    public void Warns_NotOfDocumentationRangesThatWereAskedFor() =>
        Assert.Empty(Said(IPv4 with { PodCidrs = Cidrs("198.51.100.0/24"), AllowDocumentationRanges = true }));

    [Fact]
    public void Warns_OfPublicHostsAndServices() => Assert.Equal(
        ["calico-ipv6:hostCidrs[0]", "calico-ipv6:serviceCidrs[0]"],
        AddressRules.Warnings(IPv4 with { HostCidrs = Cidrs("11.0.0.0/16"), ServiceCidrs = Cidrs("172.32.0.0/16") }, Prefix).Select(w => w.Key));

    // With host-local, VXLAN is no way out.
    [Fact]
    public void Warns_OfIPIPInBpfWithHostLocal() => Assert.Contains(
        "calico-ipv6:encapsulationIPv4 \"IPIP\": is slow in calico-ipv6:dataplane bpf, and Calico lists it among its limitations; write None, or calico for calico-ipv6:ipam, and VXLAN",
        Said(IPv4 with { Ipam = Ipam.HostLocal, EncapsulationIPv4 = Encapsulation.IPIP, Dataplane = Dataplane.Bpf }));

    private static IEnumerable<string> Said(AddressRequest request) => AddressRules.Warnings(request, Prefix).Select(w => w.ToString());
}
