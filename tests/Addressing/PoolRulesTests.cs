using System.Globalization;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Pools and encapsulation: each rule at its boundary, with the whole message. The pods are 10.244.0.0/16 and fd00:1:2:100::/56.</summary>
public class PoolRulesTests
{
    private static readonly IPPoolRequest IPv4Pool = Pool("10.244.0.0/18");
    private static readonly IPPoolRequest IPv6Pool = Pool("fd00:1:2:100::/64");

    [Fact]
    public void Accepts_25Pools() => IPv4.WithPools(Many(25)).IsAccepted();

    [Fact]
    public void Rejects_26Pools() => IPv4.WithPools(Many(26)).IsRejected(
        "calico-ipv6:ipPools: has 26 pools, more than the 25 that the operator takes; write fewer, larger pools");

    [Fact]
    public void Accepts_PoolsOfEachFamily() => DualStack.WithPools(IPv6Pool, IPv4Pool).IsAccepted();

    [Fact]
    public void Rejects_FamilyWithoutPool() => DualStack.WithPools(IPv4Pool).IsRejected(
        "calico-ipv6:ipPools: has no IPv6 pool that pods take addresses from, and pods have IPv6 in mode dualstack; add one inside calico-ipv6:podCidrs, such as fd00:1:2:100::/56, or remove all to have a pool for each pod range");

    // Pools that no host has keep ranges for pods that ask for them.
    [Theory]
    [InlineData("!all()")]
    [InlineData(" ! (all( ))")]
    public void Rejects_FamilyWhosePoolsNoHostHas(string selector)
    {
        DualStack.WithPools(IPv4Pool, IPv6Pool, Pool("10.244.64.0/18") with { NodeSelector = selector }).IsAccepted();
        DualStack.WithPools(IPv4Pool, IPv6Pool with { NodeSelector = selector }).IsRejected(
            "calico-ipv6:ipPools: has no IPv6 pool that pods take addresses from, and pods have IPv6 in mode dualstack; add one inside calico-ipv6:podCidrs, such as fd00:1:2:180::/57, or remove all to have a pool for each pod range");
    }

    [Theory]
    [InlineData("all()")]
    [InlineData("!has(rack)")]
    [InlineData("!all() || has(rack)")]
    public void Accepts_PoolsThatSomeHostsMayHave(string selector) => IPv4.WithPools(IPv4Pool with { NodeSelector = selector }).IsAccepted();

    [Fact]
    public void Accepts_PoolThatIsThePodRange() => (IPv4 with { PodCidrs = Cidrs("10.1.0.0/16") }).WithPools(Pool("10.1.0.0/16")).IsAccepted();

    [Fact]
    public void Rejects_PoolOutsidePodRanges()
    {
        IPv4.WithPools(Pool("10.244.0.0/15")).IsRejected(
            "calico-ipv6:ipPools[0].cidr \"10.244.0.0/15\": is inside no pod range (10.244.0.0/16); write a range inside one, such as 10.244.0.0/16, or a pod range around it for calico-ipv6:podCidrs");
        (DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:9::/56") }).WithPools(Pool("10.1.0.0/16"), Pool("fd00:8::/64")).IsRejected(
            "calico-ipv6:ipPools[1].cidr \"fd00:8::/64\": is inside no pod range (10.1.0.0/16, fd00:9::/56); write a range inside one, such as fd00:9::/64, or a pod range around it for calico-ipv6:podCidrs");
    }

    [Theory]
    [InlineData(20, 116)]
    [InlineData(32, 128)]
    public void Accepts_BlockSizes(int ipv4, int ipv6) => DualStack.WithPools(IPv4Pool with { BlockSize = ipv4 }, IPv6Pool with { BlockSize = ipv6 }).IsAccepted();

    [Theory]
    [InlineData(19, 115)]
    [InlineData(33, 129)]
    public void Rejects_BlockSizes(int ipv4, int ipv6) => DualStack.WithPools(IPv4Pool with { BlockSize = ipv4 }, IPv6Pool with { BlockSize = ipv6 }).IsRejected(
        $"calico-ipv6:ipPools[0].blockSize \"{ipv4}\": is not from 20 to 32, the block sizes of IPv4; write 26 for example",
        $"calico-ipv6:ipPools[1].blockSize \"{ipv6}\": is not from 116 to 128, the block sizes of IPv6; write 122 for example");

    [Fact]
    public void Accepts_PoolOfOneBlock() => IPv4.WithPools(Pool("10.244.0.0/26"), Pool("10.244.1.0/28") with { BlockSize = 28 }).IsAccepted();

    [Fact]
    public void Rejects_BlockLargerThanPool() => IPv4.WithPools(Pool("10.244.0.0/27"), Pool("10.244.1.0/24") with { BlockSize = 23 }).IsRejected(
        "calico-ipv6:ipPools[0].blockSize: is 26 by default, a block larger than the pool \"10.244.0.0/27\"; write 27 to 32",
        "calico-ipv6:ipPools[1].blockSize \"23\": is a block larger than the pool \"10.244.1.0/24\"; write 24 to 32");

