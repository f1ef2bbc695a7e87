using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="AddressRequest"/>, and lets <see cref="AddressRules"/> judge what could be read.</summary>
internal static class AddressSettings
{
    /// <summary>Zones of the largest AWS region.</summary>
    private const int MaxZones = 6;

    public static AddressRequest Read(ConfigReader config, CloudProvider? provider, string clusterName)
    {
        StackMode? mode = config.Word(ConfigKeys.Mode, Words.Mode);
        if (mode == StackMode.IPv6 && provider == CloudProvider.Aws)
        {
            config.Add(new(
                config.Prefix + AddressKeys.Mode, "ipv6", "on provider aws needs NAT64 to reach registries without IPv6, which is not built yet", "write dualstack"));
        }

        return new AddressRequest
        {
            Mode = mode ?? StackMode.DualStack,
            PrimaryFamily = config.Word(ConfigKeys.PrimaryFamily, Words.Family),
            UniqueLocal = UniqueLocalPrefix.For(config.Values.Project, config.Values.Stack, clusterName),
            Zones = config.Integer(ConfigKeys.Zones, 1, MaxZones) ?? 1,
            CloudGivesIPv6Hosts = provider is null or CloudProvider.Aws,
            HostCidrs = Cidrs(config, ConfigKeys.HostCidrs),
            PodCidrs = Cidrs(config, ConfigKeys.PodCidrs),
            ServiceCidrs = Cidrs(config, ConfigKeys.ServiceCidrs),
            IPPools = Pools(config),
            Encapsulation = Encapsulation(config),
            Bgp = config.Boolean(ConfigKeys.Bgp) ?? true,
        };
    }

    /// <summary>Every rule that the request breaks, those left out that need an unread key.</summary>
    public static IReadOnlyList<Problem> Check(ConfigReader config, AddressRequest request) => AddressRules.Check(request, config.Prefix, config.Unread);

    // Rules name entries by their place, so a list is judged whole or not at all.
    private static ImmutableArray<Cidr> Cidrs(ConfigReader config, ConfigKey key)
    {
        ImmutableArray<Cidr> cidrs = config.Cidrs(key);
        return config.Unread.Contains(key.Name) ? [] : cidrs;
    }

    private static ImmutableArray<IPPoolRequest> Pools(ConfigReader config)
    {
        if (config.Text(ConfigKeys.IPPools) is not { } json)
        {
            return [];
        }

        ImmutableArray<IPPoolRequest> pools = config.Checked(
            ConfigKeys.IPPools, problems => new PoolReader(problems).Read(ConfigKeys.IPPools.In(config.Values.Project), json));
        return config.Unread.Contains(AddressKeys.IPPools) ? [] : pools;
    }

    private static Encapsulation? Encapsulation(ConfigReader config)
    {
        Words<Choice> words = new([("auto", new(null)), .. Words.Encapsulation.Items.Select(i => (i.Text, new Choice(i.Value)))]);
        return config.Word(ConfigKeys.Encapsulation, words)?.Encapsulation;
    }

    private readonly record struct Choice(Encapsulation? Encapsulation);
}
