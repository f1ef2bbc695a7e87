using System.Collections.Immutable;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules of the keys of OpenStack, which Neutron, Nova and Octavia have.</summary>
internal static class OpenStackRows
{
    private const string Id = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string Subnet = """["1f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"]""";
    private const string Subnets = """["1f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0","2f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"]""";
    private const string SameSubnets = """["1f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0","1f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"]""";
    private const string SixPairs = """["10.9.0.0/24","10.9.1.0/24","10.9.2.0/24","fd00:9::/64","fd00:9:1::/64","fd00:9:2::/64"]""";
    private const string EightPairs = """["10.9.0.0/24","10.9.1.0/24","10.9.2.0/24","10.9.3.0/24","fd00:9::/64","fd00:9:1::/64","fd00:9:2::/64","fd00:9:3::/64"]""";
    private const string NinePairs = """["10.9.0.0/24","10.9.1.0/24","10.9.2.0/24","10.9.3.0/24","10.9.4.0/24","fd00:9::/64","fd00:9:1::/64","fd00:9:2::/64","fd00:9:3::/64"]""";
    private const string SevenPairs = """["10.9.0.0/24","10.9.1.0/24","10.9.2.0/24","10.9.3.0/24","fd00:9::/64","fd00:9:1::/64","fd00:9:2::/64"]""";

