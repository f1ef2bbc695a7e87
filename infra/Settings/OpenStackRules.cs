using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.OpenStack;

namespace CalicoIPv6.Infra.Settings;

/// <summary>What Neutron and Octavia refuse, or take and then do not do; said before either is asked.</summary>
/// <remarks>
/// Three of Neutron's rules cannot be broken from here: address and advertisement modes are equal, DHCP is on, and a planned IPv6 subnet
/// is a /64, as <c>slaac</c> and <c>dhcpv6-stateless</c> want it (neutron/db/db_base_plugin_v2.py, _validate_ipv6_attributes).
/// </remarks>
internal static class OpenStackRules
{
    /// <summary>What an IPv6 link carries at least (RFC 8200 section 5); below it Neutron's router advertises no MTU, and Linux takes IPv6 off the interface.</summary>
    private const int LeastMtu = 1280;

    private static readonly Cidr LinkLocal = Cidr.Parse("fe80::/10");

    private static readonly ImmutableArray<Func<Asked, IEnumerable<Problem>>> All =
        [AddressMode, IPv6Range, Delegation, OfExistingNetwork, Subnets, OwnNetwork, Mtu, Resolvers, Pairs, PairFamilies, PairCount, HiddenHosts, Volume, TagKeys];

    public static IEnumerable<Problem> In(StackSettings settings, ConfigReader config) =>
        settings.OpenStack is { } openStack ? All.SelectMany(rule => rule(new Asked(settings, openStack, config))) : [];

    private static IEnumerable<Problem> AddressMode(Asked asked) => asked.Knows(ConfigKeys.Mode) && !asked.HasIPv6
        ? asked.Set(ConfigKeys.IPv6AddressMode, ConfigKeys.IPv6SubnetPoolId, ConfigKeys.IPv6PrefixDelegation)
            .Select(key => asked.At(key, $"has no subnet to be for: mode {asked.Mode} has no IPv6", "remove it"))
        : [];

    private static IEnumerable<Problem> IPv6Range(Asked asked) => asked.Own.IPv6SubnetPoolId is not null && asked.Own.IPv6PrefixDelegation
        ? [asked.At(ConfigKeys.IPv6PrefixDelegation, $"gives hosts a second IPv6 range beside {asked.Key(ConfigKeys.IPv6SubnetPoolId)}", "remove one of them")]
        : [];

    // neutron/db/db_base_plugin_v2.py, _validate_subnet_for_pd: the address has to follow from whatever prefix comes.
    private static IEnumerable<Problem> Delegation(Asked asked) =>
        asked.Own.IPv6PrefixDelegation && asked.Knows(ConfigKeys.IPv6AddressMode) && asked.HasIPv6
        && asked.Settings.Cluster.IPv6AddressMode is null or IPv6AddressMode.Dhcpv6Stateful
            ? [asked.At(ConfigKeys.IPv6PrefixDelegation, "does not go with stateful DHCPv6", $"write slaac or dhcpv6-stateless for {asked.Key(ConfigKeys.IPv6AddressMode)}")]
            : [];

    // That host ranges are the network's too is a rule of addresses (FamilyRules).
    private static IEnumerable<Problem> OfExistingNetwork(Asked asked) => asked.Own.NetworkId is null
        ? []
        : asked.Set(
                ConfigKeys.IPv6AddressMode, ConfigKeys.IPv6SubnetPoolId, ConfigKeys.IPv6PrefixDelegation, ConfigKeys.HostResolvers, ConfigKeys.NetworkMtu)
            .Select(key => asked.At(key, $"is for a network that is made, and {asked.Key(ConfigKeys.NetworkId)} names one that is there", "remove one of them"));

    private static IEnumerable<Problem> Subnets(Asked asked)
    {
        int wanted = asked.Settings.Addresses.Mode == StackMode.DualStack ? 2 : 1;
        if (!asked.Knows(ConfigKeys.Mode, ConfigKeys.NetworkId, ConfigKeys.SubnetIds))
        {
            yield break;
        }

        if (asked.Own.NetworkId is null && !asked.Own.SubnetIds.IsEmpty)
        {
            yield return asked.At(ConfigKeys.SubnetIds, "are subnets of a network that is there, and none is named", $"set {asked.Key(ConfigKeys.NetworkId)}, or remove it");
        }
        else if (asked.Own.NetworkId is not null && asked.Own.SubnetIds.Length != wanted)
        {
            yield return asked.At(
                ConfigKeys.SubnetIds, string.Create(CultureInfo.InvariantCulture, $"has {asked.Own.SubnetIds.Length} ids, and mode {asked.Mode} wants {wanted}: one a family"), "list the hosts' subnets, primary family first");
        }
        else if (asked.Own.SubnetIds.Distinct().Count() < asked.Own.SubnetIds.Length)
        {
            yield return asked.At(ConfigKeys.SubnetIds, "has one subnet twice, and a subnet has one family", "list the hosts' subnets, primary family first");
        }
    }

