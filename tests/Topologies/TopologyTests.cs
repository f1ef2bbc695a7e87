using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Topologies;

/// <summary>What is read from the plans of the stacks that the project shows.</summary>
[Collection("Deployment")]
public sealed class TopologyTests
{
    [Fact]
    public async Task Dev_HasOneSubnetWithEveryHost()
    {
        Topology dev = await TopologyPlans.TopologyAsync("dev");

        Assert.Equal(("calico-ipv6", "dev", "dualstack", "VPC dev-vpc"), (dev.Project, dev.Stack, dev.Mode, dev.Network!.Name));
        Subnet subnet = Assert.Single(dev.Subnets);
        Assert.Equal(["10.0.0.0/20", "IPv6 known after up"], subnet.Ranges.Select(r => r.ToString()));
        Assert.Equal(["dev-control-plane-0", "dev-worker-0", "dev-worker-1"], subnet.Hosts.Select(h => h.Name));
        Assert.Equal([HostRole.ControlPlane, HostRole.Worker, HostRole.Worker], subnet.Hosts.Select(h => h.Role));
        Assert.All(subnet.Hosts, h => Assert.True(h.HasPublicIPv4));
        Gateway gateway = Assert.Single(dev.Gateways);
        Way way = Assert.Single(subnet.Ways);
        Assert.Equal((gateway.Key, "IPv4 IPv6"), (way.Gateway, string.Join(' ', way.Traffic)));
    }

    [Fact]
    public async Task Dev_BalancerLeadsToTheControlPlane()
    {
        Balancer balancer = Assert.Single((await TopologyPlans.TopologyAsync("dev")).Balancers);

        Assert.False(balancer.IsInternal);
        Assert.Equal([IPFamily.IPv4, IPFamily.IPv6], balancer.Families.ToArray());
        Assert.Equal(["6443/TCP"], balancer.Ports.ToArray());
        Assert.Equal(["dev-control-plane-0"], balancer.Targets.ToArray());
    }

    [Fact]
    public async Task Prod_HasHostsApartFromTheEdge_AndTheirWaysOut()
    {
        Topology prod = await TopologyPlans.TopologyAsync("prod");

        Assert.Equal(["zone 0", "zone 1", "zone 2"], prod.Zones.Select(z => z.Name));
        Assert.All(prod.Zones, zone =>
        {
            (Subnet edge, Subnet hosts) = (zone.Subnets[0], zone.Subnets[1]);
            Assert.Empty(edge.Hosts);
            Assert.Equal(3, hosts.Hosts.Length);
            Gateway nat = Assert.Single(prod.Gateways, g => g.Subnet == edge.Key);
            Assert.Equal(GatewayKind.Nat, nat.Kind);
            Assert.Contains(hosts.Ways, w => w.Gateway == nat.Key && w.Traffic.SequenceEqual(["NAT64"]));
            Assert.Contains(hosts.Ways, w => w.Traffic.SequenceEqual(["IPv6"]) && prod.Gateways.Single(g => g.Key == w.Gateway).Kind == GatewayKind.EgressOnly);
        });
        Assert.Equal(["VXLANCrossSubnet"], prod.Pools.Select(p => p.Encapsulation));
    }

    [Fact]
    public async Task Simulated_LeavesNothingUnknown()
    {
        Topology prod = await TopologyPlans.TopologyAsync("prod", simulate: true);

        Assert.All(prod.Hosts.SelectMany(h => h.Addresses), a => Assert.NotNull(a.Text));
        Assert.All(prod.Subnets.SelectMany(s => s.Ranges).Concat(prod.Network!.Ranges), r => Assert.NotNull(r.Text));
        Assert.Equal("zone 0, eu-west-1a", prod.Zones[0].Name);
    }

