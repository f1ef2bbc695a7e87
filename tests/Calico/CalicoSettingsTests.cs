using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.ProjectCalicoApi;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Tests.Calico;

/// <summary>What is set in Calico itself: nothing unless asked, and then in each family of the mode.</summary>
[Collection("Deployment")]
public sealed class CalicoSettingsTests
{
    private const string BgpConfiguration = "kubernetes:projectcalico.org/v3:BGPConfigurationPatch";
    private const string BgpPeer = "kubernetes:projectcalico.org/v3:BGPPeer";
    private const string Felix = "kubernetes:projectcalico.org/v3:FelixConfigurationPatch";

    [Fact]
    public async Task Nothing_Asked_ChangesNothing() =>
        Assert.DoesNotContain((await CalicoCluster.Install(Plans.DualStack)).Cloud.Resources, r => r.Type!.Contains("projectcalico.org", StringComparison.Ordinal));

    public static TheoryData<StackMode, IPFamily, string[]> Services => new()
    {
        { StackMode.IPv4, IPFamily.IPv4, ["10.96.0.0/16"] },
        { StackMode.DualStack, IPFamily.IPv4, ["10.96.0.0/16", "fd12:3456:789a:200::/112"] },
        { StackMode.DualStack, IPFamily.IPv6, ["fd12:3456:789a:200::/112", "10.96.0.0/16"] },
        { StackMode.IPv6, IPFamily.IPv6, ["fd12:3456:789a:200::/112"] },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Services_Advertised_AreOneObjectARange(StackMode mode, IPFamily primary, string[] ranges)
    {
        ImmutableDictionary<string, object> patch = (await Install(Plans.On(mode, primary), new() { Bgp = new() { AdvertiseServices = true } })).Cloud.Of(BgpConfiguration)["calico-bgp"];

        IReadOnlyList<ImmutableDictionary<string, object>> written = patch.ObjectsAt("spec.serviceClusterIPs");
        Assert.All(written, range => Assert.Equal(["cidr"], range.Keys));
        Assert.Equal(ranges, written.Select(range => range["cidr"]));
        Assert.False(patch.ObjectAt("spec").ContainsKey("asNumber"));
    }

    // calico-node makes these objects at its start: made anew they would exist already, and taken over they would go with the stack.
    [Fact]
    public async Task Defaults_OfCalico_ArePatchedAfterItsApi()
    {
        CalicoCluster calico = await Install(Plans.DualStack, new() { Wireguard = [IPFamily.IPv6], Bgp = new() { AsNumber = 64600 } });

        foreach ((string type, string name) in new[] { (BgpConfiguration, "calico-bgp"), (Felix, "calico-felix") })
        {
            ImmutableDictionary<string, object> patch = calico.Cloud.Of(type)[name];
            Assert.Equal("default", patch.At("metadata.name"));
            Assert.Equal("true", patch.ObjectAt("metadata.annotations")["pulumi.com/patchForce"]);
            Assert.Equal(["calico-api-server"], await calico.DependenciesOf(name));
        }

        Assert.Equal(64600, Convert.ToInt32(calico.Cloud.Of(BgpConfiguration)["calico-bgp"].At("spec.asNumber"), null));
        Assert.False(calico.Cloud.Of(BgpConfiguration)["calico-bgp"].ObjectAt("spec").ContainsKey("serviceClusterIPs"));
    }

    [Theory]
    [InlineData("wireguardEnabled", IPFamily.IPv4)]
    [InlineData("wireguardEnabled wireguardEnabledV6", IPFamily.IPv4, IPFamily.IPv6)]
    [InlineData("wireguardEnabledV6", IPFamily.IPv6)]
    public async Task Wireguard_IsOnInTheFamiliesAskedFor(string fields, params IPFamily[] families)
    {
        ImmutableDictionary<string, object> spec = (await Install(Plans.DualStack, new() { Wireguard = [.. families] })).Cloud.Of(Felix)["calico-felix"].ObjectAt("spec");

        Assert.Equal(fields.Split(' '), spec.Keys.Order(StringComparer.Ordinal));
        Assert.All(spec.Values, value => Assert.Equal(true, value));
    }

    [Fact]
    public async Task VxlanMtu_OfAFamily_IsThatFamilysField()
    {
        ImmutableDictionary<string, object> spec = (await Install(Plans.DualStack, new() { VxlanMtuIPv6 = 1380 })).Cloud.Of(Felix)["calico-felix"].ObjectAt("spec");

        Assert.Equal(["vxlanMTUV6"], spec.Keys);
        Assert.Equal(1380, Convert.ToInt32(spec["vxlanMTUV6"], null));
    }

    [Fact]
    public async Task Services_Advertised_AreThePoolsOfLoadBalancersToo()
    {
        CalicoIPv6.Addressing.IPPool balancers = Plans.DualStack.IPPools[0] with { Name = "balancers", Cidr = Cidr.Parse("10.244.64.0/18"), AllowedUses = ["LoadBalancer"] };
        CalicoSpec advertised = new() { Bgp = new() { AdvertiseServices = true } };

        ImmutableDictionary<string, object> patch = (await Install(Plans.DualStack with { IPPools = [.. Plans.DualStack.IPPools, balancers] }, advertised)).Cloud.Of(BgpConfiguration)["calico-bgp"];
        Assert.Equal("10.244.64.0/18", Assert.Single(patch.ObjectsAt("spec.serviceLoadBalancerIPs"))["cidr"]);

        Assert.False((await Install(Plans.DualStack, advertised)).Cloud.Of(BgpConfiguration)["calico-bgp"].ObjectAt("spec").ContainsKey("serviceLoadBalancerIPs"));
    }

    [Fact]
    public async Task Peers_AreAnObjectEach()
    {
        CalicoCluster calico = await Install(Plans.DualStack, new()
        {
            Bgp = new() { Peers = [new("tor-a", IPAddress.Parse("192.0.2.1"), 64512, "all()"), new("tor-b", IPAddress.Parse("2001:db8::1"), 65001, "rack == 'b'")] },
        });

        Assert.Equal(
            ["calico-peer-tor-a tor-a 192.0.2.1 64512 all()", "calico-peer-tor-b tor-b 2001:db8::1 65001 rack == 'b'"],
            calico.Cloud.Of(BgpPeer).Select(p => FormattableString.Invariant(
                $"{p.Key} {p.Value.At("metadata.name")} {p.Value.At("spec.peerIP")} {p.Value.At("spec.asNumber")} {p.Value.At("spec.nodeSelector")}")));
        Assert.Empty(calico.Cloud.Of(BgpConfiguration));
    }

    [Fact]
    public async Task IPPool_BesideTheInstallations_SaysWhatItIsTold()
    {
        MockCloud cloud = new MockCloud().Knows("kubernetes:projectcalico.org/v3:IPPool");
        await cloud.RunAsync(() => _ = new CalicoIPv6.Calico.ProjectCalicoApi.IPPool("pool", new IPPoolArgs
        {
            Metadata = new ObjectMetaArgs { Name = "balancers" },
            Spec = new IPPoolSpecArgs { Cidr = "2001:db8:1::/112", BlockSize = 122, AllowedUses = ["LoadBalancer"], AssignmentMode = "Automatic" },
        }));

        Assert.Equal(
            ["allowedUses", "assignmentMode", "blockSize", "cidr"],
            cloud.Of("kubernetes:projectcalico.org/v3:IPPool")["pool"].ObjectAt("spec").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FelixConfiguration_ByItself_HasAnMtuAFamily()
    {
        MockCloud cloud = new MockCloud().Knows(Felix);
        await cloud.RunAsync(() => _ = new FelixConfiguration("felix", new()
        {
            Metadata = new ObjectMetaArgs { Name = FelixConfigurationArgs.Name },
            Spec = new FelixConfigurationSpecArgs { VxlanMtu = 1450, VxlanMtuV6 = 1430 },
        }));

        ImmutableDictionary<string, object> spec = cloud.Of(Felix)["felix"].ObjectAt("spec");
        Assert.Equal((1450, 1430), (Convert.ToInt32(spec["vxlanMTU"], null), Convert.ToInt32(spec["vxlanMTUV6"], null)));
    }

    private static Task<CalicoCluster> Install(AddressPlan plan, CalicoSpec calico) => CalicoCluster.Install(plan, Plans.Cluster() with { Calico = calico });
}
