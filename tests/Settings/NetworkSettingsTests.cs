using CalicoIPv6.Aws;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>A network that exists, and where the IPv6 block of a new one is from: each rule, whole.</summary>
public class NetworkSettingsTests
{
    private const string Vpc = "vpc-0123456789abcdef0";
    private const string Edge = """["subnet-0123456789abcdef0"]""";
    private const string Hosts = """["subnet-0123456789abcdef1"]""";
    private const string Pool = "ipam-pool-0123456789abcdef0";

    [Fact]
    public void Accepts_NetworkThatExists()
    {
        ExistingNetwork network = Read(("vpcId", Vpc), ("edgeSubnetIds", Edge), ("hostCidrs", """["10.0.0.0/16"]""")).Aws!.Network.Existing!;

        Assert.Equal((Vpc, "subnet-0123456789abcdef0", "subnet-0123456789abcdef0"), (network.VpcId, network.EdgeSubnetIds.Single(), network.HostSubnetIds.Single()));
        Assert.Equal("subnet-0123456789abcdef1", Existing(("privateHosts", "true"), ("apiAccess", "internal"), ("hostSubnetIds", Hosts)).HostSubnetIds.Single());
    }

    [Fact]
    public void Accepts_BlockOfAPool()
    {
        NetworkOptions options = Read(("ipv6IpamPoolId", Pool), ("ipv6NetmaskLength", "60"), ("natGateways", "perZone")).Aws!.Network;

        Assert.Equal((Pool, 60, NatGateways.PerZone, null), (options.IPv6IpamPoolId, options.IPv6NetmaskLength, options.NatGateways, options.Existing));
        Assert.Equal(new NetworkOptions(), Read().Aws!.Network);
    }

    [Theory]
    [InlineData("natGateways", "two", "calico-ipv6:natGateways \"two\": is not one of one, perZone; write one of them")]
    [InlineData("vpcId", "vpc-1", "calico-ipv6:vpcId \"vpc-1\": is not the id of a VPC; write vpc-0123456789abcdef0 for example")]
    [InlineData("edgeSubnetIds", """["subnet-0123456789ABCDEF0"]""", "calico-ipv6:edgeSubnetIds[0] \"subnet-0123456789ABCDEF0\": is not the id of a subnet; write subnet-0123456789abcdef0 for example")]
    [InlineData("hostSubnetIds", Hosts, "calico-ipv6:hostSubnetIds: names subnets of no VPC; set calico-ipv6:vpcId to theirs, or remove it, and subnets are made")]
    [InlineData("ipv6IpamPoolId", "pool", "calico-ipv6:ipv6IpamPoolId \"pool\": is not the id of an IPAM pool; write ipam-pool-0123456789abcdef0 for example")]
    [InlineData("ipv6NetmaskLength", "64", "calico-ipv6:ipv6NetmaskLength \"64\": is not a whole number from 44 to 60; write 56 for example")]
    [InlineData("ipv6NetmaskLength", "50", "calico-ipv6:ipv6NetmaskLength \"50\": is a length that no VPC has: they are 44, 48, 52, 56 and 60; write 48 for example")]
    public void Rejects_Value(string key, string value, string message) => With((key, value)).IsRejected(message);

    [Theory]
    [InlineData("edgeSubnetIds", null, "calico-ipv6:edgeSubnetIds: has 0 subnets, and calico-ipv6:zones is 1; list one subnet, in the order of the zones")]
    [InlineData("hostSubnetIds", """["subnet-01234567","subnet-01234568"]""", "calico-ipv6:hostSubnetIds: has 2 subnets, and calico-ipv6:zones is 1; list one subnet, in the order of the zones")]
    [InlineData("mode", "ipv6", "calico-ipv6:hostSubnetIds: is empty, and hosts without IPv4 are not in the subnets of calico-ipv6:edgeSubnetIds; list one subnet for them")]
    [InlineData("hostCidrs", null, "calico-ipv6:hostCidrs: has no IPv4 range, and calico-ipv6:vpcId is of a VPC that has one, which pods and services stay apart from; write the VPC's, such as 10.0.0.0/16")]
    public void Rejects_BesideANetworkThatExists(string key, string? value, string message) =>
        With([("vpcId", Vpc), ("edgeSubnetIds", Edge), ("hostCidrs", """["10.0.0.0/16"]"""), (key, value)]).IsRejected(message);

    // Public hosts with IPv4 are at the edge, wherever their key says so; others are not.
    [Theory]
    [InlineData("mode", "dualstack", true)]
    [InlineData("mode", "ipv6", false)]
    [InlineData("privateHosts", "true", false)]
    public void Rejects_SubnetOfTheEdgeForHosts(string key, string value, bool expected)
    {
        ConfigValues values = With(("vpcId", Vpc), ("edgeSubnetIds", Edge), ("hostSubnetIds", Edge), ("hostCidrs", """["10.0.0.0/16"]"""), ("apiAccess", "internal"), (key, value));

        Assert.Equal(
            expected ? [] : [$"calico-ipv6:hostSubnetIds[0] \"subnet-0123456789abcdef0\": is in calico-ipv6:edgeSubnetIds too, where {(key == "mode" ? "hosts without IPv4" : "private hosts")} are not; write the subnet of the hosts in that zone"],
            StackReview.Of(values).Problems.Select(p => p.ToString()));
    }

    // Neither the internet gateway nor the egress-only one takes them.
    [Theory]
    [InlineData("fd12:3456:789a:9a00::/56", false)]
    [InlineData("2a00:1234:5678:9a00::/56", true)]
    public void Rejects_UniqueLocalBlock(string block, bool expected) => Assert.Equal(
        expected ? [] : [$"calico-ipv6:hostCidrs[1] \"{block}\": is unique local, and no gateway of a VPC brings such addresses to the internet and back; write a block of a pool with public addresses, or remove it, and the pool gives one"],
        StackReview.Of(With(("ipv6IpamPoolId", Pool), ("hostCidrs", $"""["10.0.0.0/16","{block}"]"""))).Problems.Select(p => p.ToString()));

    private static ExistingNetwork Existing(params (string Key, string? Value)[] values) =>
        Read([("vpcId", Vpc), ("edgeSubnetIds", Edge), ("hostCidrs", """["10.0.0.0/16"]"""), .. values]).Aws!.Network.Existing!;
}
