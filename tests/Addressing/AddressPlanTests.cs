using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

public class AddressPlanTests
{
    [Fact]
    public void Plan_DualStack_FollowsFromTheModeAlone()
    {
        AddressPlan plan = AddressPlanner.Plan(DualStack);
        Assert.Equal([IPFamily.IPv4, IPFamily.IPv6], plan.Families.AsEnumerable());
        Assert.Equal("10.244.0.0/16,fd00:1:2:100::/56", plan.KubeadmPodSubnet);
        Assert.Equal("10.96.0.0/16,fd00:1:2:200::/112", plan.KubeadmServiceSubnet);
        Assert.Equal("10.96.0.10", plan.DnsServiceAddress.ToString());
        Assert.Equal("10.96.0.1", plan.ApiServiceAddress.ToString());
        Assert.True(plan.IsDualStack && plan.HasIPv4 && plan.HasIPv6 && plan.Bgp && plan.HasBarePodTraffic);
        Assert.Equal("fd00:1:2:100::/56", plan.PodCidr(IPFamily.IPv6).ToString());
        Assert.Equal("10.96.0.0/16", plan.ServiceCidr(IPFamily.IPv4).ToString());
    }

    [Fact]
    public void Plan_DualStackIPv6First_TurnsEveryOrder()
    {
        AddressPlan plan = AddressPlanner.Plan(IPv6First);
        Assert.Equal(IPFamily.IPv6, plan.PrimaryFamily);
        Assert.Equal("fd00:1:2:100::/56,10.244.0.0/16", plan.KubeadmPodSubnet);
        Assert.Equal("fd00:1:2:200::/112,10.96.0.0/16", plan.KubeadmServiceSubnet);
        Assert.Equal("fd00:1:2:200::a", plan.DnsServiceAddress.ToString());
        Assert.Equal("fd00:1:2:200::1", plan.ApiServiceAddress.ToString());
        Assert.Equal(["default-ipv6-ippool", "default-ipv4-ippool"], plan.IPPools.Select(p => p.Name));
        Assert.Equal("10.96.0.0/16", plan.ServiceCidr(IPFamily.IPv4).ToString());
    }

    [Fact]
    public void Plan_IPv4_HasNoIPv6Anywhere()
    {
        AddressPlan plan = AddressPlanner.Plan(IPv4);
        Assert.Equal("10.244.0.0/16", plan.KubeadmPodSubnet);
        Assert.Equal("10.96.0.0/16", plan.KubeadmServiceSubnet);
        Assert.Equal([new SubnetPlan(0, Cidr.Parse("10.0.0.0/20"), null, null)], plan.Subnets.AsEnumerable());
        Assert.False(plan.HasIPv6 || plan.IsDualStack);
        Assert.Empty(plan.Encapsulations(IPFamily.IPv6));
    }

    [Fact]
    public void Plan_IPv6_HasIPv4NowhereButInTheVpc()
    {
        AddressPlan plan = AddressPlanner.Plan(IPv6);
        Assert.Equal("fd00:1:2:100::/56", plan.KubeadmPodSubnet);
        Assert.Equal("fd00:1:2:200::/112", plan.KubeadmServiceSubnet);
        Assert.Equal("fd00:1:2:200::a", plan.DnsServiceAddress.ToString());
        Assert.Equal(["default-ipv6-ippool"], plan.IPPools.Select(p => p.Name));
        Assert.Equal(Cidrs("10.0.0.0/16").AsEnumerable(), plan.HostCidrs);
        Assert.False(plan.HasIPv4);
        Assert.Equal(Cidrs("fd00:1:2::/56").AsEnumerable(), AddressPlanner.Plan(IPv6.OwnHosts()).HostCidrs);
    }

    [Fact]
    public void Subnets_CloudGivesIPv6_HaveRangeAndIndexByZone()
    {
        AddressPlan plan = AddressPlanner.Plan(DualStack with { Zones = 3 });
        Assert.Equal(["10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20"], plan.Subnets.Select(s => s.IPv4.ToString()));
        Assert.Equal([0, 1, 2], plan.Subnets.Select(s => s.Delegated?.Index));
        Assert.All(plan.Subnets, s => Assert.Null(s.IPv6));
    }

    [Fact]
    public void Subnets_OwnIPv6Hosts_AreKnownNow()
    {
        AddressPlan plan = AddressPlanner.Plan(DualStack.OwnHosts() with { Zones = 2 });
        Assert.Equal(["fd00:1:2::/64", "fd00:1:2:1::/64"], plan.Subnets.Select(s => s.IPv6.ToString()));
        Assert.All(plan.Subnets, s => Assert.Null(s.Delegated));
    }

