using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Families, sizes, zones and overlap: each rule at its boundary, with the whole message.</summary>
public class RangeRulesTests
{
    [Fact]
    public void Accepts_ModesWithNothingElse()
    {
        foreach (AddressRequest request in new[] { IPv4, IPv6, DualStack, IPv6First, IPv4.OwnHosts(), IPv6.OwnHosts(), DualStack.OwnHosts(), IPv6First.OwnHosts() })
        {
            request.IsAccepted();
        }
    }

    [Fact]
    public void Rejects_PrimaryFamilyOutsideDualStack() => (IPv4 with { PrimaryFamily = IPFamily.IPv4 }).IsRejected(
        "calico-ipv6:primaryFamily \"ipv4\": has a meaning in mode dualstack only, not in mode ipv4; remove it, or write dualstack for calico-ipv6:mode");

    [Fact]
    public void Accepts_RangesOfTheModeInOrder()
    {
        (DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:9::/56"), ServiceCidrs = Cidrs("10.2.0.0/16", "fd00:8::/112") }).IsAccepted();
        (IPv6First with { PodCidrs = Cidrs("fd00:9::/56", "10.1.0.0/16"), ServiceCidrs = Cidrs("fd00:8::/112", "10.2.0.0/16") }).IsAccepted();
        (IPv6 with { PodCidrs = Cidrs("fd00:9::/56") }).IsAccepted();
    }

    [Fact]
    public void Rejects_SecondRangeOfTheSameFamily() => (DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "10.2.0.0/16") }).IsRejected(
        "calico-ipv6:podCidrs[1] \"10.2.0.0/16\": is an IPv4 range where mode dualstack with primaryFamily ipv4 wants an IPv6 one; write an IPv6 range, such as fd00:1:2:100::/56");

    [Fact]
    public void Rejects_RangeOfTheOtherFamily() => (IPv6 with { ServiceCidrs = Cidrs("10.2.0.0/16") }).IsRejected(
        "calico-ipv6:serviceCidrs[0] \"10.2.0.0/16\": is an IPv4 range where mode ipv6 wants an IPv6 one; write an IPv6 range, such as fd00:1:2:200::/112");

    [Fact]
    public void Rejects_SwappedRanges()
    {
        (DualStack with { PodCidrs = Cidrs("fd00:9::/56", "10.1.0.0/16") }).IsRejected(
            "calico-ipv6:podCidrs[0] \"fd00:9::/56\": is an IPv6 range where mode dualstack with primaryFamily ipv4 wants an IPv4 one; write [\"10.1.0.0/16\", \"fd00:9::/56\"], or write ipv6 for calico-ipv6:primaryFamily");
        (IPv6First.OwnHosts() with { HostCidrs = Cidrs("10.0.0.0/16", "fd00:9::/56") }).IsRejected(
            "calico-ipv6:hostCidrs[0] \"10.0.0.0/16\": is an IPv4 range where mode dualstack with primaryFamily ipv6 wants an IPv6 one; write [\"fd00:9::/56\", \"10.0.0.0/16\"], or write ipv4 for calico-ipv6:primaryFamily");
    }

    [Fact]
    public void Rejects_MissingFamily()
    {
        (DualStack with { PodCidrs = Cidrs("10.1.0.0/16") }).IsRejected(
            "calico-ipv6:podCidrs \"10.1.0.0/16\": has no IPv6 range, and mode dualstack with primaryFamily ipv4 wants one of each family; add one after it, such as fd00:1:2:100::/56");
        (DualStack with { ServiceCidrs = Cidrs("fd00:8::/112") }).IsRejected(
            "calico-ipv6:serviceCidrs \"fd00:8::/112\": has no IPv4 range, and mode dualstack with primaryFamily ipv4 wants one of each family; add one before it, such as 10.96.0.0/16");
    }

    [Fact]
    public void Rejects_MoreRangesThanFamilies()
    {
        (IPv4 with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:9::/56") }).IsRejected(
            "calico-ipv6:podCidrs[1] \"fd00:9::/56\": is one range too many: mode ipv4 wants 1; remove it, or write dualstack for calico-ipv6:mode");
        (DualStack with { ServiceCidrs = Cidrs("10.1.0.0/16", "fd00:8::/112", "fd00:9::/112") }).IsRejected(
            "calico-ipv6:serviceCidrs[2] \"fd00:9::/112\": is one range too many: mode dualstack with primaryFamily ipv4 wants 2; remove it");
    }

    [Fact]
    public void Accepts_HostRangesThatThePlatformNeeds()
    {
        (DualStack with { HostCidrs = Cidrs("10.9.0.0/16") }).IsAccepted();
        (DualStack.OwnHosts() with { HostCidrs = Cidrs("10.9.0.0/16", "fd00:9::/48") }).IsAccepted();
        (DualStack.OwnHosts() with { HostCidrs = Cidrs("fd00:9::/64") }).IsAccepted();
    }

    [Fact]
    public void Rejects_HostRangesThatThePlatformDoesNotTake()
    {
        (DualStack with { HostCidrs = Cidrs("10.9.0.0/16", "fd00:9::/56") }).IsRejected(
            "calico-ipv6:hostCidrs[1] \"fd00:9::/56\": is an IPv6 range, and the cloud gives hosts their IPv6 range itself; remove it, or set calico-ipv6:ipv6IpamPoolId to the pool that it is from");
        (IPv6.OwnHosts() with { HostCidrs = Cidrs("10.9.0.0/16") }).IsRejected(
            "calico-ipv6:hostCidrs[0] \"10.9.0.0/16\": is an IPv4 range, and mode ipv6 has no IPv4; remove it");
        (IPv4 with { HostCidrs = Cidrs("10.9.0.0/16", "10.8.0.0/16") }).IsRejected(
            "calico-ipv6:hostCidrs[1] \"10.8.0.0/16\": is a second IPv4 range, and hosts have at most one a family; remove it");
    }

    [Theory]
    [InlineData("10.32.0.0/12")]
    [InlineData("10.32.0.0/28")]
    public void Accepts_ServiceSizeIPv4(string range) => (IPv4 with { ServiceCidrs = Cidrs(range) }).IsAccepted();

    [Theory]
    [InlineData("10.32.0.0/11", "large", "10.32.0.0/12")]
    [InlineData("10.32.0.0/29", "small", "10.32.0.0/28")]
    public void Rejects_ServiceSizeIPv4(string range, string fault, string remedy) => (IPv4 with { ServiceCidrs = Cidrs(range) }).IsRejected(
        $"calico-ipv6:serviceCidrs[0] \"{range}\": is too {fault}: IPv4 service ranges are /12 to /28; write {remedy} for example");

    [Theory]
    [InlineData("fd00:8::/108")]
    [InlineData("fd00:8::/124")]
    public void Accepts_ServiceSizeIPv6(string range) => (IPv6 with { ServiceCidrs = Cidrs(range) }).IsAccepted();

    [Theory]
    [InlineData("fd00:8::/107", "large", "fd00:8::/108")]
    [InlineData("fd00:8::/64", "large", "fd00:8::/108")]
    [InlineData("fd00:8::/125", "small", "fd00:8::/124")]
    public void Rejects_ServiceSizeIPv6(string range, string fault, string remedy) => (IPv6 with { ServiceCidrs = Cidrs(range) }).IsRejected(
        $"calico-ipv6:serviceCidrs[0] \"{range}\": is too {fault}: IPv6 service ranges are /108 to /124; write {remedy} for example");

    [Fact]
    public void Rejects_ExchangedPodsAndServices()
    {
        AddressRequest exchanged = DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:8::/112"), ServiceCidrs = Cidrs("10.2.0.0/16", "fd00:9::/56") };
        exchanged.IsRejected(
            "calico-ipv6:serviceCidrs[1] \"fd00:9::/56\": is too large: IPv6 service ranges are /108 to /124; exchange it with calico-ipv6:podCidrs[1] \"fd00:8::/112\", which has the size of a service range");
        (exchanged with { PodCidrs = Cidrs("10.1.0.0/16", "fd00:8::/107") }).IsRejected(
            "calico-ipv6:serviceCidrs[1] \"fd00:9::/56\": is too large: IPv6 service ranges are /108 to /124; write fd00:9::/108 for example");
    }

    [Theory]
    [InlineData("10.9.0.0/16")]
    [InlineData("10.9.0.0/28")]
    public void Accepts_HostSizeInAVpc(string range) => (IPv4 with { HostCidrs = Cidrs(range) }).IsAccepted();

    [Theory]
    [InlineData("10.8.0.0/15", "large", "10.8.0.0/16")]
    [InlineData("10.8.0.0/29", "small", "10.8.0.0/28")]
    public void Rejects_HostSizeInAVpc(string range, string fault, string remedy) => (IPv4 with { HostCidrs = Cidrs(range) }).IsRejected(
        $"calico-ipv6:hostCidrs[0] \"{range}\": is too {fault}: IPv4 host ranges are /16 to /28; write {remedy} for example");

    [Fact]
    public void Rejects_OwnHostRangeWithoutASubnet() => (DualStack.OwnHosts() with { HostCidrs = Cidrs("fd00:9::/65") }).IsRejected(
        "calico-ipv6:hostCidrs[0] \"fd00:9::/65\": is too small: IPv6 host ranges are /48 to /64; write fd00:9::/64 for example");

    [Theory]
    [InlineData("10.9.0.0/27", 1, 11)]
    [InlineData("10.9.0.0/20", 1, 1000)]
    [InlineData("10.9.0.0/17", 4, 100)]
    public void Accepts_PrivateHostsInTheirHalf(string range, int zones, int hosts) => Private(range, zones, hosts).IsAccepted();

    [Theory]
    [InlineData("10.9.0.0/28", 1, "a subnet of hosts and one of balancers do not fit; write a larger range for calico-ipv6:hostCidrs[0]")]
    [InlineData("10.9.0.0/19", 2, "1 subnet of /20 for hosts, and as many for balancers; write 1, or a larger range for calico-ipv6:hostCidrs[0]")]
    [InlineData("10.9.0.0/18", 3, "2 subnets of /20 for hosts, and as many for balancers; write 2, or a larger range for calico-ipv6:hostCidrs[0]")]
    public void Rejects_PrivateHostsWithoutRoom(string range, int zones, string rest) => Private(range, zones, 1).IsRejected(
        $"calico-ipv6:zones \"{zones}\": is more than calico-ipv6:hostCidrs[0] \"{range}\" has room for: {rest}");

    [Fact]
    public void Rejects_MorePrivateHostsThanTheirHalfHolds() => Private("10.9.0.0/27", 1, 12).IsRejected(
        "calico-ipv6:workers: and the control planes are 12 hosts, more than fit 1 subnet of /28 in calico-ipv6:hostCidrs[0] \"10.9.0.0/27\": 11 hosts each; write 1 fewer, or 10.9.0.0/26 for calico-ipv6:hostCidrs[0]");

    // Hosts without IPv4 take no address of a VPC's range.
    [Fact]
    public void Accepts_ManyHostsWithoutIPv4InASmallVpc() => (IPv6 with { HostCidrs = Cidrs("10.9.0.0/28"), HostCount = 200 }).IsAccepted();

    private static AddressRequest Private(string range, int zones, int hosts) =>
        DualStack with { PrivateHosts = true, HostCidrs = Cidrs(range), Zones = zones, HostCount = hosts };

    [Fact]
    public void Accepts_PodSizeOfOneBlock() => (DualStack with { PodCidrs = Cidrs("10.1.0.0/26", "fd00:9::/122") }).IsAccepted();

    [Fact]
    public void Rejects_PodSizeBelowOneBlock() => (DualStack with { PodCidrs = Cidrs("10.1.0.0/27", "fd00:9::/123") }).IsRejected(
        "calico-ipv6:podCidrs[0] \"10.1.0.0/27\": is too small: IPv4 pod ranges are /8 to /26; write 10.1.0.0/26 for example",
        "calico-ipv6:podCidrs[1] \"fd00:9::/123\": is too small: IPv6 pod ranges are /32 to /122; write fd00:9::/122 for example");

    [Fact]
    public void Accepts_ZonesThatFit()
    {
        (DualStack with { Zones = 16 }).IsAccepted();
        (DualStack with { Zones = 4, HostCidrs = Cidrs("10.9.0.0/18") }).IsAccepted();
        (DualStack.OwnHosts() with { Zones = 2, HostCidrs = Cidrs("fd00:9::/63") }).IsAccepted();
    }

    [Fact]
    public void Rejects_ZonesThatDoNotFit()
    {
        (DualStack with { Zones = 0 }).IsRejected("calico-ipv6:zones \"0\": is less than 1; write 1 or more");
        (DualStack with { Zones = 5, HostCidrs = Cidrs("10.9.0.0/18") }).IsRejected(
            "calico-ipv6:zones \"5\": is more than calico-ipv6:hostCidrs[0] \"10.9.0.0/18\" has room for: 4 subnets of /20; write 4, or a larger range for calico-ipv6:hostCidrs[0]");
        (DualStack with { Zones = 2, HostCidrs = Cidrs("10.9.0.0/24") }).IsRejected(
            "calico-ipv6:zones \"2\": is more than calico-ipv6:hostCidrs[0] \"10.9.0.0/24\" has room for: one subnet; write 1, or a larger range for calico-ipv6:hostCidrs[0]");
        (DualStack with { Zones = 17 }).IsRejected(
            "calico-ipv6:zones \"17\": is more than calico-ipv6:hostCidrs \"10.0.0.0/16\", the default, has room for: 16 subnets of /20; write 16, or set calico-ipv6:hostCidrs");
    }

    [Fact]
    public void Accepts_NeighbouringRanges() =>
        (IPv4 with { HostCidrs = Cidrs("10.0.0.0/16"), PodCidrs = Cidrs("10.1.0.0/16"), ServiceCidrs = Cidrs("10.2.0.0/16") }).IsAccepted();

    [Fact]
    public void Rejects_PodRangeOverlappingServiceRange()
    {
        (IPv4 with { PodCidrs = Cidrs("10.2.0.0/16"), ServiceCidrs = Cidrs("10.2.255.0/24") }).IsRejected(
            "calico-ipv6:serviceCidrs[0] \"10.2.255.0/24\": overlaps calico-ipv6:podCidrs[0] \"10.2.0.0/16\"; write a range apart from it, such as 10.96.0.0/16");
        (IPv6 with { PodCidrs = Cidrs("fd00:9::/56"), ServiceCidrs = Cidrs("fd00:9::/112") }).IsRejected(
            "calico-ipv6:serviceCidrs[0] \"fd00:9::/112\": overlaps calico-ipv6:podCidrs[0] \"fd00:9::/56\"; write a range apart from it, such as fd00:1:2:200::/112");
    }

    [Fact]
    public void Rejects_RangeOverlappingADefault()
    {
        (IPv4 with { PodCidrs = Cidrs("10.96.0.0/12") }).IsRejected(
            "calico-ipv6:podCidrs[0] \"10.96.0.0/12\": overlaps calico-ipv6:serviceCidrs \"10.96.0.0/16\", the default; write a range apart from it, such as 10.244.0.0/16, or set calico-ipv6:serviceCidrs as well");
        (IPv4 with { ServiceCidrs = Cidrs("10.0.0.0/12") }).IsRejected(
            "calico-ipv6:serviceCidrs[0] \"10.0.0.0/12\": overlaps calico-ipv6:hostCidrs \"10.0.0.0/16\", the default; write a range apart from it, such as 10.96.0.0/16, or set calico-ipv6:hostCidrs as well");
        (DualStack.OwnHosts() with { HostCidrs = Cidrs("fd00:1:2:100::/56") }).IsRejected(
            "calico-ipv6:hostCidrs[0] \"fd00:1:2:100::/56\": overlaps calico-ipv6:podCidrs \"fd00:1:2:100::/56\", the default; write a range apart from it, such as fd00:1:2::/56, or set calico-ipv6:podCidrs as well");
    }

    [Fact]
    public void Rejects_EveryBrokenRuleAtOnceInKeyOrder() => (IPv4 with
    {
        PrimaryFamily = IPFamily.IPv6,
        Bgp = false,
        Encapsulation = Encapsulation.None,
        HostCidrs = Cidrs("10.0.0.0/15"),
        PodCidrs = Cidrs("10.1.0.0/16"),
        ServiceCidrs = Cidrs("10.0.0.0/11"),
    }).IsRejected(
        "calico-ipv6:primaryFamily \"ipv6\": has a meaning in mode dualstack only, not in mode ipv4; remove it",
        "calico-ipv6:hostCidrs[0] \"10.0.0.0/15\": is too large: IPv4 host ranges are /16 to /28; write 10.32.0.0/16 for example",
        "calico-ipv6:podCidrs[0] \"10.1.0.0/16\": overlaps calico-ipv6:hostCidrs[0] \"10.0.0.0/15\"; write a range apart from it, such as 10.244.0.0/16",
        "calico-ipv6:serviceCidrs[0] \"10.0.0.0/11\": is too large: IPv4 service ranges are /12 to /28; write 10.16.0.0/12 for example",
        "calico-ipv6:serviceCidrs[0] \"10.0.0.0/11\": overlaps calico-ipv6:hostCidrs[0] \"10.0.0.0/15\"; write a range apart from it, such as 10.96.0.0/16",
        "calico-ipv6:serviceCidrs[0] \"10.0.0.0/11\": overlaps calico-ipv6:podCidrs[0] \"10.1.0.0/16\"; write a range apart from it, such as 10.96.0.0/16",
        "calico-ipv6:encapsulation \"None\": needs BGP, and calico-ipv6:bgp is false; write VXLAN, or true for calico-ipv6:bgp");

    [Fact]
    public void Check_UnreadKey_LeavesOutRulesThatNeedIt()
    {
        AddressRequest request = IPv4 with { ServiceCidrs = Cidrs("10.244.0.0/16"), PrimaryFamily = IPFamily.IPv4 };
        Assert.Equal(2, AddressRules.Check(request, Prefix).Count);
        Assert.Empty(AddressRules.Check(request, Prefix, new HashSet<string> { AddressKeys.Mode, AddressKeys.PodCidrs }));
    }
}
