using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Support;
using Pulumi;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

[Collection("Deployment")]
public sealed class HostInterfacesTests
{
    [Theory]
    [InlineData(Encapsulation.None, true)]
    [InlineData(Encapsulation.VXLANCrossSubnet, true)]
    [InlineData(Encapsulation.IPIPCrossSubnet, true)]
    [InlineData(Encapsulation.VXLAN, false)]
    [InlineData(Encapsulation.IPIP, false)]
    public async Task AddressPairs_Encapsulation_AreThereExactlyForBarePodTraffic(Encapsulation encapsulation, bool bare)
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.IPv4).With(IPFamily.IPv4, encapsulation));

        Assert.All(cloud.Of(Port).Values, port => Assert.Equal(bare ? ["10.244.0.0/16"] : [], Pairs(port)));
    }

    // No encapsulation is for packets to a host's own address, or out of the cluster.
    [Theory]
    [InlineData(Encapsulation.VXLAN)]
    [InlineData(Encapsulation.IPIP)]
    public async Task AddressPairs_WrappedPodsWithoutNat_AreThere(Encapsulation encapsulation)
    {
        AddressPlan plan = Plan(StackMode.IPv4).With(IPFamily.IPv4, encapsulation);
        MockCloud cloud = await RunAsync(plan with { IPPools = [.. plan.IPPools.Select(pool => pool with { NatOutgoing = false })] });

        Assert.All(cloud.Of(Port).Values, port => Assert.Equal(["10.244.0.0/16"], Pairs(port)));
    }

    [Fact]
    public async Task AddressPairs_OneFamilyWrapped_AreTheOthersAndThoseListed()
    {
        MockCloud cloud = await RunAsync(
            Plan(StackMode.DualStack).With(IPFamily.IPv4, Encapsulation.VXLAN), OpenStackCloud.Settings with { AllowedAddressPairs = [Cidr.Parse("10.9.0.0/24"), Cidr.Parse("fd12:3456:789a:100::/56")] });

        Assert.All(cloud.Of(Port).Values, port => Assert.Equal(["fd12:3456:789a:100::/56", "10.9.0.0/24"], Pairs(port)));
    }

    // What a Service answers to a router's client has the Service's address.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AddressPairs_AdvertisedServices_AreThereHoweverPodsAreWrapped(bool areAdvertised)
    {
        AddressPlan plan = Plan(StackMode.DualStack).With(IPFamily.IPv4, Encapsulation.VXLAN).With(IPFamily.IPv6, Encapsulation.VXLAN);
        MockCloud cloud = await RunAsync(plan, cluster: Cluster() with { Calico = new() { Bgp = new() { AdvertiseServices = areAdvertised } } });

        Assert.All(cloud.Of(Port).Values, port => Assert.Equal(areAdvertised ? ["10.96.0.0/16", "fd12:3456:789a:200::/112"] : [], Pairs(port)));
    }

    [Fact]
    public async Task PortSecurity_Off_LeavesNeitherGroupsNorPairs()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), OpenStackCloud.Settings with { PortSecurity = false });

        Assert.Empty(cloud.Of(Group));
        Assert.All(cloud.Of(Port).Values, port =>
        {
            Assert.Equal(false, port["portSecurityEnabled"]);
            Assert.Empty(Pairs(port));
            Assert.Empty((ImmutableArray<object>)port.GetValueOrDefault("securityGroupIds", ImmutableArray<object>.Empty));
        });
    }

    [Fact]
    public async Task Port_Role_DecidesTheSecurityGroups()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack));

        Assert.Equal(["firewall-nodes-id", "firewall-control-plane-id"], cloud.Of(Port)["interfaces-test-control-plane-0"].TextsAt("securityGroupIds"));
        Assert.Equal(["firewall-nodes-id"], cloud.Of(Port)["interfaces-test-worker-0"].TextsAt("securityGroupIds"));
    }

    // Neutron tells a port's addresses in no particular order: each is known by its subnet.
    [Fact]
    public async Task Addresses_DualStack_AreThoseOfTheirSubnets()
    {
        Dictionary<string, string> seen = [];
        await New().RunAsync(() =>
        {
            IPlatform platform = OpenStackPlatform.Create(Plan(StackMode.DualStack, IPFamily.IPv6), Cluster(1), OpenStackCloud.Settings, OpenStackCloud.Provider());
            foreach (HostInterface host in platform.CreateInterfaces())
            {
                _ = Output.All(host.Addresses[IPFamily.IPv4], host.Addresses[IPFamily.IPv6]).Apply(a => seen[host.Host.Name] = string.Join(' ', a));
            }
        });

        Assert.Equal(3, seen.Count);
        Assert.All(seen, pair => Assert.Equal($"{Address("ipv4", $"interfaces-{pair.Key}")} {Address("ipv6", $"interfaces-{pair.Key}")}", pair.Value));
    }

    [Theory]
    [InlineData(StackMode.DualStack, IPFamily.IPv6, false, "public", 5)]
    [InlineData(StackMode.IPv4, IPFamily.IPv4, false, "public", 5)]
    [InlineData(StackMode.IPv6, IPFamily.IPv6, false, "public", 0)]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, true, "public", 0)]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, false, null, 0)]
    public async Task FloatingAddresses_AreForIPv4OfPublicHosts(StackMode mode, IPFamily primary, bool isPrivate, string? external, int count)
    {
        MockCloud cloud = await RunAsync(Plan(mode, primary), OpenStackCloud.Settings with { ExternalNetwork = external }, Cluster() with { PrivateHosts = isPrivate });

        KeyValuePair<string, ImmutableDictionary<string, object>>[] ofHosts = [.. cloud.Of(FloatingIp).Where(f => f.Key.StartsWith("interfaces-", StringComparison.Ordinal))];
        Assert.Equal(count, ofHosts.Length);
        Assert.All(ofHosts, f => Assert.Equal(
            ("public", $"{f.Key[..^"-public".Length]}-id", Address("ipv4", f.Key[..^"-public".Length])), (f.Value["pool"], f.Value["portId"], f.Value["fixedIp"])));
    }

    private static IEnumerable<object> Pairs(ImmutableDictionary<string, object> port) =>
        port.ContainsKey("allowedAddressPairs") ? port.ObjectsAt("allowedAddressPairs").Select(p => p["ipAddress"]) : [];
}