    [Fact]
    public void Subnets_OneMoreZone_MovesNoOther()
    {
        AddressRequest request = DualStack.OwnHosts() with { HostCidrs = Cidrs("10.1.0.0/18", "fd00:9::/62") };
        for (int zones = 1; zones < 4; zones++)
        {
            Assert.Equal(
                AddressPlanner.Plan(request with { Zones = zones }).Subnets,
                AddressPlanner.Plan(request with { Zones = zones + 1 }).Subnets.Take(zones));
        }
    }

    [Fact]
    public void Subnets_SmallHostRange_IsOneSubnet() =>
        Assert.Equal("10.9.0.0/28", Assert.Single(AddressPlanner.Plan(DualStack with { HostCidrs = Cidrs("10.9.0.0/28") }).Subnets).IPv4.ToString());

    [Theory]
    [InlineData(1, true, Encapsulation.None)]
    [InlineData(2, true, Encapsulation.VXLANCrossSubnet)]
    [InlineData(1, false, Encapsulation.VXLAN)]
    [InlineData(3, false, Encapsulation.VXLAN)]
    public void Encapsulation_Auto_FollowsZonesAndBgp(int zones, bool bgp, Encapsulation expected)
    {
        AddressPlan plan = AddressPlanner.Plan(DualStack with { Zones = zones, Bgp = bgp });
        Assert.All(plan.IPPools, p => Assert.Equal(expected, p.Encapsulation));
        Assert.Equal([expected], plan.Encapsulations(IPFamily.IPv6));
        Assert.Equal(expected != Encapsulation.VXLAN, plan.HasBarePodTraffic);
    }

    [Fact]
    public void IPPools_NoneGiven_AreOneForEachPodRange()
    {
        IPPool[] pools = [.. AddressPlanner.Plan(DualStack).IPPools];
        Assert.Equal(Cidrs("10.244.0.0/16", "fd00:1:2:100::/56"), pools.Select(p => p.Cidr));
        Assert.Equal([26, 122], pools.Select(p => p.BlockSize));
        Assert.All(pools, p => Assert.True(p is { NodeSelector: "all()", DisableBgpExport: false, AssignmentMode: "Automatic", AllowedUses: [], NatOutgoing: true }));
    }

    [Fact]
    public void IPPools_Given_KeepWhatTheyDecide()
    {
        IPPoolRequest full = new()
        {
            Name = "rack-a",
            Cidr = Cidr.Parse("10.244.0.0/18"),
            BlockSize = 28,
            Encapsulation = Encapsulation.VXLANCrossSubnet,
            NatOutgoing = false,
            NodeSelector = "rack == 'a'",
            DisableBgpExport = true,
            AllowedUses = ["Workload"],
            AssignmentMode = "Manual",
        };
        AddressRequest request = DualStack.WithPools(full, Pool("10.244.64.0/18"), Pool("fd00:1:2:100::/64")) with { Encapsulation = Encapsulation.VXLAN };
        request.IsAccepted();
        IPPool[] pools = [.. AddressPlanner.Plan(request).IPPools];
        Assert.Equal((full.Cidr, full.BlockSize, full.Encapsulation, full.NatOutgoing), (pools[0].Cidr, pools[0].BlockSize, pools[0].Encapsulation, pools[0].NatOutgoing));
        Assert.Equal((full.NodeSelector, full.DisableBgpExport, full.AssignmentMode), (pools[0].NodeSelector, pools[0].DisableBgpExport, pools[0].AssignmentMode));
        Assert.Equal(["Workload"], pools[0].AllowedUses);
        Assert.Equal(["rack-a", "10.244.64.0-18", "fd00.0001.0002.0100.0000.0000.0000.0000-64"], pools.Select(p => p.Name));
        Assert.Equal([Encapsulation.VXLANCrossSubnet, Encapsulation.VXLAN, Encapsulation.VXLAN], pools.Select(p => p.Encapsulation));
    }

    [Theory]
    [InlineData("fd00:7::/56", true)]
    [InlineData("2a00:7::/56", false)]
    public void NatOutgoing_IPv6Pool_IsOnForUniqueLocalOnly(string pods, bool expected) =>
        Assert.Equal(expected, AddressPlanner.Plan(IPv6 with { PodCidrs = Cidrs(pods) }).IPPools[0].NatOutgoing);

    [Fact]
    public void PoolNames_FollowFromTheRangeAlone()
    {
        string[] Names(params string[] pools) => [.. AddressPlanner.Plan(DualStack.WithPools([.. pools.Select(Pool)])).IPPools.Select(p => p.Name)];

        Assert.Equal(["default-ipv4-ippool", "fd00.0001.0002.0100.0000.0000.0000.0000-57"], Names("10.244.0.0/16", "fd00:1:2:100::/57"));
        Assert.Equal(["10.244.0.0-17", "default-ipv6-ippool"], Names("10.244.0.0/17", "fd00:1:2:100::/56"));
        Assert.Equal(["10.244.128.0-17", "10.244.0.0-17", "default-ipv6-ippool"], Names("10.244.128.0/17", "10.244.0.0/17", "fd00:1:2:100::/56"));
    }
}
