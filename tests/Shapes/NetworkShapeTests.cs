using CalicoIPv6.Preview.Planning;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>What holds of the network in every shape: whoever has an address has a way, and no more of one than is needed.</summary>
[Collection("Deployment")]
public sealed class NetworkShapeTests
{
    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Subnet_HasExactlyOneRouteTable(string shape)
    {
        AwsGraph aws = await GraphAsync(shape);

        Assert.All(aws.Of(AwsGraph.Subnet), subnet => Assert.Single(aws.Of(AwsGraph.Association), a => AwsGraph.Text(a, "subnetId") == subnet.Id));
        Assert.Equal(Shape.Of(shape).Zones, aws.HostSubnets.Count());
        Assert.Equal(Shape.Of(shape).Zones, aws.EdgeSubnets.Count());
    }

    // DNS64 without NAT64 gives names addresses that lead nowhere, and clients wait for each to time out.
    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Subnet_WithDns64_HasARouteToANatGatewayThatHasIPv4(string shape)
    {
        AwsGraph aws = await GraphAsync(shape);

        PlanResource[] dns64 = [.. aws.Of(AwsGraph.Subnet).Where(s => AwsGraph.Flag(s, "enableDns64"))];
        Assert.Equal(Shape.Of(shape).HasIPv4 ? [] : aws.HostSubnets.Select(s => s.Name), dns64.Select(s => s.Name));
        Assert.All(dns64, subnet =>
        {
            PlanResource route = aws.RoutesOf(subnet)[AwsGraph.Nat64];
            PlanResource nat = Assert.Single(aws.Of(AwsGraph.NatGateway), n => n.Id == AwsGraph.Text(route, "natGatewayId"));
            PlanResource place = Assert.Single(aws.Of(AwsGraph.Subnet), s => s.Id == AwsGraph.Text(nat, "subnetId"));
            Assert.NotNull(AwsGraph.Text(place, "cidrBlock"));
            Assert.Equal(AwsGraph.InternetGateway, aws.TargetOf(aws.RoutesOf(place)[AwsGraph.Everything4]));
        });
    }

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Subnet_WithIPv6_HasADefaultRouteOfTheRightKind(string shape)
    {
        AwsGraph aws = await GraphAsync(shape);
        bool isPrivate = Shape.Of(shape).IsPrivate;

        PlanResource[] ipv6 = [.. aws.Of(AwsGraph.Subnet).Where(s => AwsGraph.Text(s, "ipv6CidrBlock") is not null)];
        Assert.Equal(Shape.Of(shape).HasIPv6 ? aws.Of(AwsGraph.Subnet).Count() : 0, ipv6.Length);
        Assert.All(ipv6, subnet => Assert.Equal(
            isPrivate && aws.HostSubnets.Contains(subnet) ? AwsGraph.EgressOnlyGateway : AwsGraph.InternetGateway,
            aws.TargetOf(aws.RoutesOf(subnet)[AwsGraph.Everything6])));
        Assert.All(aws.Of(AwsGraph.Subnet).Except(ipv6), subnet => Assert.DoesNotContain(AwsGraph.Everything6, aws.RoutesOf(subnet).Keys));
    }

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task HostSubnet_HasTheIPv4OfTheMode_AndItsWayOut(string shape)
    {
        AwsGraph aws = await GraphAsync(shape);
        Shape wanted = Shape.Of(shape);

        Assert.All(aws.HostSubnets, subnet =>
        {
            Assert.Equal(wanted.HasIPv4, AwsGraph.Text(subnet, "cidrBlock") is not null);
            Assert.Equal(!wanted.HasIPv4, AwsGraph.Flag(subnet, "ipv6Native"));
            Assert.Equal(wanted.HasIPv4 ? null : "resource-name", AwsGraph.Text(subnet, "privateDnsHostnameTypeOnLaunch"));
            Assert.Equal(!wanted.HasIPv4, AwsGraph.Flag(subnet, "enableResourceNameDnsAaaaRecordOnLaunch"));
            Assert.Equal(wanted.HasIPv6, AwsGraph.Flag(subnet, "assignIpv6AddressOnCreation"));
            string? way = aws.RoutesOf(subnet).GetValueOrDefault(AwsGraph.Everything4) is { } route ? aws.TargetOf(route) : null;
            Assert.Equal(!wanted.HasIPv4 ? null : wanted.IsPrivate ? AwsGraph.NatGateway : AwsGraph.InternetGateway, way);
        });
    }

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Gateways_AreThereWhereAFamilyNeedsThem(string shape)
    {
        AwsGraph aws = await GraphAsync(shape);
        Shape wanted = Shape.Of(shape);

        Assert.Single(aws.Of(AwsGraph.InternetGateway));
        Assert.Equal(wanted.NeedsNat ? 1 : 0, aws.Of(AwsGraph.NatGateway).Count());
        Assert.Equal(wanted.IsPrivate && wanted.HasIPv6 ? 1 : 0, aws.Of(AwsGraph.EgressOnlyGateway).Count());
    }

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Address_IsOfAPublicHostOrANatGateway(string shape)
    {
        AwsGraph aws = await GraphAsync(shape);
        Shape wanted = Shape.Of(shape);

        int ofHosts = aws.Of(AwsGraph.Eip).Count(e => AwsGraph.Text(e, "networkInterface") is not null);
        Assert.Equal(wanted.HasIPv4 && !wanted.IsPrivate ? aws.Of(AwsGraph.Interface).Count() : 0, ofHosts);
        Assert.Equal(aws.Of(AwsGraph.NatGateway).Count(), aws.Of(AwsGraph.Eip).Count() - ofHosts);
    }

