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
    private const string Subnets = """["1f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0","2f1e2d3c4b5a69788796a5b4c3d2e1f0"]""";
    private const string EightPairs = """["10.9.0.0/24","10.9.1.0/24","10.9.2.0/24","10.9.3.0/24","fd00:9::/64","fd00:9:1::/64","fd00:9:2::/64","fd00:9:3::/64"]""";
    private const string NinePairs = """["10.9.0.0/24","10.9.1.0/24","10.9.2.0/24","10.9.3.0/24","10.9.4.0/24","fd00:9::/64","fd00:9:1::/64","fd00:9:2::/64","fd00:9:3::/64"]""";

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

    [Theory]
    [InlineData("")]
    [InlineData("dhcpv6-stateful")]
    public void Rejects_PrefixDelegation_WithStatefulDhcp(string mode) => OnOpenStack(("ipv6PrefixDelegation", "true"), ("ipv6AddressMode", mode)).IsRejected(
        "calico-ipv6:ipv6PrefixDelegation \"true\": does not go with stateful DHCPv6; write slaac or dhcpv6-stateless for calico-ipv6:ipv6AddressMode");

    [Fact]
    public void Rejects_IPv6RangeOfTwoSources() => OnOpenStack(("ipv6PrefixDelegation", "true"), ("ipv6AddressMode", "slaac"), ("ipv6SubnetPoolId", Id)).IsRejected(
        "calico-ipv6:ipv6PrefixDelegation \"true\": gives hosts a second IPv6 range beside calico-ipv6:ipv6SubnetPoolId; remove one of them");

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
    public void Rejects_NetworkMtuBelowIPv6s() => OnOpenStack(("networkMtu", "1279")).IsRejected(
        "calico-ipv6:networkMtu \"1279\": is less than 1280 bytes, the least of IPv6 (RFC 8200); write 1280 or more, or remove it");

    [Fact]
    public void Accepts_TenPairsWithThePods() => Assert.Equal(8, StackSettings.Read(OnOpenStack(("allowedAddressPairs", EightPairs))).OpenStack!.AllowedAddressPairs.Length);

    [Fact]
    public void Rejects_ElevenPairsWithThePods() => OnOpenStack(("allowedAddressPairs", NinePairs)).IsRejected(
        $"calico-ipv6:allowedAddressPairs \"{NinePairs}\": has 9 ranges, and with the pods' Neutron takes 10 pairs a port (max_allowed_address_pair); list 8 at most, in wider ranges");

    [Fact]
    public void PairCount_AdvertisedServices_TakeTheirRoom()
    {
        StackSettings.Read(OpenStackRows.AdvertisedServices.Accepted);
        OpenStackRows.AdvertisedServices.Rejected.IsRejected(OpenStackRows.AdvertisedServices.Messages);
    }

    [Theory]
    [InlineData("dualstack", """["10.9.0.0/24","10.9.0.0/24"]""", "[1] \"10.9.0.0/24\": is there twice; remove it")]
    [InlineData("ipv4", """["fd00:9::/64"]""", "[0] \"fd00:9::/64\": is an IPv6 range, and mode ipv4 has no IPv6; remove it")]
    [InlineData("dualstack", """["::/0"]""", "[0] \"::/0\": lets hosts send as anybody; list narrower ranges, or write false for calico-ipv6:portSecurity")]
    public void Rejects_Pair(string mode, string pairs, string message) =>
        OnOpenStack(("mode", mode), ("allowedAddressPairs", pairs)).IsRejected($"calico-ipv6:allowedAddressPairs{message}");

    [Fact]
    public void Rejects_PairsWithoutPortSecurity() => OnOpenStack(("portSecurity", "false"), ("allowedAddressPairs", """["10.9.0.0/24"]""")).IsRejected(
        "calico-ipv6:allowedAddressPairs \"[\"10.9.0.0/24\"]\": has nothing to allow: calico-ipv6:portSecurity is false; remove one of them");

    [Theory]
    [InlineData("ipv4", """["2620:fe::fe"]""", "[0] \"2620:fe::fe\": is an IPv6 address, and mode ipv4 has no IPv6; remove it")]
    [InlineData("dualstack", """["9.9.9.9","9.9.9.9"]""", "[1] \"9.9.9.9\": is there twice; remove it")]
    public void Rejects_Resolver(string mode, string resolvers, string message) =>
        OnOpenStack(("mode", mode), ("hostResolvers", resolvers)).IsRejected($"calico-ipv6:hostResolvers{message}");

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
    [InlineData("dualstack", $"[\"{Id}\",\"{Id}\"]", "has one subnet twice, and a subnet has one family; list the hosts' subnets, primary family first")]
    public void Rejects_SubnetsOfExistingNetwork(string mode, string subnets, string message) =>
        OnOpenStack(("mode", mode), ("networkId", Id), ("subnetIds", subnets)).IsRejected($"calico-ipv6:subnetIds \"{subnets}\": {message}");

    [Fact]
    public void Rejects_SubnetsWithoutNetwork() => OnOpenStack(("subnetIds", Subnets)).IsRejected(
        $"calico-ipv6:subnetIds \"{Subnets}\": are subnets of a network that is there, and none is named; set calico-ipv6:networkId, or remove it");

    [Theory]
    [InlineData("ipv6AddressMode", "slaac")]
    [InlineData("hostResolvers", """["9.9.9.9"]""")]
    [InlineData("networkMtu", "1400")]
    public void Rejects_WhatIsForANetworkThatIsMade(string key, string value) => OnOpenStack(("networkId", Id), ("subnetIds", Subnets), (key, value)).IsRejected(
        $"calico-ipv6:{key} \"{value}\": is for a network that is made, and calico-ipv6:networkId names one that is there; remove one of them");

    [Fact]
    public void Rejects_NetworkWithoutAWayOut() => OnOpenStack(("externalNetwork", null)).IsRejected(
        "calico-ipv6:externalNetwork: is missing, and hosts in a network without a gateway reach neither packages nor images; write a name that `openstack network list --external` shows, or set calico-ipv6:networkId");

    [Theory]
    [InlineData("public", "octavia", "true", false)]
    [InlineData("", "octavia", "true", true)]
    [InlineData("public", "none", "true", true)]
    [InlineData("public", "octavia", "false", true)]
    public void HiddenHosts_BehindAFloatingAddress_AreTakenForStrangers(string external, string balancer, string isPrivate, bool isAccepted)
    {
        ConfigValues values = OnOpenStack(("networkId", Id), ("subnetIds", Subnets), ("externalNetwork", external), ("apiBalancer", balancer), ("privateHosts", isPrivate));
        Assert.Equal(isAccepted, StackReview.Of(values).Problems.Count == 0);
    }

    [Fact]
    public void Rejects_VolumeTypeWithoutVolume() => OnOpenStack(("bootVolumeType", "fast")).IsRejected(
        "calico-ipv6:bootVolumeType \"fast\": has no volume to be for; set calico-ipv6:bootVolumeSize, 30 for example, or remove it");

    [Fact]
    public void Rejects_TagKeyThatNovaDoesNotTake() => OnOpenStack(("tags", """{"a/b":"c"}""")).IsRejected(
        "calico-ipv6:tags[\"a/b\"] \"c\": has a key with characters that Nova does not take; write letters of ASCII, digits, spaces and - _ : .");

    [Theory]
    [InlineData("controlPlaneFlavor", "m1.medium")]
    [InlineData("workerFlavor", "m1.medium")]
    [InlineData("imageName", "ubuntu-24.04")]
    public void Rejects_WhatIsMissing(string key, string example) => OnOpenStack((key, null)).IsRejected(
        $"calico-ipv6:{key}: is missing, and provider openstack has no default for it; run `pulumi config set calico-ipv6:{key} {example}` for example");

    [Theory]
    [InlineData("networkId", "public")]
    [InlineData("ipv6SubnetPoolId", "prefix_delegation")]
    public void Rejects_Id(string key, string value) => Assert.Contains(
        $"calico-ipv6:{key} \"{value}\": is not an id of OpenStack; write it as `openstack network list` and the like show it, {Id} for example",
        StackReview.Of(OnOpenStack((key, value))).Problems.Select(p => p.ToString()));

    [Fact]
    public void Rejects_AuthUrlThatIsNone() => OnOpenStack(("openstack:authUrl", "keystone.example.com")).IsRejected(
        "openstack:authUrl \"keystone.example.com\": is not the URL of an identity service; write https://keystone.example.com/v3 for example");

    [Theory]
    [InlineData("ipv6AddressMode", "slaac")]
    [InlineData("externalNetwork", "public")]
    [InlineData("portSecurity", "false")]
    [InlineData("apiBalancer", "none")]
    [InlineData("subnetIds", """["x"]""")]
    [InlineData("bootVolumeSize", "30")]
    public void Rejects_KeysOfOpenStack_OnAws(string key, string value) => With((key, value)).IsRejected(
        $"calico-ipv6:{key} \"{value}\": is for provider openstack, and calico-ipv6:provider is aws; remove it");

    [Fact]
    public void Rejects_KeysOfAws_OnOpenStack() => OnOpenStack(("workerInstanceType", "t3.large")).IsRejected(
        "calico-ipv6:workerInstanceType \"t3.large\": is for provider aws, and calico-ipv6:provider is openstack; remove it");

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
