using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

[Collection("Deployment")]
public sealed class ApiEndpointTests
{
    [Theory]
    [InlineData(StackMode.IPv4, IPFamily.IPv4)]
    [InlineData(StackMode.DualStack, IPFamily.IPv4)]
    [InlineData(StackMode.DualStack, IPFamily.IPv6)]
    [InlineData(StackMode.IPv6, IPFamily.IPv6)]
    public async Task Balancers_Mode_AreOneAFamilyAndStayInIt(StackMode mode, IPFamily primary)
    {
        AddressPlan plan = Plan(mode, primary);
        MockCloud cloud = await RunAsync(plan);

        foreach (IPFamily family in plan.Families)
        {
            string lower = family.Lower();
            Assert.Equal($"network-subnet-{lower}-id", cloud.Of(LoadBalancer)[$"api-balancer-{lower}"]["vipSubnetId"]);
            Assert.Equal(
                Cluster().Hosts.Take(3).Select(h => Address(lower, $"interfaces-{h.Name}")),
                cloud.Of(Member).Where(m => m.Key.EndsWith(lower, StringComparison.Ordinal)).Select(m => m.Value["address"]));
        }

        Assert.Equal(plan.Families.Length, cloud.Of(LoadBalancer).Count);
        Assert.Equal(3 * plan.Families.Length, cloud.Of(Member).Count);
    }

    // Floating addresses do not exist in IPv6.
    [Theory]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, ApiBalancer.Octavia, "public", "floating")]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, ApiBalancer.Octavia, null, "own")]
    [InlineData(StackMode.DualStack, IPFamily.IPv6, ApiBalancer.Octavia, "public", "own")]
    [InlineData(StackMode.IPv6, IPFamily.IPv6, ApiBalancer.Octavia, "public", "own")]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, ApiBalancer.None, "public", "floating")]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, ApiBalancer.None, null, "own")]
    [InlineData(StackMode.DualStack, IPFamily.IPv6, ApiBalancer.None, "public", "own")]
    public async Task Endpoint_IsTheAddressOfThePrimaryFamily(StackMode mode, IPFamily primary, ApiBalancer balancer, string? external, string kind)
    {
        Output<string>? endpoint = null;
        await New().RunAsync(() =>
        {
            IPlatform platform = OpenStackPlatform.Create(
                Plan(mode, primary), Cluster(), OpenStackCloud.Settings with { ApiBalancer = balancer, ExternalNetwork = external }, OpenStackCloud.Provider());
            _ = platform.CreateInterfaces();
            endpoint = platform.CreateApiEndpoint();
        });

        bool isOctavia = balancer == ApiBalancer.Octavia;
        string expected = kind == "floating"
            ? Floating(isOctavia ? "api-public-ipv4" : "interfaces-test-control-plane-0-public")
            : Address(primary.Lower(), isOctavia ? $"api-balancer-{primary.Lower()}" : "interfaces-test-control-plane-0");
        Assert.Equal(expected, await OutputUtilities.GetValueAsync(endpoint!));
    }

    [Fact]
    public async Task Clients_ArePerFamily_AdministratorsAndHostsByEveryAddressTheyComeFrom()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: Cluster(1));

        Assert.Equal(
            new[] { "192.0.2.0/24", "10.0.0.0/20", $"{RouterAddress}/32" }.Concat(Cluster(1).Hosts.Select(h => $"{Floating($"interfaces-{h.Name}-public")}/32")).Order(StringComparer.Ordinal),
            cloud.Of(Listener)["api-listener-ipv4"].TextsAt("allowedCidrs"));
        Assert.Equal(["2001:db8:ffff::/48", "fd12:3456:789a::/64"], cloud.Of(Listener)["api-listener-ipv6"].TextsAt("allowedCidrs"));
    }

    [Fact]
    public async Task Clients_NoAdministrators_AreHostsAlone()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.IPv6, IPFamily.IPv6), cluster: Cluster() with { AdminCidrs = [] });

        Assert.Equal(["fd12:3456:789a::/64"], Assert.Single(cloud.Of(Listener)).Value.TextsAt("allowedCidrs"));
    }

    [Fact]
    public async Task Internal_HasNoFloatingAddress()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: Cluster() with { ApiAccess = EndpointAccess.Internal });

        Assert.DoesNotContain("api-public-ipv4", cloud.Of(FloatingIp).Keys);
        Assert.Contains("api-public-ipv4", (await RunAsync(Plan(StackMode.DualStack))).Of(FloatingIp).Keys);
    }

    // Certificates have it besides the endpoint's.
    [Theory]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, ApiBalancer.Octavia, "api-balancer-ipv6")]
    [InlineData(StackMode.DualStack, IPFamily.IPv6, ApiBalancer.Octavia, "api-public-ipv4")]
    [InlineData(StackMode.DualStack, IPFamily.IPv6, ApiBalancer.None, "interfaces-test-control-plane-0-public")]
    [InlineData(StackMode.IPv6, IPFamily.IPv6, ApiBalancer.Octavia, null)]
    public async Task FurtherAddress_IsThatOfTheSecondFamily(StackMode mode, IPFamily primary, ApiBalancer balancer, string? name)
    {
        ImmutableArray<Output<string>> further = [];
        await New().RunAsync(() => further = Make(Plan(mode, primary), OpenStackCloud.Settings with { ApiBalancer = balancer }, Cluster()).FurtherApiAddresses);

        string[] expected = name is null ? [] : [name.Contains("public", StringComparison.Ordinal) ? Floating(name) : Address("ipv6", name)];
        Assert.Equal(expected, await Task.WhenAll(further.Select(OutputUtilities.GetValueAsync)));
    }

    [Fact]
    public async Task Monitor_AsksWhetherTheApiIsReady()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack));

        Assert.All(cloud.Of(OpenStackCloud.Monitor).Values, m =>
        {
            Assert.Equal(("HTTPS", "/readyz", "200"), (m["type"], m["urlPath"], m["expectedCodes"]));
            Assert.True((double)m["timeout"] < (double)m["delay"]);
        });
        Assert.All(cloud.Of(Listener).Values, l => Assert.Equal(("TCP", 6443.0), (l["protocol"], l["protocolPort"])));
    }

    [Fact]
    public async Task WithoutBalancer_NothingOfOctaviaIsMade()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), OpenStackCloud.Settings with { ApiBalancer = ApiBalancer.None });

        Assert.DoesNotContain(cloud.Resources, r => r.Type!.StartsWith("openstack:loadbalancer", StringComparison.Ordinal));
    }
}