    public static readonly ImmutableArray<SettingsRow> All =
    [
        new("OpenStackReader: is not the URL of an identity service", OnOpenStack(("openstack:authUrl", "http://keystone")), OnOpenStack(("openstack:authUrl", "keystone.example.com")),
            "openstack:authUrl \"keystone.example.com\": is not the URL of an identity service; write https://keystone.example.com/v3 for example"),
        Of("OpenStackReader: is not an id of OpenStack", "ipv6SubnetPoolId", Id, $"{Id}0",
            $" \"{Id}0\": is not an id of OpenStack; write it as `openstack network list` and the like show it, {Id} for example"),
        Of("OpenStackReader: is missing, and provider openstack has no default for it", "workerFlavor", "m1.small", null,
            ": is missing, and provider openstack has no default for it; run `pulumi config set calico-ipv6:workerFlavor m1.medium` for example"),
        Of("OpenStackRules: has no subnet to be for: mode … has no IPv6", "ipv6AddressMode", ("mode", "ipv6"), ("mode", "ipv4"), "slaac", "slaac",
            " \"slaac\": has no subnet to be for: mode ipv4 has no IPv6; remove it"),
        new("OpenStackRules: gives hosts a second IPv6 range beside …",
            OnOpenStack(("ipv6PrefixDelegation", "true"), ("ipv6AddressMode", "slaac")),
            OnOpenStack(("ipv6PrefixDelegation", "true"), ("ipv6AddressMode", "slaac"), ("ipv6SubnetPoolId", Id)),
            "calico-ipv6:ipv6PrefixDelegation \"true\": gives hosts a second IPv6 range beside calico-ipv6:ipv6SubnetPoolId; remove one of them"),
        Of("OpenStackRules: does not go with stateful DHCPv6", "ipv6PrefixDelegation", ("ipv6AddressMode", "dhcpv6-stateless"), ("ipv6AddressMode", "dhcpv6-stateful"), "true", "true",
            " \"true\": does not go with stateful DHCPv6; write slaac or dhcpv6-stateless for calico-ipv6:ipv6AddressMode"),
        new("OpenStackRules: is for a network that is made, and … names one that is there",
            OnOpenStack(("networkId", Id), ("subnetIds", Subnets)), OnOpenStack(("networkId", Id), ("subnetIds", Subnets), ("networkMtu", "1400")),
            "calico-ipv6:networkMtu \"1400\": is for a network that is made, and calico-ipv6:networkId names one that is there; remove one of them"),
        Of("OpenStackRules: are subnets of a network that is there, and none is named", "subnetIds", ("networkId", Id), ("networkId", ""), Subnets, Subnets,
            $" \"{Subnets}\": are subnets of a network that is there, and none is named; set calico-ipv6:networkId, or remove it"),
        Of("OpenStackRules: has … ids, and mode … wants …: one a family", "subnetIds", ("networkId", Id), ("networkId", Id), Subnets, Subnet,
            $" \"{Subnet}\": has 1 ids, and mode dualstack wants 2: one a family; list the hosts' subnets, primary family first"),
        Of("OpenStackRules: has one subnet twice, and a subnet has one family", "subnetIds", ("networkId", Id), ("networkId", Id), Subnets, SameSubnets,
            $" \"{SameSubnets}\": has one subnet twice, and a subnet has one family; list the hosts' subnets, primary family first"),
        Of("OpenStackRules: is missing, and hosts in a network without a gateway reach neither packages nor images", "externalNetwork", "public", null,
            ": is missing, and hosts in a network without a gateway reach neither packages nor images; write a name that `openstack network list --external` shows, or set calico-ipv6:networkId"),
        Of("OpenStackRules: is less than 1280 bytes, the least of IPv6 (RFC 8200)", "networkMtu", "1280", "1279",
            " \"1279\": is less than 1280 bytes, the least of IPv6 (RFC 8200); write 1280 or more, or remove it"),
        Of("OpenStackRules: is an … address, and mode … has no …", "hostResolvers", ("mode", "ipv4"), ("mode", "ipv4"), """["9.9.9.9"]""", """["2620:fe::fe"]""",
            "[0] \"2620:fe::fe\": is an IPv6 address, and mode ipv4 has no IPv6; remove it"),
        Of("OpenStackRules: is there twice", "hostResolvers", """["9.9.9.9","2620:fe::fe"]""", """["9.9.9.9","9.9.9.9"]""", "[1] \"9.9.9.9\": is there twice; remove it"),
        Of("OpenStackRules: cannot be a resolver's address, since …", "hostResolvers", """["fe80::1","2620:fe::fe"]""", """["fe80::1","ff02::fb"]""",
            "[1] \"ff02::fb\": cannot be a resolver's address, since it is in ff00::/8, which is multicast (RFC 4291); write the unicast address of a resolver, or remove it"),
        Of("OpenStackRules: has nothing to allow: nobody sends from there, since …", "allowedAddressPairs", """["223.0.0.0/8"]""", """["224.0.0.0/8"]""",
            "[0] \"224.0.0.0/8\": has nothing to allow: nobody sends from there, since it is in 224.0.0.0/4, which is multicast (RFC 5771); write the range that hosts send from, or remove it"),
        Of("OpenStackRules: has nothing to allow: … is false", "allowedAddressPairs", ("portSecurity", "true"), ("portSecurity", "false"), """["10.9.0.0/24"]""", """["10.9.0.0/24"]""",
            " \"[\"10.9.0.0/24\"]\": has nothing to allow: calico-ipv6:portSecurity is false; remove one of them"),
        Of("OpenStackRules: is an … range, and mode … has no …", "allowedAddressPairs", ("mode", "ipv4"), ("mode", "ipv4"), """["10.9.0.0/24"]""", """["fd00:9::/64"]""",
            "[0] \"fd00:9::/64\": is an IPv6 range, and mode ipv4 has no IPv6; remove it"),
        Of("OpenStackRules: lets hosts send as anybody", "allowedAddressPairs", """["8000::/1"]""", """["::/0"]""",
            "[0] \"::/0\": lets hosts send as anybody; list narrower ranges, or write false for calico-ipv6:portSecurity"),
        Of("OpenStackRules: has … ranges, and with the pods'…", "allowedAddressPairs", EightPairs, NinePairs,
            $" \"{NinePairs}\": has 9 ranges, and with the pods' Neutron takes 10 pairs a port (max_allowed_address_pair); list 8 at most, in wider ranges"),
        new("OpenStackRules: gives the API's balancer a floating address, at which it cannot tell private hosts of network … from strangers",
            OnOpenStack(("networkId", Id), ("subnetIds", Subnets), ("privateHosts", "true"), ("apiAccess", "internal")), OnOpenStack(("networkId", Id), ("subnetIds", Subnets), ("privateHosts", "true")),
            $"calico-ipv6:externalNetwork \"public\": gives the API's balancer a floating address, at which it cannot tell private hosts of network {Id} from strangers; remove it, and clients connect to the balancer in that network, or write false for calico-ipv6:privateHosts"),
        Of("OpenStackRules: has no volume to be for", "bootVolumeType", ("bootVolumeSize", "30"), ("bootVolumeSize", "0"), "fast", "fast",
            " \"fast\": has no volume to be for; set calico-ipv6:bootVolumeSize, 30 for example, or remove it"),
        Of("OpenStackRules: has a key with characters that Nova does not take", "tags", """{"a.b":"c"}""", """{"a/b":"c"}""",
            "[\"a/b\"] \"c\": has a key with characters that Nova does not take; write letters of ASCII, digits, spaces and - _ : ."),
        Of("ProviderKeys: is for provider …, and … is …", "workerInstanceType", "t3.medium", "t3.large",
            " \"t3.large\": is for provider aws, and calico-ipv6:provider is openstack; remove it"),
    ];

    /// <summary>With service ranges among a port's pairs, two less in dual-stack are left: the rule's other boundary.</summary>
    public static readonly SettingsRow AdvertisedServices = Of(
        "OpenStackRules: has … ranges, and with the pods'…", "allowedAddressPairs", ("bgpAdvertiseServices", "true"), ("bgpAdvertiseServices", "true"), SixPairs, SevenPairs,
        $" \"{SevenPairs}\": has 7 ranges, and with the pods' and Services' Neutron takes 10 pairs a port (max_allowed_address_pair); list 6 at most, in wider ranges");

    private static SettingsRow Of(string rule, string key, string accepted, string? rejected, string message) =>
        new(rule, OnOpenStack((key, accepted)), OnOpenStack((key, rejected)), $"calico-ipv6:{key}{message}");

    // Beside another key, which is what changes or stays the same.
    private static SettingsRow Of(string rule, string key, (string, string?) acceptedBeside, (string, string?) rejectedBeside, string accepted, string rejected, string message) =>
        new(rule, OnOpenStack(acceptedBeside, (key, accepted)), OnOpenStack(rejectedBeside, (key, rejected)), $"calico-ipv6:{key}{message}");
}
