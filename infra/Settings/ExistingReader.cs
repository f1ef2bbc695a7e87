using System.Collections.Immutable;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="ExistingCluster"/>, and refuses beside them what is about hosts that a stack makes itself.</summary>
internal static class ExistingReader
{
    private static readonly ImmutableArray<ConfigKey> OfAccess = [ConfigKeys.Kubeconfig, ConfigKeys.KubeContext];

    /// <summary>What has no meaning for hosts that are there and run already.</summary>
    internal static readonly ImmutableArray<ConfigKey> OfOwnHosts =
    [
        ConfigKeys.ControlPlanes, ConfigKeys.Workers, ConfigKeys.Zones, ConfigKeys.PrivateHosts, ConfigKeys.IPv6AddressMode, ConfigKeys.NatGateways,
        ConfigKeys.VpcId, ConfigKeys.EdgeSubnetIds, ConfigKeys.HostSubnetIds, ConfigKeys.IPv6IpamPoolId, ConfigKeys.IPv6NetmaskLength,
        ConfigKeys.AdminCidrs, ConfigKeys.ApiAccess, ConfigKeys.SshPublicKey, ConfigKeys.JoinTokenHours, ConfigKeys.ServicePorts, ConfigKeys.PublicCidrs,
        ConfigKeys.NodePortCidrs, ConfigKeys.DeletionProtection, ConfigKeys.ContainerdMirrors, ConfigKeys.NtpServers, ConfigKeys.Tags,
        ConfigKeys.ControlPlaneInstanceType, ConfigKeys.WorkerInstanceType, ConfigKeys.Image, ConfigKeys.RootVolumeSize, ConfigKeys.SourceDestCheck,
    ];

    /// <summary>What the cluster has already, so that no default can be right.</summary>
    private static readonly ImmutableArray<ConfigKey> OfTheCluster = [ConfigKeys.PodCidrs, ConfigKeys.ServiceCidrs];

    /// <summary>The cluster; <c>null</c> where the provider is another, or nothing says how to reach one.</summary>
    public static ExistingCluster? Read(ConfigReader config, CloudProvider? provider)
    {
        if (provider != CloudProvider.Existing)
        {
            // Of a provider that could not be read nothing is known.
            RefuseSet(config, provider is null ? [] : OfAccess, "is for provider existing", "remove it");
            return null;
        }

        if (!OfAccess.Any(config.IsSet))
        {
            return null;
        }

        RefuseSet(config, OfOwnHosts, "is about hosts that the stack makes, and this cluster has its own", "remove it");
        foreach (ConfigKey key in OfTheCluster.Where(k => !config.IsSet(k)))
        {
            config.Refuse(key, null, "is missing, and the cluster has its own ranges already", "list those that it was made with, primary family first");
        }

        return new() { Kubeconfig = config.Secret(ConfigKeys.Kubeconfig), Context = config.Text(ConfigKeys.KubeContext) };
    }

    private static void RefuseSet(ConfigReader config, IEnumerable<ConfigKey> keys, string rule, string remedy)
    {
        foreach (ConfigKey key in keys.Where(config.IsSet))
        {
            // Even where it is written in plain text by mistake, a kubeconfig is not repeated.
            config.Refuse(key, key == ConfigKeys.Kubeconfig ? null : config.Values.Values.GetValueOrDefault(key.In(config.Values.Project)), rule, remedy);
        }
    }
}