    [Theory]
    [InlineData("a")]
    [InlineData("rack-1.zone-a")]
    public void Accepts_PoolName(string name) => IPv4.WithPools(IPv4Pool with { Name = name }).IsAccepted();

    [Theory]
    [InlineData("", "pods-a for example")]
    [InlineData("Rack", "rack")]
    [InlineData("rack-", "rack")]
    [InlineData("rack_1", "rack-1")]
    [InlineData("rack..1", "rack-1")]
    [InlineData("rack.-1", "rack-1")]
    [InlineData("rack\n", "rack")]
    public void Rejects_PoolName(string name, string instead) => IPv4.WithPools(IPv4Pool with { Name = name }).IsRejected(
        $"calico-ipv6:ipPools[0].name \"{name.Replace("\n", "\\u000a", StringComparison.Ordinal)}\": is not a Kubernetes object name (RFC 1123: lower-case letters, digits, - and .); write {instead}");

    [Fact]
    public void Rejects_NameTwice()
    {
        IPv4.WithPools(Pool("10.244.0.0/24") with { Name = "a" }, Pool("10.244.1.0/24") with { Name = "a" }).IsRejected(
            "calico-ipv6:ipPools[1].name \"a\": is the name of calico-ipv6:ipPools[0] too; write a-2 for example");
        IPv4.WithPools(Pool("10.244.0.0/24") with { Name = "10.244.1.0-24" }, Pool("10.244.1.0/24")).IsRejected(
            "calico-ipv6:ipPools[1].name \"10.244.1.0-24\": is the name of calico-ipv6:ipPools[0] too, by default; write 10.244.1.0-24-2 for example");
    }

    [Fact]
    public void Rejects_OverlappingPools() => IPv4.WithPools(Pool("10.244.0.0/18"), Pool("10.244.64.0/18"), Pool("10.244.1.0/24")).IsRejected(
        "calico-ipv6:ipPools[2].cidr \"10.244.1.0/24\": overlaps calico-ipv6:ipPools[0].cidr \"10.244.0.0/18\"; write a range apart from it, such as 10.244.128.0/24");

    [Theory]
    [InlineData(Encapsulation.None)]
    [InlineData(Encapsulation.VXLAN)]
    [InlineData(Encapsulation.VXLANCrossSubnet)]
    public void Accepts_EncapsulationOfIPv6(Encapsulation encapsulation) => (DualStack with { Encapsulation = encapsulation }).IsAccepted();

    [Fact]
    public void Rejects_IPIPOfIPv6()
    {
        (DualStack with { Encapsulation = Encapsulation.IPIP }).IsRejected(
            "calico-ipv6:encapsulation \"IPIP\": is for IPv4 alone, and the pool \"fd00:1:2:100::/56\" is IPv6; remove it, and write IPIP for calico-ipv6:encapsulationIPv4");
        DualStack.WithPools(IPv4Pool with { Encapsulation = Encapsulation.IPIP }, IPv6Pool with { Encapsulation = Encapsulation.IPIPCrossSubnet }).IsRejected(
            "calico-ipv6:ipPools[1].encapsulation \"IPIPCrossSubnet\": is for IPv4 alone, and the pool \"fd00:1:2:100::/64\" is IPv6; write VXLANCrossSubnet");
    }

    [Fact]
    public void Accepts_IPIPWhereIPv6PoolsHaveTheirOwn() =>
        (DualStack with { Encapsulation = Encapsulation.IPIP }).WithPools(IPv4Pool, IPv6Pool with { Encapsulation = Encapsulation.VXLAN }).IsAccepted();

    [Theory]
    [InlineData(Encapsulation.VXLAN)]
    [InlineData(Encapsulation.VXLANCrossSubnet)]
    public void Accepts_VXLANWithoutBgp(Encapsulation encapsulation) => (IPv4 with { Encapsulation = encapsulation, Bgp = false }).IsAccepted();

    [Theory]
    [InlineData(Encapsulation.None, "VXLAN")]
    [InlineData(Encapsulation.IPIP, "VXLAN")]
    [InlineData(Encapsulation.IPIPCrossSubnet, "VXLANCrossSubnet")]
    public void Rejects_OthersWithoutBgp(Encapsulation encapsulation, string instead)
    {
        string message = $"\"{encapsulation}\": needs BGP, and calico-ipv6:bgp is false; write {instead}, or true for calico-ipv6:bgp";
        (IPv4 with { Encapsulation = encapsulation, Bgp = false }).IsRejected($"calico-ipv6:encapsulation {message}");
        (IPv4 with { Bgp = false }).WithPools(IPv4Pool with { Encapsulation = encapsulation }).IsRejected($"calico-ipv6:ipPools[0].encapsulation {message}");
    }

    private static IPPoolRequest[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Pool(string.Create(CultureInfo.InvariantCulture, $"10.244.{i}.0/24")))];
}
