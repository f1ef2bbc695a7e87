using System.Net;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>One fault gets one line, whatever else it touches; and several get one each.</summary>
public class OneFaultTests
{
    private const string Remedy = "write 64:ff9b::/96, or the prefix of your NAT64";

    [Fact]
    public void Rejects_Nat64PrefixOfIPv4_ThatIsAlsoThePods() => (DualStack with { Dns = new() { Nat64 = Nat64.Existing, Nat64Prefix = Cidr.Parse("10.244.0.0/16") } }).IsRejected(
        $"calico-ipv6:nat64Prefix \"10.244.0.0/16\": is an IPv4 range, and NAT64 listens on IPv6; {Remedy}");

    [Theory]
    [InlineData("64:ff9b::/95")]
    [InlineData("fd00:1:2:100::/57")]
    public void Rejects_Nat64PrefixOfAnOddLength(string prefix) => (IPv6 with { Dns = new() { Nat64 = Nat64.Existing, Nat64Prefix = Cidr.Parse(prefix) } }).IsRejected(
        $"calico-ipv6:nat64Prefix \"{prefix}\": has not one of the lengths of a NAT64 prefix, 32, 40, 48, 56, 64, 96 (RFC 6052); {Remedy}");

    [Fact]
    public void Rejects_LoadBalancerTwice() => IPv4.WithPools(Pool("10.244.0.0/18"), Pool("10.244.64.0/18") with { AllowedUses = ["LoadBalancer", "LoadBalancer"] }).IsRejected(
        "calico-ipv6:ipPools[1].allowedUses[1] \"LoadBalancer\": is there twice; remove it");

    [Fact]
    public void Rejects_SelectorOfALoadBalancerPool() => IPv4.WithPools(
        Pool("10.244.0.0/18"), Pool("10.244.64.0/18") with { AllowedUses = ["LoadBalancer"], NodeSelector = "global()" }).IsRejected(
        "calico-ipv6:ipPools[1].nodeSelector \"global()\": chooses hosts for a pool for load balancers, which belongs to none; remove it, or write all()");

    [Fact]
    public void Rejects_ExportWithoutBgp_ForTheEncapsulationAlone() => (IPv4 with { Bgp = false })
        .WithPools(Pool("10.244.0.0/18") with { DisableBgpExport = true, Encapsulation = Encapsulation.IPIP })
        .IsRejected("calico-ipv6:ipPools[0].encapsulation \"IPIP\": needs BGP, and calico-ipv6:bgp is false; write VXLAN, or true for calico-ipv6:bgp");

    [Theory]
    [InlineData(Encapsulation.None)]
    [InlineData(Encapsulation.IPIP)]
    [InlineData(Encapsulation.IPIPCrossSubnet)]
    public void Rejects_PodsThatOtherHostsCannotLearnOf(Encapsulation encapsulation) => (IPv4 with { EncapsulationIPv4 = encapsulation })
        .WithPools(Pool("10.244.0.0/18") with { DisableBgpExport = true })
        .IsRejected($"calico-ipv6:ipPools[0].disableBgpExport \"true\": keeps other hosts from learning where pods are: with encapsulation {encapsulation} they learn it by BGP; write false, or VXLAN for calico-ipv6:ipPools[0].encapsulation");

    [Fact]
    public void Accepts_PodsOfVXLANWithoutExport() => (IPv4 with { EncapsulationIPv4 = Encapsulation.VXLAN })
        .WithPools(Pool("10.244.0.0/18") with { DisableBgpExport = true }).IsAccepted();

    [Fact]
    public void Rejects_OtherServersOfAwsAsResolvers()
    {
        (IPv6 with { Dns = new() { UpstreamResolvers = [IPAddress.Parse("fd00:ec2::254")] } }).IsRejected(
            "calico-ipv6:upstreamResolvers[0] \"fd00:ec2::254\": is in fd00:ec2::/32, where AWS has one resolver; write fd00:ec2::253");
    }

    // What goes in at a node port crosses to another host in VXLAN, whatever pods' own packets do.
    [Fact]
    public void Rejects_MtuWithoutRoomForNodePortsInBpf()
    {
        AddressRequest request = IPv4 with { Dataplane = Dataplane.Bpf, Mtu = 8951 };
        request.IsAccepted();
        (request with { Mtu = 8952, Dataplane = Dataplane.Nftables }).IsAccepted();
        (request with { Mtu = 8952 }).IsRejected(
            "calico-ipv6:mtu \"8952\": is more than 8951: a cloud's network carries 9001 bytes at most, and VXLAN over IPv4 of node ports takes 50; write 8951 or less, or remove it, and Calico finds it out");
    }

    [Theory]
    [InlineData(IPFamily.IPv4, 8941, 60)]
    [InlineData(IPFamily.IPv6, 8921, 80)]
    public void Rejects_MtuWithoutRoomForWireGuard(IPFamily family, int most, int overhead)
    {
        AddressRequest request = (family == IPFamily.IPv4 ? IPv4 : IPv6) with { WireguardFamilies = [family], Mtu = most };
        request.IsAccepted();
        (request with { Mtu = most + 1, WireguardFamilies = [] }).IsAccepted();
        (request with { Mtu = most + 1 }).IsRejected(
            $"calico-ipv6:mtu \"{most + 1}\": is more than {most}: a cloud's network carries 9001 bytes at most, and WireGuard over {family} takes {overhead}; write {most} or less, or remove it, and Calico finds it out");
    }

    [Fact]
    public void Rejects_NodeRangesThatNoMaskSuits() => (IPv4 with { Ipam = Ipam.HostLocal, PodCidrs = Cidrs("10.1.0.0/26"), HostCount = 40 }).IsRejected(
        "calico-ipv6:nodeCidrMaskSizeIPv4 \"24\": is a node range larger than calico-ipv6:podCidrs[0] \"10.1.0.0/26\"; write a larger range for calico-ipv6:podCidrs[0]");

    [Fact]
    public void Rejects_SwappedList_OfferingTheOtherPrimaryFamilyOnlyWhereAllAreSwapped()
    {
        AddressRequest swapped = DualStack with { PodCidrs = Cidrs("fd00:9::/56", "10.1.0.0/16") };
        string message = "calico-ipv6:podCidrs[0] \"fd00:9::/56\": is an IPv6 range where mode dualstack with primaryFamily ipv4 wants an IPv4 one; write [\"10.1.0.0/16\", \"fd00:9::/56\"]";
        swapped.IsRejected($"{message}, or write ipv6 for calico-ipv6:primaryFamily");
        (swapped with { ServiceCidrs = Cidrs("10.2.0.0/16", "fd00:8::/112") }).IsRejected(message);
    }
}