    private static IEnumerable<Problem> OwnNetwork(Asked asked) =>
        asked.Own is { NetworkId: null, ExternalNetwork: null } && asked.Knows(ConfigKeys.NetworkId, ConfigKeys.ExternalNetwork)
            ? [new(
                asked.Key(ConfigKeys.ExternalNetwork), null, "is missing, and hosts in a network without a gateway reach neither packages nor images",
                $"write a name that `openstack network list --external` shows, or set {asked.Key(ConfigKeys.NetworkId)}")]
            : [];

    private static IEnumerable<Problem> Mtu(Asked asked) => asked.Own.NetworkMtu < LeastMtu && asked.HasIPv6 && asked.Knows(ConfigKeys.Mode)
        ? [asked.At(ConfigKeys.NetworkMtu, "is less than 1280 bytes, the least of IPv6 (RFC 8200)", "write 1280 or more, or remove it")]
        : [];

    private static IEnumerable<Problem> Resolvers(Asked asked)
    {
        foreach ((int index, System.Net.IPAddress address) in asked.Own.HostResolvers.Index())
        {
            IPFamily family = address.AddressFamily == AddressFamily.InterNetwork ? IPFamily.IPv4 : IPFamily.IPv6;
            if (asked.Knows(ConfigKeys.Mode) && !asked.Families.Contains(family))
            {
                yield return asked.Entry(ConfigKeys.HostResolvers, index, address.ToString(), $"is an {family} address, and mode {asked.Mode} has no {family}", "remove it");
            }
            else if (asked.Own.HostResolvers.IndexOf(address) < index)
            {
                yield return asked.Entry(ConfigKeys.HostResolvers, index, address.ToString(), "is there twice", "remove it");
            }
            else if (asked.Nobody(Cidr.Covering(address, family.Bits())) is { } use)
            {
                yield return asked.Entry(ConfigKeys.HostResolvers, index, address.ToString(), $"cannot be a resolver's address, since {use}", "write the unicast address of a resolver, or remove it");
            }
        }
    }

    // Neutron: "Port Security must be enabled in order to have allowed address pairs".
    private static IEnumerable<Problem> Pairs(Asked asked) => !asked.Own.PortSecurity && !asked.Own.AllowedAddressPairs.IsEmpty
        ? [asked.At(ConfigKeys.AllowedAddressPairs, $"has nothing to allow: {asked.Key(ConfigKeys.PortSecurity)} is false", "remove one of them")]
        : [];

    private static IEnumerable<Problem> PairFamilies(Asked asked)
    {
        foreach ((int index, Cidr range) in asked.Own.AllowedAddressPairs.Index())
        {
            if (asked.Knows(ConfigKeys.Mode) && !asked.Families.Contains(range.Family))
            {
                yield return asked.Entry(ConfigKeys.AllowedAddressPairs, index, range.ToString(), $"is an {range.Family} range, and mode {asked.Mode} has no {range.Family}", "remove it");
            }
            else if (asked.Own.AllowedAddressPairs.IndexOf(range) < index)
            {
                yield return asked.Entry(ConfigKeys.AllowedAddressPairs, index, range.ToString(), "is there twice", "remove it");
            }
            else if (range.PrefixLength == 0)
            {
                yield return asked.Entry(
                    ConfigKeys.AllowedAddressPairs, index, range.ToString(), "lets hosts send as anybody", $"list narrower ranges, or write false for {asked.Key(ConfigKeys.PortSecurity)}");
            }
            else if (asked.Nobody(range) is { } use)
            {
                yield return asked.Entry(
                    ConfigKeys.AllowedAddressPairs, index, range.ToString(), $"has nothing to allow: nobody sends from there, since {use}", "write the range that hosts send from, or remove it");
            }
        }
    }