    [Theory]
    [InlineData("aws ipv4 private 3")]
    [InlineData("aws ipv6 public 3")]
    [InlineData("aws ipv6 private 3")]
    public async Task NatGateways_PerZone_ServeTheirOwn(string shape)
    {
        var aws = new AwsGraph((await Shape.Of(shape).PlanAsync(("natGateways", "perZone"))).Document);

        Assert.Equal(3, aws.Of(AwsGraph.NatGateway).Count());
        Assert.All(aws.HostSubnets, subnet =>
        {
            PlanResource route = aws.RoutesOf(subnet)[Shape.Of(shape).HasIPv4 ? AwsGraph.Everything4 : AwsGraph.Nat64];
            PlanResource nat = Assert.Single(aws.Of(AwsGraph.NatGateway), n => n.Id == AwsGraph.Text(route, "natGatewayId"));
            PlanResource place = Assert.Single(aws.Of(AwsGraph.Subnet), s => s.Id == AwsGraph.Text(nat, "subnetId"));
            Assert.Equal(AwsGraph.Text(subnet, "availabilityZone"), AwsGraph.Text(place, "availabilityZone"));
        });
    }

    [Theory]
    [InlineData("none")]
    [InlineData("existing")]
    public async Task Nat64_OfNobodyHere_LeavesNeitherDns64NorNatNorIPv4Routes(string nat64)
    {
        var aws = new AwsGraph((await Shape.Of("aws ipv6 private 1").PlanAsync(("nat64", nat64), ("adminCidrs", """["2620:fe:0:7::/64"]"""))).Document);

        Assert.Empty(aws.Of(AwsGraph.NatGateway));
        Assert.DoesNotContain(aws.Of(AwsGraph.Subnet), s => AwsGraph.Flag(s, "enableDns64"));
        Assert.All(aws.Of(AwsGraph.Route), r => Assert.Equal(AwsGraph.Everything6, AwsGraph.Text(r, "destinationIpv6CidrBlock")));
    }

