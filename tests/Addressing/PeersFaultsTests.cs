using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Faults that other provisioners have or had, each held off by name.</summary>
public class PeersFaultsTests
{
    // cluster-api-provider-aws split its /56 from index 1 on, and went from 255 back to 0.
    [Theory]
    [InlineData("2a05:d018::/48", 65536)]
    [InlineData("2a05:d018:0:1200::/56", 256)]
    [InlineData("2a05:d018:0:1230::/60", 16)]
    public void SubnetSplitter_UsesIndex0AndTheLast_AndNeverWraps(string delegated, int count)
    {
        Cidr range = Cidr.Parse(delegated);
        string[] subnets = [.. Enumerable.Range(0, count).Select(i => new DelegatedSubnet(i).Within(delegated))];
        Assert.Equal(count, subnets.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(range.First, Cidr.Parse(subnets[0]).First);
        Assert.Equal(range.Last, Cidr.Parse(subnets[^1]).Last);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DelegatedSubnet(count).Within(delegated));
    }

    // pulumi-awsx read the prefix by its colons, so that only an uncompressed /56 would do.
    [Theory]
    [InlineData("2a05:d018::/56", "2a05:d018::/64")]
    [InlineData("2a05:d018:0:0:0:0:0:0/56", "2a05:d018::/64")]
    [InlineData("2A05:D018:0000:0100::/56", "2a05:d018:0:100::/64")]
    public void DelegatedPrefix_InAnyForm_IsTaken(string delegated, string first) => Assert.Equal(first, new DelegatedSubnet(0).Within(delegated));

    // The same in configuration, where only canonical text stands: and that is compressed.
    [Fact]
    public void CompressedPrefix_InConfiguration_IsTaken() => (IPv6 with { PodCidrs = [Cidr.Parse("2a05:d018::/56")], ServiceCidrs = [Cidr.Parse("fd12::/112")] }).IsAccepted();

    // kubespray wrote both families of serviceClusterIPs under one key of one object, so that the second replaced the first.
    [Fact]
    public void DualStackServices_KeepBothFamilies()
    {
        Assert.Equal("10.96.0.0/16,fd00:1:2:200::/112", AddressPlanner.Plan(DualStack).KubeadmServiceSubnet);
        Assert.Equal("fd00:1:2:200::/112,10.96.0.0/16", AddressPlanner.Plan(IPv6First).KubeadmServiceSubnet);
    }

    // k0s compared the length of an IPv6 service range the wrong way round.
    [Theory]
    [InlineData("fd12::/107", false)]
    [InlineData("fd12::/108", true)]
    [InlineData("fd12::/112", true)]
    [InlineData("fd12::/124", true)]
    [InlineData("fd12::/125", false)]
    public void ServiceSizeIPv6_IsBoundFromTheRightSide(string range, bool isSound) =>
        Assert.Equal(isSound, AddressRules.Check(IPv6 with { ServiceCidrs = Cidrs(range) }, Prefix).Count == 0);

    // charm-calico and gardener gave the IPv6 pool the IPv4 pool's encapsulation.
    [Fact]
    public void IPIP_NeverReachesAnIPv6Pool()
    {
        foreach (Encapsulation ipip in new[] { Encapsulation.IPIP, Encapsulation.IPIPCrossSubnet })
        {
            Assert.NotEmpty(AddressRules.Check(DualStack with { Encapsulation = ipip }, Prefix));
            Assert.NotEmpty(AddressRules.Check(DualStack with { EncapsulationIPv6 = ipip }, Prefix));
            Assert.NotEmpty(AddressRules.Check(IPv6.WithPools(Pool("fd00:1:2:100::/64") with { Encapsulation = ipip }), Prefix));
            AddressPlan plan = AddressPlanner.Plan(DualStack with { EncapsulationIPv4 = ipip });
            Assert.Equal([ipip], plan.Encapsulations(IPFamily.IPv4));
            Assert.Equal([Encapsulation.None], plan.Encapsulations(IPFamily.IPv6));
        }
    }

    // terraform-aws-vpc turned DNS64 on in subnets without a route to NAT64.
    [Theory]
    [InlineData(Dns64.Auto, false, false)]
    [InlineData(Dns64.Auto, true, true)]
    [InlineData(Dns64.Off, true, false)]
    [InlineData(Dns64.On, true, true)]
    public void Dns64_IsThereOnlyWithNat64(Dns64 wanted, bool hasNat64, bool expected)
    {
        AddressRequest request = IPv6 with { Dns = new() { Dns64 = wanted, Nat64 = hasNat64 ? Nat64.Existing : Nat64.None } };
        request.IsAccepted();
        Assert.Equal(expected ? DnsRequest.WellKnownNat64Prefix : null, AddressPlanner.Plan(request).Dns.Nat64Prefix);
    }

    [Fact]
    public void Dns64_OnWithoutNat64_IsRefused() => Assert.NotEmpty(AddressRules.Check(IPv6 with { Dns = new() { Dns64 = Dns64.On } }, Prefix));

    // kubespray looked whether services are inside pods, not whether pods are inside services.
    [Theory]
    [InlineData("fd12::/112", "fd12::/64")]
    [InlineData("fd12::/64", "fd12::/112")]
    public void Overlap_IsSeenFromBothSides(string services, string pods) =>
        Assert.Contains(
            AddressRules.Check(IPv6 with { PodCidrs = Cidrs(pods), ServiceCidrs = Cidrs(services) }, Prefix),
            p => p.Rule.StartsWith("overlaps calico-ipv6:podCidrs", StringComparison.Ordinal));

    // kubespray left capacity out for IPv6.
    [Fact]
    public void PodCapacity_IsCountedInBothFamilies() =>
        Assert.Contains(AddressRules.Check(DualStack with { PodCidrs = Cidrs("10.1.0.0/16", "fd12::/121"), HostCount = 3 }, Prefix), p => p.Key == "calico-ipv6:podCidrs[1]");
}
