using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="AddressRequest"/>, and lets <see cref="AddressRules"/> judge what could be read.</summary>
internal static class AddressSettings
{
    /// <summary>Zones of the largest AWS region.</summary>
    private const int MaxZones = 6;

    /// <summary>The largest packet that either family has a length field for.</summary>
    private const int MaxMtu = 65535;

    /// <summary>What AWS keeps of the unique local addresses, for its own servers (VPC user guide, "Route tables": reserved ranges).</summary>
    private static readonly ReservedRange AwsServers = new(Cidr.Parse("fd00:ec2::/32"), "kept by AWS for its own servers, such as DNS and instance metadata");

    /// <summary>The keys that the addresses follow from.</summary>
    public static readonly ImmutableHashSet<string> Keys = [.. AddressKeys.InOrder, ConfigKeys.Provider.Name, ConfigKeys.ClusterName.Name];

    public static AddressRequest Read(ConfigReader config, CloudProvider? provider, NetworkOptions? network, string clusterName, int hostCount)
    {
        bool isAws = provider is null or CloudProvider.Aws;
        bool networkExists = network?.Existing is not null;
        StackMode mode = config.Word(ConfigKeys.Mode, Words.Mode) ?? StackMode.DualStack;
        return new AddressRequest
        {
            Mode = mode,
            PrimaryFamily = config.Word(ConfigKeys.PrimaryFamily, Words.Family),
            UniqueLocal = UniqueLocalPrefix.For(config.Values.Project, config.Values.Stack, clusterName),
            CloudGivesIPv6Hosts = isAws,
            DelegationLength = network?.IPv6NetmaskLength ?? NetworkOptions.AmazonNetmaskLength,
            HasIPv6Pool = network?.IPv6IpamPoolId is not null,
            NetworkExists = networkExists,
            PrivateHosts = config.Boolean(ConfigKeys.PrivateHosts) ?? false,
            HostCidrs = config.Cidrs(ConfigKeys.HostCidrs, UsualLengths.Hosts),
            PodCidrs = config.Cidrs(ConfigKeys.PodCidrs, UsualLengths.Pods),
            ServiceCidrs = config.Cidrs(ConfigKeys.ServiceCidrs, UsualLengths.Services),
            IPPools = Pools(config),
            Encapsulation = Encapsulation(config),
            EncapsulationIPv4 = config.Word(ConfigKeys.EncapsulationIPv4, Words.Encapsulation),
            EncapsulationIPv6 = config.Word(ConfigKeys.EncapsulationIPv6, Words.Encapsulation),
            Bgp = config.Boolean(ConfigKeys.Bgp) ?? true,
            Ipam = config.Word(ConfigKeys.Ipam, Words.Ipam) ?? Ipam.Calico,
            NodeCidrMaskSizeIPv4 = config.Integer(ConfigKeys.NodeCidrMaskSizeIPv4, 0, IPFamily.IPv4.Bits()) ?? 24,
            NodeCidrMaskSizeIPv6 = config.Integer(ConfigKeys.NodeCidrMaskSizeIPv6, 0, IPFamily.IPv6.Bits()) ?? 64,
            Dataplane = config.Word(ConfigKeys.Dataplane, Words.Dataplane) ?? Dataplane.Iptables,
            Mtu = config.Integer(ConfigKeys.Mtu, 0, MaxMtu) is > 0 and int mtu ? mtu : null,
            HostCount = Math.Max(1, hostCount),
            CloudRanges = isAws ? [AwsServers] : [],
            AllowDocumentationRanges = config.Boolean(ConfigKeys.AllowDocumentationRanges) ?? false,
            Dns = DnsSettings.Read(config, isAws, isAws && mode == StackMode.IPv6 && !networkExists),
        };
    }

    /// <summary>The availability zones that hosts are spread over; how many subnets they have is the provider's matter.</summary>
    public static int Zones(ConfigReader config) => config.Integer(ConfigKeys.Zones, 1, MaxZones) ?? 1;

    /// <summary>Every rule that the request breaks, those left out that need an unread key; what is left of a list is judged by itself.</summary>
    public static IReadOnlyList<Problem> Check(ConfigReader config, AddressRequest request) =>
        AddressRules.Check(request, config.Prefix, config.Unread, config.Places);

    private static ImmutableArray<IPPoolRequest> Pools(ConfigReader config) =>
        config.Entries(ConfigKeys.IPPools, (key, json, problems) => new PoolReader(problems).Read(key, json));

    private static Encapsulation? Encapsulation(ConfigReader config)
    {
        Words<Choice> words = new([("auto", new(null)), .. Words.Encapsulation.Items.Select(i => (i.Text, new Choice(i.Value)))]);
        return config.Word(ConfigKeys.Encapsulation, words)?.Encapsulation;
    }

    private readonly record struct Choice(Encapsulation? Encapsulation);
}
