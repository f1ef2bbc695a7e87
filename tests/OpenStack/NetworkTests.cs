using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Tests.Support;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

[Collection("Deployment")]
public sealed class NetworkTests
{
    [Theory]
    [InlineData(null, "dhcpv6-stateful")]
    [InlineData(IPv6AddressMode.Dhcpv6Stateful, "dhcpv6-stateful")]
    [InlineData(IPv6AddressMode.Dhcpv6Stateless, "dhcpv6-stateless")]
    [InlineData(IPv6AddressMode.Slaac, "slaac")]
    public async Task Subnets_IPv6AddressMode_IsThatOfAdvertisementsToo(IPv6AddressMode? mode, string expected)
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: Cluster() with { IPv6AddressMode = mode });

        ImmutableDictionary<string, object> ipv6 = cloud.Of(Subnet)["network-subnet-ipv6"];
        Assert.Equal((expected, expected, true, 6.0), (ipv6["ipv6AddressMode"], ipv6["ipv6RaMode"], ipv6["enableDhcp"], ipv6["ipVersion"]));
        Assert.EndsWith("/64", (string)ipv6["cidr"], StringComparison.Ordinal);
        Assert.DoesNotContain("ipv6RaMode", cloud.Of(Subnet)["network-subnet-ipv4"].Keys);
    }

    // Without the router's interface nobody advertises the subnet.
    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Subnets_EachFamilyOfTheMode_AreAttachedToTheRouter(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        AddressPlan plan = Plan(mode, primary);
        MockCloud cloud = await RunAsync(plan, OpenStackCloud.Settings with { ApiBalancer = balancer });

        string[] subnets = [.. plan.Families.Select(f => $"network-subnet-{f.Lower()}-id").Order(StringComparer.Ordinal)];
        Assert.Equal(subnets, cloud.Of(Subnet).Keys.Select(name => $"{name}-id"));
        Assert.Equal(subnets, cloud.Of(RouterInterface).Values.Select(i => i["subnetId"]));
        Assert.All(cloud.Of(Subnet).Values, s => Assert.Equal("network-network-id", s["networkId"]));
        Assert.Equal("public-id", Assert.Single(cloud.Of(Router)).Value["externalNetworkId"]);
    }

    [Fact]
    public async Task Resolvers_GoToTheSubnetOfTheirFamily()
    {
        MockCloud cloud = await RunAsync(
            Plan(StackMode.DualStack), OpenStackCloud.Settings with { HostResolvers = [System.Net.IPAddress.Parse("9.9.9.9"), System.Net.IPAddress.Parse("2620:fe::fe")], NetworkMtu = 1400 });

        Assert.Equal(["9.9.9.9"], cloud.Of(Subnet)["network-subnet-ipv4"].TextsAt("dnsNameservers"));
        Assert.Equal(["2620:fe::fe"], cloud.Of(Subnet)["network-subnet-ipv6"].TextsAt("dnsNameservers"));
        Assert.Equal(1400.0, Assert.Single(cloud.Of(OpenStackCloud.Network)).Value["mtu"]);
    }

    [Fact]
    public async Task SubnetPool_GivesThePrefix_AndRulesFollowIt()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack, IPFamily.IPv4, IPFamily.IPv6), OpenStackCloud.Settings with { IPv6SubnetPoolId = "pool" }, preview: true);

        ImmutableDictionary<string, object> ipv6 = cloud.Of(Subnet)["network-subnet-ipv6"];
        Assert.Equal(("pool", 64.0), (ipv6["subnetpoolId"], ipv6["prefixLength"]));
        Assert.DoesNotContain("cidr", ipv6.Keys);
    }

    [Fact]
    public async Task PrefixDelegation_IsAskedOfTheRouter_AndPortsFollowIt()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack, IPFamily.IPv4, IPFamily.IPv6), Delegating, Cluster() with { IPv6AddressMode = IPv6AddressMode.Slaac });

        ImmutableDictionary<string, object> ipv6 = cloud.Of(Subnet)["network-subnet-ipv6"];
        Assert.Equal("prefix_delegation", ipv6["subnetpoolId"]);
        Assert.DoesNotContain("cidr", ipv6.Keys);
        string[] order = [.. cloud.Resources.Select(r => r.Name!)];
        Assert.InRange(Array.IndexOf(order, "network-router-ipv6"), 0, Array.IndexOf(order, "interfaces-test-worker-0"));
    }

    // A port that is made before has an address that it will not keep.
    [Fact]
    public async Task Rejects_PrefixThatIsNotDelegatedYet()
    {
        MockCloud cloud = New().Answers("openstack:networking/getSubnet:getSubnet", _ => new Dictionary<string, object?> { ["cidr"] = "::/64" });
        string message = await FaultAsync(() => cloud.RunAsync(() => Make(Plan(StackMode.DualStack, IPFamily.IPv4, IPFamily.IPv6), Delegating, Cluster())));

        Assert.Contains(
            "calico-ipv6:ipv6PrefixDelegation \"true\": waits for a prefix, which the router has not been delegated yet; run `pulumi up` again in a minute", message, StringComparison.Ordinal);
        Assert.Empty(cloud.Of(Port));
    }

    [Fact]
    public async Task ExistingNetwork_IsUsed_AndNothingOfItMade()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack, IPFamily.IPv4, IPFamily.IPv4, IPFamily.IPv6), Existing("its-ipv4", "its-ipv6"));

        string[] types = [OpenStackCloud.Network, Subnet, Router, RouterInterface];
        Assert.All(types, type => Assert.Empty(cloud.Of(type)));
        Assert.All(cloud.Of(Port).Values, port =>
        {
            Assert.Equal(ExistingNetwork, port["networkId"]);
            Assert.Equal(["its-ipv4", "its-ipv6"], port.ObjectsAt("fixedIps").Select(f => f["subnetId"]));
        });
    }

    [Theory]
    [InlineData("its-ipv6", "its-ipv4", "subnetIds \"its-ipv6\": has IPv6 where IPv4 is wanted")]
    [InlineData("its-ipv4", "its-ipv6-elsewhere", "subnetIds \"its-ipv6-elsewhere\": is not in network 11111111-2222-3333-4444-555555555555, but in another")]
    [InlineData("its-ipv4", "its-ipv6-pods", "podCidrs \"fd12:3456:789a:100::/56\": overlaps fd12:3456:789a:100::/64, the hosts' subnet; write a range apart from it")]
    public async Task Rejects_ExistingSubnetsThatDoNotFit(string ipv4, string ipv6, string message) => Assert.Contains(
        message,
        await FaultAsync(() => RunAsync(Plan(StackMode.DualStack, IPFamily.IPv4, IPFamily.IPv4, IPFamily.IPv6), Existing(ipv4, ipv6))),
        StringComparison.Ordinal);

    private static OpenStackSettings Delegating => OpenStackCloud.Settings with { IPv6PrefixDelegation = true };

    private static OpenStackSettings Existing(params ImmutableArray<string> subnets) => OpenStackCloud.Settings with { NetworkId = ExistingNetwork, SubnetIds = subnets };

    private static async Task<string> FaultAsync(Func<Task> run)
    {
        int before = Environment.ExitCode;
        Exception fault = await Assert.ThrowsAnyAsync<Exception>(run);
        Environment.ExitCode = before;
        return fault.Message;
    }
}
