using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.OpenStack;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Neutron's and Octavia's rules, each at its boundary.</summary>
public class OpenStackRulesTests
{
    private const string Id = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string Subnets = """["1f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0","2f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"]""";

    [Fact]
    public void Read_Least_HasTheDefaults()
    {
        StackSettings settings = StackSettings.Read(OnOpenStack());

        OpenStackSettings expected = new() { ControlPlaneFlavor = "m1.medium", WorkerFlavor = "m1.small", ImageName = "ubuntu", ExternalNetwork = "public" };
        Assert.Equal(expected with { SubnetIds = settings.OpenStack!.SubnetIds, HostResolvers = settings.OpenStack.HostResolvers, AllowedAddressPairs = settings.OpenStack.AllowedAddressPairs }, settings.OpenStack);
        Assert.Null(settings.Aws);
        Assert.Null(settings.Cluster.IPv6AddressMode);
    }

    // One Neutron network is one link: hosts in several zones still need no encapsulation.
    [Fact]
    public void Zones_Several_AreOneSubnetAndNoEncapsulation()
    {
        StackSettings settings = StackSettings.Read(OnOpenStack(("zones", "3"), ("controlPlanes", "3")));
        AddressPlan plan = AddressPlanner.Plan(settings.Addresses);

        Assert.Equal([0, 1, 2, 0, 1], settings.Cluster.Hosts.Select(h => h.Zone));
        SubnetPlan subnet = Assert.Single(plan.Subnets);
        Assert.Equal(("10.0.0.0/20", 64), (subnet.IPv4.ToString(), subnet.IPv6!.Value.PrefixLength));
        Assert.All(plan.IPPools, pool => Assert.Equal(Encapsulation.None, pool.Encapsulation));
    }

    [Theory]
    [InlineData("dhcpv6-stateful", IPv6AddressMode.Dhcpv6Stateful)]
    [InlineData("dhcpv6-stateless", IPv6AddressMode.Dhcpv6Stateless)]
    [InlineData("slaac", IPv6AddressMode.Slaac)]
    public void Accepts_AddressMode_WhereThereIsIPv6(string word, IPv6AddressMode mode)
    {
        Assert.Equal(mode, StackSettings.Read(OnOpenStack(("ipv6AddressMode", word))).Cluster.IPv6AddressMode);
        Assert.Equal(mode, StackSettings.Read(OnOpenStack(("ipv6AddressMode", word), ("mode", "ipv6"))).Cluster.IPv6AddressMode);
    }

    [Theory]
    [InlineData("dhcpv6-stateful")]
    [InlineData("dhcpv6-stateless")]
    [InlineData("slaac")]
    public void Rejects_AddressMode_WithoutIPv6(string word) => OnOpenStack(("mode", "ipv4"), ("ipv6AddressMode", word)).IsRejected(
        $"calico-ipv6:ipv6AddressMode \"{word}\": has no subnet to be for: mode ipv4 has no IPv6; remove it");

    [Theory]
    [InlineData("slaac")]
    [InlineData("dhcpv6-stateless")]
    public void Accepts_PrefixDelegation_WhereAddressesFollowFromThePrefix(string mode) =>
        Assert.Empty(StackSettings.Read(OnOpenStack(("ipv6PrefixDelegation", "true"), ("ipv6AddressMode", mode))).Addresses.HostCidrs);

    [Fact]
    public void Rejects_PrefixDelegation_WithTheDefaultMode() => OnOpenStack(("ipv6PrefixDelegation", "true")).IsRejected(
        "calico-ipv6:ipv6PrefixDelegation \"true\": does not go with stateful DHCPv6; write slaac or dhcpv6-stateless for calico-ipv6:ipv6AddressMode");

    [Fact]
    public void Rejects_IPv6RangeBesideAPool() => OnOpenStack(("ipv6SubnetPoolId", Id), ("hostCidrs", """["10.0.0.0/16","fd00:7:1::/56"]""")).IsRejected(
        "calico-ipv6:hostCidrs[1] \"fd00:7:1::/56\": is an IPv6 range, and the cloud gives hosts their IPv6 range itself; remove it");

    [Theory]
    [InlineData("fd00:7:1::/64")]
    [InlineData("fd00:7:1::/48")]
    public void Accepts_IPv6RangeThatASubnetFitsIn(string range) =>
        Assert.Equal(64, AddressPlanner.Plan(StackSettings.Read(OnOpenStack(("hostCidrs", $"[\"{range}\"]"), ("ipv6AddressMode", "slaac"))).Addresses).Subnets[0].IPv6!.Value.PrefixLength);