    [Fact]
    public async Task OpenStack_HasBothSubnetsOnOneLink()
    {
        Topology openStack = await TopologyPlans.TopologyAsync("openstack");

        Subnet link = Assert.Single(openStack.Subnets);
        Assert.Equal([IPFamily.IPv4, IPFamily.IPv6], link.Ranges.Select(r => r.Family));
        Assert.Equal(3, link.Hosts.Length);
        Assert.Equal(GatewayKind.Router, Assert.Single(openStack.Gateways).Kind);
        Assert.Equal(["IPv4", "IPv6"], Assert.Single(link.Ways).Traffic.ToArray());
        Assert.Equal(["openstack-api-ipv4", "openstack-api-ipv6"], openStack.Balancers.Select(b => b.Name));
        Assert.All(openStack.Balancers, b => Assert.Equal(["openstack-control-plane-0"], b.Targets.ToArray()));
    }

    [Fact]
    public async Task HostsThatExist_AreReadFromConfiguration()
    {
        Topology metal = await TopologyPlans.TopologyAsync("metal");

        Assert.Null(metal.Network);
        Assert.Equal(["fd5a:8d3c:71e4::/64"], Assert.Single(metal.Subnets).Ranges.Select(r => r.ToString()));
        Assert.Equal(["fd5a:8d3c:71e4::10", "fd5a:8d3c:71e4::11", "fd5a:8d3c:71e4::12"], metal.Hosts.SelectMany(h => h.Addresses).Select(a => a.ToString()));
        // Calico comes with the second run; until then the identity has the pools.
        Assert.Equal(["default-ipv6-ippool"], metal.Pools.Select(p => p.Name));
    }

    [Theory]
    [InlineData("existing")]
    [InlineData("dualstack")]
    [InlineData("ipv4")]
    [InlineData("ipv6")]
    public async Task Examples_HavePoolsAndServicesOfTheirFamilies(string stack)
    {
        Topology topology = await TopologyPlans.TopologyAsync(stack);

        IPFamily[] families = topology.Mode switch { "ipv4" => [IPFamily.IPv4], "ipv6" => [IPFamily.IPv6], _ => [IPFamily.IPv4, IPFamily.IPv6] };
        Assert.Equal(families, topology.ServiceRanges.Select(r => r.Family).Order());
        Assert.Equal(families, topology.Pools.Select(p => p.Range.Family).Distinct().Order());
        Assert.Equal(stack == "existing", !topology.Hosts.Any());
    }

    [Fact]
    public async Task NetworkThatExists_HasHostsInItsSubnets()
    {
        Topology found = Topology.Of(await TopologyPlans.OfAwsAsync(
            "found", 1, 2, 2, ("vpcId", "vpc-0123456789abcdef0"), ("zones", "2"),
            ("edgeSubnetIds", """["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]"""),
            ("hostSubnetIds", """["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"]"""),
            ("hostCidrs", """["10.0.0.0/16"]""")));

        Assert.Equal("VPC vpc-0123456789abcdef0, which exists", found.Network!.Name);
        Assert.Equal(["found-control-plane-0", "found-worker-0"], found.Subnets.Single(s => s.Name == "subnet-0123456789abcdef2").Hosts.Select(h => h.Name));
        Assert.Equal(["found-worker-1"], found.Subnets.Single(s => s.Name == "subnet-0123456789abcdef3").Hosts.Select(h => h.Name));
    }

    [Fact]
    public void PlanWithoutSteps_HasNothing()
    {
        Topology nothing = Topology.Of(PlanFileReader.Parse("""{"changeSummary": {}}""", "plan.json"));

        Assert.Empty(nothing.Hosts);
        Assert.Empty(nothing.Pools);
        Assert.StartsWith("---", MermaidText.Of(nothing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanOfTheEngine_WithoutOutputs_IsReadAlike()
    {
        PlanFile ours = await TopologyPlans.OfStackAsync("prod");
        PlanFile engines = ours with { Steps = [.. ours.Steps.Select(s => s with { NewState = s.NewState! with { Outputs = PlanMap.Empty } })] };

        Assert.Equal(MermaidText.Of(Topology.Of(ours)), MermaidText.Of(Topology.Of(engines)));
    }
}
