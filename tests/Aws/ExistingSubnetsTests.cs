using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Aws;

/// <summary>What AWS says of subnets that exist, held against what a plan wants of them.</summary>
[Collection("Deployment")]
public sealed class ExistingSubnetsTests
{
    private static readonly SubnetFacts Edge = new("subnet-edge0", "eu-west-1a", HasIPv4: true, HasIPv6: true, GivesIPv6: true);
    private static readonly SubnetFacts Host = Edge with { Id = "subnet-host0" };
    private static readonly SubnetFacts Native = Host with { HasIPv4 = false };

    private static readonly ExistingNetwork Network = new() { VpcId = "vpc-1", EdgeSubnetIds = [Edge.Id], HostSubnetIds = [Host.Id] };

    [Fact]
    public void Accepts_SubnetsWithTheFamiliesOfTheMode()
    {
        SubnetFacts ipv4 = Edge with { HasIPv6 = false, GivesIPv6 = false };

        Assert.Empty(Problems(Plans.IPv4, ipv4, ipv4));
        Assert.Empty(Problems(Plans.DualStack, Edge, Host));
        Assert.Empty(Problems(Plans.IPv6, Edge, Native));
        Assert.Empty(Problems(Plans.IPv6, Edge, Host));
        Assert.Empty(ExistingSubnets.Problems("p", [Edge, Other(Edge)], [Host, Other(Host)], Plans.DualStack));
    }

    [Theory]
    [InlineData(StackMode.DualStack)]
    [InlineData(StackMode.IPv6)]
    public void Rejects_SubnetsWithoutIPv6_WhereTheModeHasIt(StackMode mode) => Assert.Equal(
        [
            $"p:edgeSubnetIds[0] \"subnet-edge0\": has no IPv6 range, and mode {mode.Lower()} wants one; name another subnet, or give it one",
            $"p:hostSubnetIds[0] \"subnet-host0\": has no IPv6 range, and mode {mode.Lower()} wants one; name another subnet, or give it one",
        ],
        Problems(Plans.On(mode), Edge with { HasIPv6 = false }, Host with { HasIPv6 = false }));

    // Balancers have IPv4 where hosts have none.
    [Theory]
    [InlineData(StackMode.DualStack, "p:hostSubnetIds[0] \"subnet-host0\": has no IPv4 range, and mode dualstack wants one; name another subnet, or give it one")]
    [InlineData(StackMode.IPv6, null)]
    public void Rejects_SubnetsWithoutIPv4(StackMode mode, string? ofHosts) => Assert.Equal(
        ["p:edgeSubnetIds[0] \"subnet-edge0\": has no IPv4 range, and balancers have an IPv4 address in each of their subnets; name another subnet", .. ofHosts is null ? [] : new[] { ofHosts }],
        Problems(Plans.On(mode), Edge with { HasIPv4 = false }, Native));

    [Fact]
    public void Rejects_HostsInAnotherZoneThanTheEdge() => Assert.Equal(
        ["p:hostSubnetIds[0] \"subnet-host0\": is in eu-west-1b, and subnet-edge0 of edgeSubnetIds in eu-west-1a; list the subnets of both in the order of the zones"],
        Problems(Plans.DualStack, Edge, Host with { Zone = "eu-west-1b" }));

    [Fact]
    public void Rejects_TwoSubnetsOfTheEdgeInOneZone() => Assert.Equal(
        ["p:edgeSubnetIds[1] \"subnet-edge1\": is in eu-west-1a, as subnet-edge0 is, and balancers have one subnet a zone; name a subnet of another zone"],
        ExistingSubnets.Problems("p", [Edge, Edge with { Id = "subnet-edge1" }], [Edge, Edge with { Id = "subnet-edge1" }], Plans.DualStack).Select(p => p.ToString()));

