using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of AWS's network: one that exists, or where the IPv6 block of a new one is from.</summary>
internal static partial class NetworkSettings
{
    private const int LongestPoolBlock = 60;
    private const int ShortestPoolBlock = 44;

    private static readonly Cidr UniqueLocal = Cidr.Parse("fd00::/8");

    public static NetworkOptions Read(ConfigReader config) => new()
    {
        NatGateways = config.Word(ConfigKeys.NatGateways, Words.NatGateways) ?? NatGateways.One,
        IPv6IpamPoolId = config.Text(ConfigKeys.IPv6IpamPoolId, PoolName.IsMatch, "is not the id of an IPAM pool", "write ipam-pool-0123456789abcdef0 for example"),
        IPv6NetmaskLength = NetmaskLength(config),
        Existing = Existing(config),
    };

    /// <summary>What the keys say against each other, and against zones and mode.</summary>
    public static void Check(ConfigReader config, NetworkOptions options, AddressRequest addresses)
    {
        bool Knows(params ReadOnlySpan<ConfigKey> keys) => !keys.ToArray().Any(k => config.Unread.Contains(k.Name));

        if (Knows(ConfigKeys.Mode, ConfigKeys.VpcId, ConfigKeys.IPv6IpamPoolId, ConfigKeys.IPv6NetmaskLength))
        {
            CheckPool(config, options, addresses);
        }

        if (options.IPv6IpamPoolId is not null && Knows(ConfigKeys.HostCidrs, ConfigKeys.IPv6IpamPoolId))
        {
            CheckBlock(config, addresses);
        }

        if (options.Existing is not { } network || !Knows(ConfigKeys.Zones))
        {
            return;
        }

        if (Knows(ConfigKeys.EdgeSubnetIds))
        {
            CheckCount(config, ConfigKeys.EdgeSubnetIds, network.EdgeSubnetIds, addresses.Zones);
        }

        if (!Knows(ConfigKeys.Mode, ConfigKeys.PrivateHosts, ConfigKeys.EdgeSubnetIds, ConfigKeys.HostSubnetIds))
        {
            return;
        }

        bool shares = SubnetIds(config, ConfigKeys.HostSubnetIds).IsEmpty;
        if (shares && (addresses.PrivateHosts || addresses.Mode == StackMode.IPv6))
        {
            config.Add(new(
                ConfigKeys.HostSubnetIds.In(config.Values.Project), null, $"is empty, and {WhyApart(addresses)} are not in the subnets of {ConfigKeys.EdgeSubnetIds.In(config.Values.Project)}",
                $"list {Subnets(addresses.Zones)} for them"));
        }
        else if (!shares)
        {
            CheckCount(config, ConfigKeys.HostSubnetIds, network.HostSubnetIds, addresses.Zones);
            CheckApart(config, network, addresses);
        }
    }

