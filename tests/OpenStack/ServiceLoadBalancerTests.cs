using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

[Collection("Deployment")]
public sealed class ServiceLoadBalancerTests
{
    private static readonly ClusterSpec WithServices = Cluster(1) with
    {
        ServicePorts = [new ServicePort(443, 30443, ServiceProtocol.Tcp), new ServicePort(53, 30053, ServiceProtocol.Udp)],
        PublicCidrs = [Cidr.Parse("9.9.9.0/24"), Cidr.Parse("4.4.4.0/24"), Cidr.Parse("2620:fe::/48")],
    };

    [Theory]
    [InlineData(StackMode.IPv4, IPFamily.IPv4)]
    [InlineData(StackMode.DualStack, IPFamily.IPv4)]
    [InlineData(StackMode.DualStack, IPFamily.IPv6)]
    [InlineData(StackMode.IPv6, IPFamily.IPv6)]
    public async Task Balancers_Mode_AreOneAFamily_WithWorkersOfItAlone(StackMode mode, IPFamily primary)
    {
        AddressPlan plan = Plan(mode, primary);
        MockCloud cloud = await RunAsync(plan, cluster: WithServices);

        Assert.Equal(
            plan.Families.Select(f => $"services-balancer-{f.Lower()}").Order(StringComparer.Ordinal), Services(cloud, LoadBalancer).Keys.Order(StringComparer.Ordinal));
        foreach (IPFamily family in plan.Families)
        {
            Assert.Equal($"network-subnet-{family.Lower()}-id", cloud.Of(LoadBalancer)[$"services-balancer-{family.Lower()}"]["vipSubnetId"]);
            Assert.Equal(
                new[] { "test-worker-0", "test-worker-1" }.SelectMany(h => new[] { (Address(family.Lower(), $"interfaces-{h}"), 30053.0), (Address(family.Lower(), $"interfaces-{h}"), 30443.0) }).Order(),
                Services(cloud, Member).Where(m => m.Key.EndsWith(family.Lower(), StringComparison.Ordinal)).Select(m => ((string)m.Value["address"], (double)m.Value["protocolPort"])).Order());
        }
    }

    [Theory]
    [InlineData(EndpointAccess.Public, 1)]
    [InlineData(EndpointAccess.Internal, 0)]
    public async Task Balancers_Internal_HaveNoFloatingAddress(EndpointAccess access, int expected)
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: WithServices with { ServiceAccess = access });

        Assert.Equal(expected, cloud.Of(FloatingIp).Keys.Count(name => name.StartsWith("services-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Listeners_LetInThePublicRangesOfTheirFamily_InOctaviasOrder()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: WithServices);

        Assert.Equal(["4.4.4.0/24", "9.9.9.0/24"], cloud.Of(Listener)["services-listener-tcp-443-ipv4"].TextsAt("allowedCidrs"));
        Assert.Equal(["2620:fe::/48"], cloud.Of(Listener)["services-listener-udp-53-ipv6"].TextsAt("allowedCidrs"));
        Assert.Equal(("UDP", 53.0), (cloud.Of(Listener)["services-listener-udp-53-ipv6"]["protocol"], cloud.Of(Listener)["services-listener-udp-53-ipv6"]["protocolPort"]));
    }

    // Octavia takes an empty list of clients for everybody.
    [Fact]
    public async Task Family_WithoutClients_HasNoBalancer()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: WithServices with { PublicCidrs = [Cidr.Parse("2620:fe::/48")] });

        Assert.Equal(["services-balancer-ipv6"], Services(cloud, LoadBalancer).Keys);
        Assert.All(cloud.Of(Listener).Values, l => Assert.NotEmpty(l.TextsAt("allowedCidrs")));
        Assert.Empty(Services(await RunAsync(Plan(StackMode.DualStack), cluster: WithServices with { PublicCidrs = [] }), LoadBalancer));
    }

    // kube-proxy says its own health in the primary family alone.
    [Fact]
    public async Task Monitors_AskTheNodePort()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: WithServices);

        Assert.All(Services(cloud, OpenStackCloud.Monitor), m => Assert.Equal(m.Key.Contains("udp", StringComparison.Ordinal) ? "UDP-CONNECT" : "TCP", m.Value["type"]));
        Assert.Equal(4, Services(cloud, OpenStackCloud.Monitor).Count);
    }

    [Fact]
    public async Task Firewall_LetsTheBalancersInToNodePorts_AndNoClient()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: WithServices);

        ImmutableDictionary<string, object> rule = cloud.Of(Rule)["firewall-service-tcp-443-to-nodes-ipv4"];
        Assert.Equal(("10.0.0.0/20", "tcp", 30443.0, 30443.0), (rule["remoteIpPrefix"], rule["protocol"], rule["portRangeMin"], rule["portRangeMax"]));
        Assert.Contains("firewall-service-udp-53-to-nodes-ipv6", cloud.Of(Rule).Keys);
        Assert.DoesNotContain(cloud.Of(Rule), r => r.Key.Contains("proxy-health", StringComparison.Ordinal) || r.Value.GetValueOrDefault("remoteIpPrefix") is "9.9.9.0/24");
    }

    [Theory]
    [InlineData(IPFamily.IPv4, "services-public-ipv4")]
    [InlineData(IPFamily.IPv6, "services-balancer-ipv6")]
    public async Task Outputs_NameTheEndpointOfThePrimaryFamily(IPFamily primary, string name)
    {
        IReadOnlyDictionary<string, object?>? outputs = null;
        await New().RunAsync(() => outputs = Make(Plan(StackMode.DualStack, primary), OpenStackCloud.Settings, WithServices).Outputs);

        Assert.Equal(
            primary == IPFamily.IPv4 ? Floating(name) : Address("ipv6", name), await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs!["serviceEndpoint"])));
        Assert.Equal(["ipv4", "ipv6"], Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(outputs["serviceAddresses"]).Keys);
    }

    private static Dictionary<string, ImmutableDictionary<string, object>> Services(MockCloud cloud, string type) =>
        cloud.Of(type).Where(r => r.Key.StartsWith("services-", StringComparison.Ordinal)).ToDictionary();
}