    // Modified EUI-64 takes half of the address (RFC 4862), and Neutron refuses another length.
    [Fact]
    public void Rejects_IPv6RangeThatIsTooSmallForSlaac() => OnOpenStack(("hostCidrs", """["fd00:7:1::/80"]"""), ("ipv6AddressMode", "slaac")).IsRejected(
        "calico-ipv6:hostCidrs[0] \"fd00:7:1::/80\": is too small: IPv6 host ranges are /48 to /64; write fd00:7:1::/64 for example");

    [Theory]
    [InlineData("dualstack", "1280")]
    [InlineData("ipv4", "1279")]
    [InlineData("ipv6", "0")]
    public void Accepts_NetworkMtu(string mode, string mtu) => StackSettings.Read(OnOpenStack(("mode", mode), ("networkMtu", mtu)));

    [Fact]
    public void PairCount_AdvertisedServices_TakeTheirRoom()
    {
        StackSettings.Read(OpenStackRows.AdvertisedServices.Accepted);
        OpenStackRows.AdvertisedServices.Rejected.IsRejected(OpenStackRows.AdvertisedServices.Messages);
    }

    [Fact]
    public void Rejects_PairThatIsThereTwice() => OnOpenStack(("allowedAddressPairs", """["10.9.0.0/24","10.9.0.0/24"]""")).IsRejected(
        "calico-ipv6:allowedAddressPairs[1] \"10.9.0.0/24\": is there twice; remove it");

    // Virtual routers have link-local addresses (RFC 9568), and examples those for documentation.
    [Theory]
    [InlineData("""["fe80::/64"]""", "false", true)]
    [InlineData("""["2001:db8:9::/64"]""", "true", true)]
    [InlineData("""["2001:db8:9::/64"]""", "false", false)]
    public void Accepts_PairThatSomebodyHas(string pairs, string allowDocumentation, bool isAccepted) => Assert.Equal(
        isAccepted, StackReview.Of(OnOpenStack(("allowDocumentationRanges", allowDocumentation), ("allowedAddressPairs", pairs))).Problems.Count == 0);

    [Fact]
    public void Rejects_ModeIPv6_WhereNoResolverIsKnown() => ModeIPv6("[]").IsRejected(
        "calico-ipv6:upstreamResolvers: is empty: cluster DNS has IPv6 alone in mode ipv6, and the hosts' own resolvers may be IPv4 or link-local; list resolvers that pods reach over IPv6, such as 2620:fe::fe");

    // Of a list that cannot be read nothing is known, least of all that it is empty.
    [Fact]
    public void Rejects_HostResolversThatCannotBeRead_AndSaysNothingOfOthers() =>
        Assert.Equal(["calico-ipv6:hostResolvers[0]"], StackReview.Of(ModeIPv6("""["dns.example.com"]""")).Problems.Select(p => p.Key));

    [Fact]
    public void Accepts_ModeIPv6_WhoseHostsAskResolversThatPodsReach()
    {
        string list = """["fe80::1","2620:fe::9","2620:fe::fe"]""";

        Assert.Equal(
            ["2620:fe::9", "2620:fe::fe"], AddressPlanner.Plan(StackSettings.Read(ModeIPv6(list)).Addresses).Dns.UpstreamResolvers.Select(a => a.ToString()));
        Assert.False(StackReview.Of(ModeIPv6("""["fe80::1"]""")).Problems.Count == 0);
    }

    [Fact]
    public void Accepts_ExistingNetwork_WithASubnetForEachFamily()
    {
        StackSettings settings = StackSettings.Read(OnOpenStack(("networkId", Id), ("subnetIds", Subnets), ("externalNetwork", null)));

        Assert.Equal(2, settings.OpenStack!.SubnetIds.Length);
        Assert.Empty(AddressPlanner.Plan(settings.Addresses).HostCidrs);
    }

    [Theory]
    [InlineData("dualstack", "[]", "has 0 ids, and mode dualstack wants 2: one a family; list the hosts' subnets, primary family first")]
    [InlineData("ipv6", Subnets, "has 2 ids, and mode ipv6 wants 1: one a family; list the hosts' subnets, primary family first")]
    public void Rejects_SubnetsOfExistingNetwork(string mode, string subnets, string message) =>
        OnOpenStack(("mode", mode), ("networkId", Id), ("subnetIds", subnets)).IsRejected($"calico-ipv6:subnetIds \"{subnets}\": {message}");

    [Theory]
    [InlineData("ipv6AddressMode", "slaac")]
    [InlineData("hostResolvers", """["9.9.9.9"]""")]
    [InlineData("ipv6SubnetPoolId", Id)]
    public void Rejects_WhatIsForANetworkThatIsMade(string key, string value) => OnOpenStack(("networkId", Id), ("subnetIds", Subnets), (key, value)).IsRejected(
        $"calico-ipv6:{key} \"{value}\": is for a network that is made, and calico-ipv6:networkId names one that is there; remove one of them");

