using System.Net;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>What follows from the choices that are not ranges.</summary>
public class DerivationTests
{
    [Fact]
    public void Encapsulation_GoesFromPoolToFamilyToAllToAutomatic()
    {
        AddressRequest request = DualStack with { Zones = 2, Encapsulation = Encapsulation.VXLAN, EncapsulationIPv4 = Encapsulation.IPIP };
        Assert.Equal([Encapsulation.IPIP, Encapsulation.VXLAN], Of(request));
        Assert.Equal([Encapsulation.IPIP, Encapsulation.VXLANCrossSubnet], Of(request with { Encapsulation = null }));
        Assert.Equal([Encapsulation.VXLAN, Encapsulation.None], Of(request with { EncapsulationIPv4 = null, EncapsulationIPv6 = Encapsulation.None }));
        IPPoolRequest own = Pool("10.244.0.0/18") with { Encapsulation = Encapsulation.IPIPCrossSubnet };
        Assert.Equal([Encapsulation.IPIPCrossSubnet, Encapsulation.IPIP, Encapsulation.VXLAN], Of(request.WithPools(own, Pool("10.244.64.0/18"), Pool("fd00:1:2:100::/64"))));
    }

    [Theory]
    [InlineData(1, Encapsulation.None)]
    [InlineData(2, Encapsulation.IPIPCrossSubnet)]
    public void Encapsulation_AutoWithHostLocal_AvoidsVXLAN(int zones, Encapsulation expected)
    {
        AddressRequest request = IPv4 with { Ipam = Ipam.HostLocal, Zones = zones };
        request.IsAccepted();
        Assert.Equal([expected], Of(request));
    }

    [Fact]
    public void LoadBalancerPool_IsNoPoolOfPods()
    {
        AddressRequest request = (IPv4 with { Zones = 2, Encapsulation = Encapsulation.VXLAN, HostCount = 4 })
            .WithPools(Pool("10.244.0.0/24"), Pool("10.244.1.0/24") with { AllowedUses = ["LoadBalancer"] });
        request.IsAccepted();
        AddressPlan plan = AddressPlanner.Plan(request);
        Assert.Equal([Encapsulation.VXLAN, Encapsulation.None], plan.IPPools.Select(p => p.Encapsulation));
        Assert.Equal([Encapsulation.VXLAN], plan.Encapsulations(IPFamily.IPv4));
        Assert.False(plan.HasBarePodTraffic);
        (request with { HostCount = 5 }).IsRejected(
            "calico-ipv6:ipPools: has 4 IPv4 blocks for pods, and each of 5 hosts takes at least one; add a pool, or write a larger cidr or blockSize for a pool, or fewer calico-ipv6:workers");
    }

    [Fact]
    public void Plan_CarriesIpamDataplaneAndMtu()
    {
        AddressRequest request = DualStack with { Ipam = Ipam.HostLocal, NodeCidrMaskSizeIPv4 = 25, NodeCidrMaskSizeIPv6 = 72, Dataplane = Dataplane.Bpf, Mtu = 8000 };
        request.IsAccepted();
        AddressPlan plan = AddressPlanner.Plan(request);
        Assert.Equal((Ipam.HostLocal, true, 25, 72), (plan.Ipam, plan.AllocatesNodeCidrs, plan.NodeCidrMaskSize(IPFamily.IPv4), plan.NodeCidrMaskSize(IPFamily.IPv6)));
        Assert.Equal((Dataplane.Bpf, 8000), (plan.Dataplane, plan.Mtu));
        Assert.False(AddressPlanner.Plan(DualStack).AllocatesNodeCidrs);
        Assert.Null(AddressPlanner.Plan(DualStack).Mtu);
    }

    [Fact]
    public void NodeLocalCache_ListensInThePrimaryFamily()
    {
        DnsRequest cached = new() { NodeLocalCache = true };
        Assert.Equal("169.254.20.10", AddressPlanner.Plan(DualStack with { Dns = cached }).Dns.NodeLocalCacheAddress?.ToString());
        Assert.Equal("fd00:90de:d95::1", AddressPlanner.Plan(IPv6First with { Dns = cached }).Dns.NodeLocalCacheAddress?.ToString());
        Assert.Null(AddressPlanner.Plan(DualStack).Dns.NodeLocalCacheAddress);
        AddressRequest around = IPv6 with { Dns = cached, PodCidrs = Cidrs("fd00:90de:d95::/56") };
        around.IsRejected(
            "calico-ipv6:podCidrs[0] \"fd00:90de:d95::/56\": overlaps calico-ipv6:nodeLocalDns \"fd00:90de:d95::1/128\", where hosts cache DNS; write a range apart from it, such as fd00:1:2:100::/56, or false for calico-ipv6:nodeLocalDns");
        (around with { Dns = new() }).IsAccepted();
    }

