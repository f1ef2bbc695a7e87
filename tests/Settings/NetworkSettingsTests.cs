using CalicoIPv6.Aws;
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
        Assert.Equal("subnet-0123456789abcdef1", Existing(("privateHosts", "true"), ("hostSubnetIds", Hosts)).HostSubnetIds.Single());
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

    private static ExistingNetwork Existing(params (string Key, string? Value)[] values) =>
        Read([("vpcId", Vpc), ("edgeSubnetIds", Edge), ("hostCidrs", """["10.0.0.0/16"]"""), .. values]).Aws!.Network.Existing!;
}
