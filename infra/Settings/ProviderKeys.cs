using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Keys that one provider alone has a use for. With another one nothing would follow from them, without a word.</summary>
internal static class ProviderKeys
{
    private static readonly ImmutableArray<(CloudProvider Provider, ImmutableArray<ConfigKey> Keys)> Table =
    [
        (CloudProvider.Aws,
        [
            ConfigKeys.NatGateways, ConfigKeys.VpcId, ConfigKeys.EdgeSubnetIds, ConfigKeys.HostSubnetIds, ConfigKeys.IPv6IpamPoolId,
            ConfigKeys.IPv6NetmaskLength, ConfigKeys.DeletionProtection, ConfigKeys.ControlPlaneInstanceType, ConfigKeys.WorkerInstanceType,
            ConfigKeys.Image, ConfigKeys.RootVolumeSize, ConfigKeys.SourceDestCheck,
        ]),
        (CloudProvider.OpenStack,
        [
            ConfigKeys.IPv6AddressMode, ConfigKeys.ExternalNetwork, ConfigKeys.NetworkId, ConfigKeys.SubnetIds, ConfigKeys.IPv6SubnetPoolId,
            ConfigKeys.IPv6PrefixDelegation, ConfigKeys.HostResolvers, ConfigKeys.NetworkMtu, ConfigKeys.PortSecurity,
            ConfigKeys.AllowedAddressPairs, ConfigKeys.ApiBalancer, ConfigKeys.ControlPlaneFlavor, ConfigKeys.WorkerFlavor,
            ConfigKeys.ImageName, ConfigKeys.BootVolumeSize, ConfigKeys.BootVolumeType,
        ]),
    ];

    /// <summary>The keys that are another provider's, and say something else than their default.</summary>
    public static IEnumerable<Problem> In(StackSettings settings, ConfigReader config) => config.Unread.Contains(ConfigKeys.Provider.Name)
        ? []
        : from row in Table
          where row.Provider != settings.Provider
          from key in row.Keys
          where !config.Unread.Contains(key.Name) && config.IsSet(key)
          select new Problem(
              key.In(config.Values.Project), config.Values.Values.GetValueOrDefault(key.In(config.Values.Project)),
              $"is for provider {Word(row.Provider)}, and {ConfigKeys.Provider.In(config.Values.Project)} is {Word(settings.Provider)}", "remove it");

    private static string Word(CloudProvider provider) => Words.Provider.Items.Single(i => i.Value == provider).Text;
}