    [Fact]
    public void Nat64Prefix_SharesNothingWithPods() =>
        (IPv6 with { Dns = new() { Nat64 = Nat64.Existing, Nat64Prefix = Cidr.Parse("fd00:1:2:100::/64") } }).IsRejected(
            "calico-ipv6:nat64Prefix \"fd00:1:2:100::/64\": overlaps calico-ipv6:podCidrs \"fd00:1:2:100::/56\", the default; write a range apart from it, such as 64:ff9b::/96, or set calico-ipv6:podCidrs as well");

    [Theory]
    [InlineData(StackMode.IPv4, true, false)]
    [InlineData(StackMode.DualStack, true, false)]
    [InlineData(StackMode.IPv6, true, true)]
    [InlineData(StackMode.IPv6, false, false)]
    public void Dns64_Auto_IsForIPv6AloneAndBehindNat64(StackMode mode, bool hasNat64, bool expected)
    {
        AddressRequest request = new() { Mode = mode, UniqueLocal = UniqueLocal, Dns = new() { Nat64 = hasNat64 ? Nat64.Existing : Nat64.None, Nat64Prefix = Cidr.Parse("2a00:64::/64") } };
        Assert.Equal(expected ? Cidr.Parse("2a00:64::/64") : null, AddressPlanner.Plan(request).Dns.Nat64Prefix);
    }

    [Fact]
    public void Resolver_BehindNat64_IsReachable()
    {
        DnsRequest dns = new() { Nat64 = Nat64.Existing, UpstreamResolvers = [IPAddress.Parse("64:ff9b::909:909")] };
        (IPv6 with { Dns = dns }).IsAccepted();
        Assert.Single(AddressRules.Check(IPv6 with { Dns = dns with { Nat64 = Nat64.None } }, Prefix));
    }

    [Theory]
    [InlineData("127.0.0.53")]
    [InlineData("169.254.169.253")]
    [InlineData("0.0.0.0")]
    public void Resolver_OfNobodyElse_IsRefused(string address) =>
        Assert.Equal("calico-ipv6:upstreamResolvers[0]", Assert.Single(AddressRules.Check(IPv4 with { Dns = new() { UpstreamResolvers = [IPAddress.Parse(address)] } }, Prefix)).Key);

    [Fact]
    public void Resolvers_OfKubeDns_AreThree()
    {
        AddressRequest Of(int count) => IPv4 with { Dns = new() { Server = DnsServer.KubeDns, UpstreamResolvers = [.. Enumerable.Range(1, count).Select(i => IPAddress.Parse($"9.9.9.{i}"))] } };
        Of(3).IsAccepted();
        Of(4).IsRejected("calico-ipv6:upstreamResolvers: has 4 resolvers, more than the 3 that kube-dns takes; remove 1");
    }

    [Fact]
    public void HostLocal_MasksAtTheirBounds()
    {
        AddressRequest request = DualStack with { Ipam = Ipam.HostLocal };
        (request with { NodeCidrMaskSizeIPv4 = 16, NodeCidrMaskSizeIPv6 = 72 }).IsAccepted();
        (request with { NodeCidrMaskSizeIPv4 = 15, NodeCidrMaskSizeIPv6 = 73 }).IsRejected(
            "calico-ipv6:nodeCidrMaskSizeIPv4 \"15\": is a node range larger than calico-ipv6:podCidrs \"10.244.0.0/16\"; write 16 to 30, or a larger range for calico-ipv6:podCidrs",
            "calico-ipv6:nodeCidrMaskSizeIPv6 \"73\": is 17 more than the prefix length of calico-ipv6:podCidrs \"fd00:1:2:100::/56\", and kubeadm takes 16; write 56 to 72, or a larger range for calico-ipv6:podCidrs");
    }

    [Fact]
    public void MtuBounds_FollowFamilyAndEncapsulation()
    {
        (IPv4 with { Mtu = 576 }).IsAccepted();
        (IPv4 with { Mtu = 9001 }).IsAccepted();
        Assert.Single(AddressRules.Check(IPv4 with { Mtu = 575 }, Prefix));
        Assert.Single(AddressRules.Check(IPv4 with { Mtu = 9002 }, Prefix));
        Assert.Single(AddressRules.Check(IPv4 with { Mtu = 8952, Zones = 2 }, Prefix));
        (IPv4 with { Mtu = 8951, Zones = 2 }).IsAccepted();
        (IPv4 with { Mtu = 8981, Encapsulation = Encapsulation.IPIP }).IsAccepted();
        Assert.Single(AddressRules.Check(IPv4 with { Mtu = 8982, Encapsulation = Encapsulation.IPIP }, Prefix));
    }

    private static IEnumerable<Encapsulation> Of(AddressRequest request) => AddressPlanner.Plan(request).IPPools.Select(p => p.Encapsulation);
}