    [Theory]
    [InlineData(StackMode.IPv6, true, true, "gives every host an IPv4 address, and mode ipv6 has none; name a subnet that gives none")]
    [InlineData(StackMode.IPv6, false, true, null)]
    [InlineData(StackMode.IPv4, true, true, "gives every host an IPv6 address, and mode ipv4 has none; name a subnet that gives none")]
    [InlineData(StackMode.IPv4, true, false, null)]
    [InlineData(StackMode.DualStack, true, true, null)]
    public void Warns_OfAFamilyThatTheModeHasNot(StackMode mode, bool hasIPv4, bool givesIPv6, string? expected) => Assert.Equal(
        expected is null ? [] : [$"p:hostSubnetIds[0] \"subnet-host0\": {expected}"],
        ExistingSubnets.Warnings("p", [Host with { HasIPv4 = hasIPv4, GivesIPv6 = givesIPv6 }], Plans.On(mode)).Select(p => p.ToString()));

    [Fact]
    public void Warns_OfNothingThatASimulationMadeUp() => Assert.Empty(ExistingSubnets.Warnings("p", [Host with { Zone = null }], Plans.IPv6));

    [Fact]
    public async Task Find_SubnetsOfTheMode_AreTheHostsAndTheBalancers()
    {
        MockCloud cloud = await RunAsync(Edge, Native);

        Assert.All(cloud.Of("aws:ec2/networkInterface:NetworkInterface").Values, i => Assert.Equal(Host.Id, i["subnetId"]));
        Assert.Equal(Edge.Id, Assert.Single((ImmutableArray<object>)cloud.Of("aws:lb/loadBalancer:LoadBalancer")["api-nlb"]["subnets"]));
    }

    // Everything at once, and before anything stands in them.
    [Fact]
    public async Task Find_SubnetsThatDoNotFit_MakesNothingInThem()
    {
        MockCloud cloud = Cloud(Edge with { HasIPv6 = false }, Native with { Zone = "eu-west-1c" });
        int before = Environment.ExitCode;
        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(cloud));
        Environment.ExitCode = before;

        Assert.Contains("calico-ipv6:edgeSubnetIds[0] \"subnet-edge0\": has no IPv6 range", fault.Message, StringComparison.Ordinal);
        Assert.Contains("calico-ipv6:hostSubnetIds[0] \"subnet-host0\": is in eu-west-1c", fault.Message, StringComparison.Ordinal);
        Assert.Empty(cloud.Of("aws:ec2/networkInterface:NetworkInterface"));
    }

    private static async Task<MockCloud> RunAsync(SubnetFacts edge, SubnetFacts host)
    {
        MockCloud cloud = Cloud(edge, host);
        await RunAsync(cloud);
        return cloud;
    }

    private static Task<ImmutableArray<Resource>> RunAsync(MockCloud cloud) => cloud.RunAsync(
        () => AwsCloud.Make(Plans.IPv6, AwsCloud.Cluster(Plans.IPv6), settings: AwsCloud.Settings with { Network = new() { Existing = Network } }));

    private static MockCloud Cloud(SubnetFacts edge, SubnetFacts host) => AwsCloud.New().Answers(
        "aws:ec2/getSubnet:getSubnet",
        args =>
        {
            Assert.Equal(Network.VpcId, args.Args["vpcId"]);
            SubnetFacts subnet = Equals(args.Args["id"], Edge.Id) ? edge : host;
            return new Dictionary<string, object?>
            {
                ["id"] = subnet.Id,
                ["availabilityZone"] = subnet.Zone,
                ["cidrBlock"] = subnet.HasIPv4 ? "10.0.0.0/20" : "",
                ["ipv6CidrBlock"] = subnet.HasIPv6 ? "2001:db8::/64" : "",
                ["assignIpv6AddressOnCreation"] = subnet.GivesIPv6,
            };
        });

    private static SubnetFacts Other(SubnetFacts subnet) => subnet with { Id = $"{subnet.Id}b", Zone = "eu-west-1b" };

    private static IEnumerable<string> Problems(AddressPlan plan, SubnetFacts edge, SubnetFacts host) =>
        ExistingSubnets.Problems("p", [edge], [host], plan).Select(p => p.ToString());
}