    // A balancer in the edge answers clients with IPv4 by the edge's own route, whether or not hosts have NAT64.
    [Theory]
    [InlineData("public", "internal", true)]
    [InlineData("internal", "public", true)]
    [InlineData("internal", "internal", false)]
    public async Task IPv4Clients_InModeIPv6_HaveAWayBack_WhereABalancerFacesTheInternet(string api, string services, bool expected)
    {
        var aws = new AwsGraph((await Shape.Of("aws ipv6 private 1").PlanAsync(
            ("nat64", "none"), ("workers", "1"), ("apiAccess", api), ("serviceAccess", services), ("adminCidrs", """["9.9.9.0/24"]"""),
            ("publicCidrs", """["4.4.4.0/24"]"""), ("servicePorts", """[{"port":443,"nodePort":30443}]"""))).Document);

        Assert.All(aws.EdgeSubnets, subnet => Assert.Equal(
            expected ? AwsGraph.InternetGateway : null,
            aws.RoutesOf(subnet).GetValueOrDefault(AwsGraph.Everything4) is { } route ? aws.TargetOf(route) : null));
        Assert.All(aws.HostSubnets, subnet => Assert.DoesNotContain(AwsGraph.Everything4, aws.RoutesOf(subnet).Keys));
    }

    // Among private hosts, unless those have no IPv4, which every balancer has.
    [Theory]
    [InlineData("aws dualstack:ipv4 private 1", "internal", "network-hosts-0")]
    [InlineData("aws dualstack:ipv4 private 1", "public", "network-subnet-0")]
    [InlineData("aws ipv6 private 1", "internal", "network-subnet-0")]
    public async Task Balancers_Internal_StandAmongTheHostsWhereTheyCan(string shape, string access, string expected)
    {
        var aws = new AwsGraph((await Shape.Of(shape).PlanAsync(
            ("workers", "1"), ("apiAccess", access), ("serviceAccess", access), ("publicCidrs", Shape.Admins), ("servicePorts", """[{"port":443,"nodePort":30443}]"""))).Document);

        Assert.Equal(2, aws.Of(AwsGraph.Balancer).Count());
        Assert.Equal([expected], aws.EdgeSubnets.Select(s => s.Name));
        Assert.All(aws.Of(AwsGraph.Balancer), b => Assert.Equal(access == "internal", AwsGraph.Flag(b, "internal")));
    }

    // Subnets of public hosts stay the edge's when the hosts leave them: balancers do not move.
    [Fact]
    public async Task EdgeSubnets_HostsLeave_StayAsTheyAre()
    {
        AwsGraph open = await GraphAsync("aws dualstack:ipv4 public 3"), hidden = await GraphAsync("aws dualstack:ipv4 private 3");

        string[] keys = ["cidrBlock", "ipv6CidrBlock", "availabilityZone"];
        Assert.Equal(
            open.EdgeSubnets.Select(s => (s.Name, string.Join(' ', keys.Select(k => AwsGraph.Text(s, k))))),
            hidden.EdgeSubnets.Select(s => (s.Name, string.Join(' ', keys.Select(k => AwsGraph.Text(s, k))))));
    }

    [Fact]
    public async Task HostSubnets_OneMoreZone_StayAsTheyAre()
    {
        AwsGraph one = await GraphAsync("aws dualstack:ipv4 private 1"), three = await GraphAsync("aws dualstack:ipv4 private 3");

        PlanResource before = Assert.Single(one.HostSubnets), after = three.HostSubnets.Single(s => s.Name == before.Name);
        Assert.Equal(AwsGraph.Text(before, "cidrBlock"), AwsGraph.Text(after, "cidrBlock"));
        Assert.Equal(AwsGraph.Text(before, "ipv6CidrBlock"), AwsGraph.Text(after, "ipv6CidrBlock"));
        Assert.Equal(("10.0.128.0/20", "2001:db8:1200:1a80::/64"), (AwsGraph.Text(after, "cidrBlock"), AwsGraph.Text(after, "ipv6CidrBlock")));
    }