    // The pods' own pairs may be there or not, as their encapsulation wants; room is kept for one a family.
    private static IEnumerable<Problem> PairCount(Asked asked)
    {
        bool hasServices = asked.Settings.Cluster.Calico.Bgp.AdvertiseServices;
        int room = AddressPairs.Most - (asked.Families.Length * (hasServices ? 2 : 1));
        return asked.Own.AllowedAddressPairs.Length > room && asked.Knows(ConfigKeys.Mode, ConfigKeys.BgpAdvertiseServices)
            ? [asked.At(
                ConfigKeys.AllowedAddressPairs,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has {asked.Own.AllowedAddressPairs.Length} ranges, and with the pods'{(hasServices ? " and Services'" : "")} Neutron takes {AddressPairs.Most} pairs a port (max_allowed_address_pair)"),
                string.Create(CultureInfo.InvariantCulture, $"list {room} at most, in wider ranges"))]
            : [];
    }

    // Such hosts reach a floating address through the router, by its address; which that is of a router that is not ours, nobody here knows.
    // Where the cluster's endpoint is in IPv6, they have no business there.
    private static IEnumerable<Problem> HiddenHosts(Asked asked) =>
        asked.Own is { NetworkId: not null, ExternalNetwork: not null, ApiBalancer: ApiBalancer.Octavia } && asked.Settings.Cluster is { PrivateHosts: true, ApiAccess: EndpointAccess.Public }
        && asked.Primary == IPFamily.IPv4 && asked.Knows(ConfigKeys.Mode, ConfigKeys.PrimaryFamily, ConfigKeys.ApiBalancer, ConfigKeys.ApiAccess)
            ? [asked.At(
                ConfigKeys.ExternalNetwork,
                $"gives the API's balancer a floating address, at which it cannot tell private hosts of network {asked.Own.NetworkId} from strangers",
                $"remove it, and clients connect to the balancer in that network, or write false for {asked.Key(ConfigKeys.PrivateHosts)}")]
            : [];

    private static IEnumerable<Problem> Volume(Asked asked) => asked.Own is { BootVolumeType: not null, BootVolumeSize: null } && asked.Knows(ConfigKeys.BootVolumeSize)
        ? [asked.At(ConfigKeys.BootVolumeType, "has no volume to be for", $"set {asked.Key(ConfigKeys.BootVolumeSize)}, 30 for example, or remove it")]
        : [];

    // Tags are metadata of servers, too: 255 of these characters (nova/api/validation/parameter_types.py, metadata).
    private static IEnumerable<Problem> TagKeys(Asked asked) => asked.Settings.Cluster.Tags.Keys
        .Where(key => !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.' or ' '))
        .Select(key => new Problem(
            JsonReader.Field(asked.Key(ConfigKeys.Tags), key), asked.Settings.Cluster.Tags[key], "has a key with characters that Nova does not take", "write letters of ASCII, digits, spaces and - _ : ."));

    private sealed record Asked(StackSettings Settings, OpenStackSettings Own, ConfigReader Config)
    {
        public string Mode => Settings.Addresses.Mode.Lower();

        public ImmutableArray<IPFamily> Families => Settings.Addresses.Mode.Families(IPFamily.IPv4);

        public IPFamily Primary => Settings.Addresses.Mode.Families(Settings.Addresses.PrimaryFamily ?? IPFamily.IPv4)[0];

        public bool HasIPv6 => Families.Contains(IPFamily.IPv6);

        public bool Knows(params ReadOnlySpan<ConfigKey> keys)
        {
            foreach (ConfigKey key in keys)
            {
                if (Config.Unread.Contains(key.Name))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Why nobody on the network has an address of a range; <c>null</c> when somebody may, such as the router on the hosts' own link.</summary>
        public string? Nobody(Cidr range) => LinkLocal.Contains(range)
            ? null
            : AddressRules.NobodyComesFrom(range, Settings.Addresses.AllowDocumentationRanges || !Knows(ConfigKeys.AllowDocumentationRanges));

        public string Key(ConfigKey key) => key.In(Config.Values.Project);

        /// <summary>Those of the keys that say something else than their default.</summary>
        public IEnumerable<ConfigKey> Set(params IEnumerable<ConfigKey> keys) => keys.Where(key => Knows(key) && Config.IsSet(key));

        public Problem At(ConfigKey key, string rule, string remedy) => new(Key(key), Config.Text(key), rule, remedy);

        public Problem Entry(ConfigKey key, int index, string value, string rule, string remedy) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{Key(key)}[{index}]"), value, rule, remedy);
    }
}