    // Where hosts have subnets of their own, that of the edge has another way out, or another family.
    private static void CheckApart(ConfigReader config, ExistingNetwork network, AddressRequest addresses)
    {
        if (!addresses.PrivateHosts && addresses.Mode != StackMode.IPv6)
        {
            return;
        }

        string edge = ConfigKeys.EdgeSubnetIds.In(config.Values.Project);
        foreach ((int index, string id) in network.HostSubnetIds.Index().Where(e => network.EdgeSubnetIds.Contains(e.Item)))
        {
            config.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"{ConfigKeys.HostSubnetIds.In(config.Values.Project)}[{index}]"), id,
                $"is in {edge} too, where {WhyApart(addresses)} are not", "write the subnet of the hosts in that zone"));
        }
    }

    private static string WhyApart(AddressRequest addresses) => addresses.PrivateHosts ? "private hosts" : "hosts without IPv4";

    // Absent where its name cannot be read, too.
    private static ExistingNetwork? Existing(ConfigReader config)
    {
        string? vpc = config.Text(ConfigKeys.VpcId, VpcName.IsMatch, "is not the id of a VPC", "write vpc-0123456789abcdef0 for example");
        ImmutableArray<string> edge = SubnetIds(config, ConfigKeys.EdgeSubnetIds);
        ImmutableArray<string> hosts = SubnetIds(config, ConfigKeys.HostSubnetIds);
        if (vpc is not null)
        {
            return new() { VpcId = vpc, EdgeSubnetIds = edge, HostSubnetIds = hosts.IsEmpty ? edge : hosts };
        }

        foreach (ConfigKey key in new[] { ConfigKeys.EdgeSubnetIds, ConfigKeys.HostSubnetIds }.Where(k => !(k == ConfigKeys.EdgeSubnetIds ? edge : hosts).IsEmpty))
        {
            if (!config.Unread.Contains(ConfigKeys.VpcId.Name))
            {
                config.Refuse(key, null, "names subnets of no VPC", $"set {ConfigKeys.VpcId.In(config.Values.Project)} to theirs, or remove it, and subnets are made");
            }
        }

        return null;
    }

    private static int NetmaskLength(ConfigReader config)
    {
        int? length = config.Integer(ConfigKeys.IPv6NetmaskLength, ShortestPoolBlock, LongestPoolBlock);
        if (length is { } given && given % 4 != 0)
        {
            config.Refuse(
                ConfigKeys.IPv6NetmaskLength, Number(given), "is a length that no VPC has: they are 44, 48, 52, 56 and 60", $"write {Number(given / 4 * 4)} for example");
            return NetworkOptions.AmazonNetmaskLength;
        }

        return length ?? NetworkOptions.AmazonNetmaskLength;
    }

    private static void CheckPool(ConfigReader config, NetworkOptions options, AddressRequest addresses)
    {
        string key = ConfigKeys.IPv6IpamPoolId.In(config.Values.Project);
        if (options is { IPv6IpamPoolId: { } pool, Existing: not null })
        {
            config.Add(new(key, pool, $"is for a VPC that is made, and {ConfigKeys.VpcId.In(config.Values.Project)} names one that exists", "remove one of the two"));
        }
        else if (options.IPv6IpamPoolId is not null && addresses.Mode == StackMode.IPv4)
        {
            config.Add(new(key, options.IPv6IpamPoolId, "gives IPv6, and mode ipv4 has none", "remove it"));
        }
        else if (options is { IPv6IpamPoolId: null, IPv6NetmaskLength: not NetworkOptions.AmazonNetmaskLength })
        {
            config.Add(new(
                ConfigKeys.IPv6NetmaskLength.In(config.Values.Project), Number(options.IPv6NetmaskLength), "is not what Amazon gives, which is a /56", $"remove it, or set {key}"));
        }
    }

    // Addresses of a private pool "are not and cannot be advertised on the internet" (EC2 API, VpcIpv6CidrBlockAssociation), and the
    // gateways and balancers of this network are for those that are.
    private static void CheckBlock(ConfigReader config, AddressRequest addresses)
    {
        foreach ((int index, Cidr block) in addresses.HostCidrs.Index().Where(e => UniqueLocal.Contains(e.Item)))
        {
            config.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"{ConfigKeys.HostCidrs.In(config.Values.Project)}[{index}]"), block.ToString(),
                "is unique local, and no gateway of a VPC brings such addresses to the internet and back",
                "write a block of a pool with public addresses, or remove it, and the pool gives one"));
        }
    }

    private static void CheckCount(ConfigReader config, ConfigKey key, ImmutableArray<string> ids, int zones)
    {
        string full = key.In(config.Values.Project);
        if (ids.Length != zones)
        {
            config.Add(new(
                full, null, $"has {Subnets(ids.Length)}, and {ConfigKeys.Zones.In(config.Values.Project)} is {Number(zones)}", $"list {Subnets(zones)}, in the order of the zones"));
        }

        foreach ((int index, string id) in ids.Index().Where(e => ids.IndexOf(e.Item) < e.Index))
        {
            config.Add(new(string.Create(CultureInfo.InvariantCulture, $"{full}[{index}]"), id, "is there twice", "write the subnet of another zone"));
        }
    }

    private static ImmutableArray<string> SubnetIds(ConfigReader config, ConfigKey key)
    {
        if (config.Unread.Contains(key.Name))
        {
            return [];
        }

        ImmutableArray<string> ids = config.Texts<string>(key, (entry, found) =>
        {
            if (SubnetName.IsMatch(entry.Text))
            {
                return entry.Text;
            }

            found.Add(new(entry.Key, entry.Text, "is not the id of a subnet", "write subnet-0123456789abcdef0 for example"));
            return null;
        });
        return config.Unread.Contains(key.Name) ? [] : ids;
    }

    private static string Subnets(int count) => count == 1 ? "one subnet" : $"{Number(count)} subnets";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Eight digits of older resources, seventeen of all that came after (EC2 user guide, "Resource IDs").
    [GeneratedRegex(@"\Avpc-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex VpcName { get; }

    [GeneratedRegex(@"\Aipam-pool-[0-9a-f]{8,17}\z")]
    private static partial Regex PoolName { get; }

    [GeneratedRegex(@"\Asubnet-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex SubnetName { get; }
}