    [Theory]
    [InlineData("60", "2001:db8:1200:1a00::/60", "2001:db8:1200:1a08::/64")]
    [InlineData("44", "2001:db8:1200::/44", "2001:db8:1208::/64")]
    public async Task IPv6Block_OfAPool_HasHostsInItsUpperHalf(string length, string block, string hosts)
    {
        StackPlan plan = await Shape.Of("aws ipv6 private 1").PlanAsync(("ipv6IpamPoolId", "ipam-pool-0123456789abcdef0"), ("ipv6NetmaskLength", length));
        var aws = new AwsGraph(plan.Document);

        Assert.Equal(block, (Assert.Single(aws.Of(AwsGraph.Vpc)).Outputs["ipv6CidrBlock"] as CalicoIPv6.Preview.Values.PlanScalar)?.Text);
        Assert.False(AwsGraph.Flag(aws.Of(AwsGraph.Vpc).Single(), "assignGeneratedIpv6CidrBlock"));
        Assert.Equal(hosts, AwsGraph.Text(Assert.Single(aws.HostSubnets), "ipv6CidrBlock"));
    }

    [Fact]
    public async Task IPv6Block_ThatAPersonNames_IsTheVpcsAndInThePlan()
    {
        StackPlan plan = await Shape.Of("aws ipv6 private 1").PlanAsync(
            ("ipv6IpamPoolId", "ipam-pool-0123456789abcdef0"), ("hostCidrs", """["10.0.0.0/16","2a00:1234:5678:9a00::/56"]"""));
        var aws = new AwsGraph(plan.Document);

        PlanResource vpc = Assert.Single(aws.Of(AwsGraph.Vpc));
        Assert.Equal(("2a00:1234:5678:9a00::/56", null), (AwsGraph.Text(vpc, "ipv6CidrBlock"), vpc.Inputs["ipv6NetmaskLength"]));
        Assert.Equal("2a00:1234:5678:9a80::/64", AwsGraph.Text(Assert.Single(aws.HostSubnets), "ipv6CidrBlock"));
        Assert.Equal("2a00:1234:5678:9a80::/64", plan.Addresses.Subnets.Single().IPv6.ToString());
    }

    // What subnets are, a simulation does not know, and so finds nothing wrong with them.
    [Theory]
    [InlineData("aws ipv6 private 3")]
    [InlineData("aws ipv4 private 3")]
    public async Task Network_ThatExists_InThreeZones_IsTakenAsFit(string shape)
    {
        StackPlan plan = await Shape.Of(shape).PlanAsync(
            ("vpcId", "vpc-01234567"), ("edgeSubnetIds", """["subnet-01234560","subnet-01234561","subnet-01234562"]"""),
            ("hostSubnetIds", """["subnet-01234563","subnet-01234564","subnet-01234565"]"""), ("hostCidrs", """["10.0.0.0/16"]"""), ("nat64", "existing"), ("apiAccess", "internal"));

        Assert.Equal(
            ["subnet-01234563", "subnet-01234564", "subnet-01234565"],
            new AwsGraph(plan.Document).Of(AwsGraph.Interface).Select(i => AwsGraph.Text(i, "subnetId")).Distinct().Order());
    }

    [Fact]
    public async Task Network_ThatExists_IsUsedAndNothingOfItMade()
    {
        StackPlan plan = await Shape.Of("aws ipv6 private 1").PlanAsync(
            ("vpcId", "vpc-0123456789abcdef0"), ("edgeSubnetIds", """["subnet-0123456789abcdef0"]"""), ("hostSubnetIds", """["subnet-0123456789abcdef1"]"""),
            ("hostCidrs", """["10.0.0.0/16"]"""), ("nat64", "existing"));
        var aws = new AwsGraph(plan.Document);

        foreach (string type in new[] { AwsGraph.Vpc, AwsGraph.Subnet, AwsGraph.Route, AwsGraph.Association, AwsGraph.NatGateway, AwsGraph.InternetGateway, AwsGraph.EgressOnlyGateway, AwsGraph.Eip })
        {
            Assert.Empty(aws.Of(type));
        }

        Assert.All(aws.Of(AwsGraph.Interface), i => Assert.Equal("subnet-0123456789abcdef1", AwsGraph.Text(i, "subnetId")));
        Assert.All(aws.Of("aws:ec2/securityGroup:SecurityGroup"), g => Assert.Equal("vpc-0123456789abcdef0", AwsGraph.Text(g, "vpcId")));
    }

    private static async Task<AwsGraph> GraphAsync(string shape) => new((await Shape.Of(shape).PlanAsync()).Document);
}