    // Said once: of an existing network every key that is for another is refused, and of its ranges the entries are.
    [Fact]
    public void Rejects_RangesOfANetworkThatIsThere() => OnOpenStack(("networkId", Id), ("subnetIds", Subnets), ("hostCidrs", """["10.0.0.0/16"]""")).IsRejected(
        "calico-ipv6:hostCidrs[0] \"10.0.0.0/16\": is an IPv4 range, and the cloud gives hosts their IPv4 range itself; remove it");

    [Theory]
    [InlineData("public", "octavia", "true", "ipv4", false)]
    [InlineData("", "octavia", "true", "ipv4", true)]
    [InlineData("public", "none", "true", "ipv4", true)]
    [InlineData("public", "octavia", "false", "ipv4", true)]
    [InlineData("public", "octavia", "true", "ipv6", true)]
    public void HiddenHosts_BehindAFloatingAddress_AreTakenForStrangers(string external, string balancer, string isPrivate, string primary, bool isAccepted)
    {
        ConfigValues values = OnOpenStack(
            ("networkId", Id), ("subnetIds", Subnets), ("externalNetwork", external), ("apiBalancer", balancer), ("privateHosts", isPrivate), ("primaryFamily", primary));
        Assert.Equal(isAccepted, StackReview.Of(values).Problems.Count == 0);
    }

    [Theory]
    [InlineData("controlPlaneFlavor", "m1.medium")]
    [InlineData("imageName", "ubuntu-24.04")]
    public void Rejects_WhatIsMissing(string key, string example) => OnOpenStack((key, null)).IsRejected(
        $"calico-ipv6:{key}: is missing, and provider openstack has no default for it; run `pulumi config set calico-ipv6:{key} {example}` for example");

    [Theory]
    [InlineData("networkId", "public")]
    [InlineData("networkId", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("ipv6SubnetPoolId", "0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0")]
    [InlineData("ipv6SubnetPoolId", "prefix_delegation")]
    public void Rejects_Id(string key, string value) => Assert.Contains(
        $"calico-ipv6:{key} \"{value}\": is not an id of OpenStack; write it as `openstack network list` and the like show it, {Id} for example",
        StackReview.Of(OnOpenStack((key, value))).Problems.Select(p => p.ToString()));

    [Theory]
    [InlineData("ipv6AddressMode", "slaac")]
    [InlineData("externalNetwork", "public")]
    [InlineData("portSecurity", "false")]
    [InlineData("apiBalancer", "none")]
    [InlineData("subnetIds", """["x"]""")]
    [InlineData("bootVolumeSize", "30")]
    public void Rejects_KeysOfOpenStack_OnAws(string key, string value) => With((key, value)).IsRejected(
        $"calico-ipv6:{key} \"{value}\": is for provider openstack, and calico-ipv6:provider is aws; remove it");

    // The CLI hands every default to the program.
    [Theory]
    [InlineData("workerInstanceType", "t3.medium")]
    [InlineData("ipv6PrefixDelegation", "false")]
    [InlineData("allowedAddressPairs", "[ ]")]
    public void Accepts_DefaultsOfAnyProvider(string key, string value)
    {
        StackSettings.Read(OnOpenStack((key, value)));
        Read((key, value));
    }

    [Theory]
    [InlineData("portSecurity", "false", "calico-ipv6:portSecurity \"false\": lets everything reach every port of every host that the network delivers; write true, unless another firewall stands before them")]
    [InlineData("apiBalancer", "none", "calico-ipv6:apiBalancer \"none\": makes the loss of the first control plane the loss of the API, whatever the others do; write octavia")]
    [InlineData("hostCidrs", """["fd00:7:1::/56"]""", "calico-ipv6:hostCidrs \"fd00:7:1::/56\": gives hosts unique local IPv6 addresses, from which Neutron's router has no way to the IPv6 internet and back; write an IPv6 range that is routed to you, or set calico-ipv6:ipv6SubnetPoolId or calico-ipv6:ipv6PrefixDelegation")]
    public void Warns_Of(string key, string value, string message) => Assert.Contains(message, Warnings((key, value)));

    [Theory]
    [InlineData("hostCidrs", """["2a00:1234::/56"]""")]
    [InlineData("ipv6SubnetPoolId", Id)]
    [InlineData("mode", "ipv4")]
    public void Warns_NotOf(string key, string value) => Assert.DoesNotContain(Warnings((key, value)), w => w.Contains("unique local", StringComparison.Ordinal));

    private static ConfigValues ModeIPv6(string hostResolvers) => OnOpenStack(("mode", "ipv6"), ("upstreamResolvers", null), ("hostResolvers", hostResolvers));

    private static IEnumerable<string> Warnings((string, string?) value) =>
        StackReview.Of(OnOpenStack(("controlPlanes", "3"), value)).Warnings.Select(w => w.ToString());
}
