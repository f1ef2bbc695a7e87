using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Tests.Support;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

[Collection("Deployment")]
public sealed class FirewallRulesTests
{
    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Rules_EveryShape_HaveTheEthertypeOfTheirSource(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        AddressPlan plan = Plan(mode, primary);
        MockCloud cloud = await RunAsync(plan, OpenStackCloud.Settings with { ApiBalancer = balancer });

        Assert.Equal(plan.Families.Select(f => $"{f}").Order(StringComparer.Ordinal), cloud.Of(Rule).Values.Select(r => (string)r["ethertype"]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            cloud.Of(Rule).Values.Where(r => r.ContainsKey("remoteIpPrefix")),
            r => Assert.Equal(((string)r["remoteIpPrefix"]).Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4", r["ethertype"]));
        Assert.Equal(2 * plan.Families.Length, cloud.Of(Rule).Values.Count(r => Equals(r["direction"], "egress")));
    }

    // Neutron refuses a second rule that says the same (SecurityGroupRuleExists).
    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Rules_EveryShape_AreThereOnce(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        MockCloud cloud = await RunAsync(Plan(mode, primary), OpenStackCloud.Settings with { ApiBalancer = balancer });

        string[] keys = ["securityGroupId", "direction", "ethertype", "protocol", "portRangeMin", "portRangeMax", "remoteGroupId", "remoteIpPrefix"];
        string[] rules = [.. cloud.Of(Rule).Values.Select(r => string.Join('|', keys.Select(k => r.GetValueOrDefault(k))))];
        Assert.Equal(rules.Distinct(), rules);
    }

    [Fact]
    public async Task Protocols_AreNeutronsWords()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack).With(IPFamily.IPv4, Encapsulation.IPIPCrossSubnet));

        ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> rules = cloud.Of(Rule);
        Assert.Equal(("ipv6-icmp", "IPv6"), (rules["firewall-icmpv6-ipv6"]["protocol"], rules["firewall-icmpv6-ipv6"]["ethertype"]));
        Assert.Equal(("ipip", "IPv4"), (rules["firewall-ipip-ipv4"]["protocol"], rules["firewall-ipip-ipv4"]["ethertype"]));
        Assert.DoesNotContain("protocol", rules["firewall-pods-ipv6"].Keys);
        Assert.DoesNotContain("firewall-ipip-ipv6", rules.Keys);
    }

    // "RequiredWith" of the provider, which says so in a preview already.
    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Ports_EveryShape_AreBothThereOrNeither_AndOfAProtocol(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        MockCloud cloud = await RunAsync(Plan(mode, primary), OpenStackCloud.Settings with { ApiBalancer = balancer });

        Assert.Contains(cloud.Of(Rule).Values, rule => rule.ContainsKey("portRangeMin"));
        Assert.All(cloud.Of(Rule).Values, rule =>
        {
            Assert.Equal(rule.ContainsKey("portRangeMin"), rule.ContainsKey("portRangeMax"));
            Assert.True(rule.ContainsKey("protocol") || !rule.ContainsKey("portRangeMin"));
        });
    }

    // Type and code; of a code of 0 the provider says nothing to Neutron.
    [Fact]
    public async Task TooBig_IcmpTypes_StandWherePortsDo()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack));

        ImmutableDictionary<string, object> ipv4 = cloud.Of(Rule)["firewall-mtu-from-balancer-ipv4"];
        ImmutableDictionary<string, object> ipv6 = cloud.Of(Rule)["firewall-mtu-from-balancer-ipv6"];
        Assert.Equal((3.0, 4.0), (ipv4["portRangeMin"], ipv4["portRangeMax"]));
        Assert.Equal((2.0, 0.0), (ipv6["portRangeMin"], ipv6["portRangeMax"]));
    }

    [Fact]
    public async Task Api_BehindBalancers_IsReachedFromTheirSubnetAlone()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack));

        Assert.Equal("10.0.0.0/20", cloud.Of(Rule)["firewall-api-from-balancer-ipv4"]["remoteIpPrefix"]);
        Assert.Equal("fd12:3456:789a::/64", cloud.Of(Rule)["firewall-api-from-balancer-ipv6"]["remoteIpPrefix"]);
        Assert.DoesNotContain(Ingress(cloud).Keys, name => name.Contains("api-from-admins", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Api_WithoutBalancer_IsOpenToAdministratorsAndFloatingAddressesOfHosts()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), OpenStackCloud.Settings with { ApiBalancer = ApiBalancer.None });

        Assert.Equal("firewall-control-plane-id", cloud.Of(Rule)["firewall-api-from-admins-192.0.2.0-24"]["securityGroupId"]);
        Assert.Equal(
            Cluster().Hosts.Select(h => $"{Floating($"interfaces-{h.Name}-public")}/32").Order(StringComparer.Ordinal),
            cloud.Of(Rule).Where(r => r.Key.StartsWith("api-from-", StringComparison.Ordinal)).Select(r => (string)r.Value["remoteIpPrefix"]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(cloud.Of(Rule).Keys, name => name.Contains("balancer", StringComparison.Ordinal));
    }

    private static ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> Ingress(MockCloud cloud) =>
        cloud.Of(Rule).Where(r => Equals(r.Value["direction"], "ingress")).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
