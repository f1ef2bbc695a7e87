using System.Collections.Immutable;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Tells the two forms of provider existing apart, a cluster and hosts for one, and refuses beside each what has no meaning there.</summary>
internal static class ExistingReader
{
    private static readonly ImmutableArray<ConfigKey> OfAccess = [ConfigKeys.Kubeconfig, ConfigKeys.KubeContext];

    private static readonly ImmutableArray<ConfigKey> OfClusters = [.. OfAccess, ConfigKeys.ExistingCalico];

    private static readonly ImmutableArray<ConfigKey> OfHosts = [ConfigKeys.Hosts, ConfigKeys.ApiEndpoint, ConfigKeys.ClusterReady];

    /// <summary>What has no meaning for hosts that are there already, in a cluster or not.</summary>
    private static readonly ImmutableArray<ConfigKey> OfOwnHosts =
    [
        ConfigKeys.ControlPlanes, ConfigKeys.Workers, ConfigKeys.Zones, ConfigKeys.PrivateHosts, ConfigKeys.AdminCidrs, ConfigKeys.Tags,
    ];

    /// <summary>What else a stack makes around its own hosts.</summary>
    private static readonly ImmutableArray<ConfigKey> OfOwnNetwork =
    [
        ConfigKeys.NatGateways, ConfigKeys.VpcId, ConfigKeys.EdgeSubnetIds, ConfigKeys.HostSubnetIds, ConfigKeys.IPv6IpamPoolId, ConfigKeys.IPv6NetmaskLength,
        ConfigKeys.ApiAccess, ConfigKeys.NodePortCidrs, ConfigKeys.DeletionProtection, ConfigKeys.Image, ConfigKeys.RootVolumeSize, ConfigKeys.SourceDestCheck,
    ];

    private static readonly ImmutableArray<ConfigKey> OfBalancer = [ConfigKeys.ServicePorts, ConfigKeys.ServiceAccess, ConfigKeys.PublicCidrs];

    /// <summary>What else is done to hosts, and to what is before them, when a stack makes the cluster.</summary>
    private static readonly ImmutableArray<ConfigKey> OfNewCluster =
    [
        ConfigKeys.ApiAccess, ConfigKeys.SshPublicKey, ConfigKeys.JoinTokenHours, ConfigKeys.NodePortCidrs, ConfigKeys.ContainerdMirrors, ConfigKeys.NtpServers,
        .. OfBalancer,
    ];

    /// <summary>What the cluster has already, so that no default can be right.</summary>
    private static readonly ImmutableArray<ConfigKey> OfTheCluster = [ConfigKeys.PodCidrs, ConfigKeys.ServiceCidrs];

    private const string NoCluster = "says what a cluster has, and neither kubeContext nor kubeconfig leads to one";

    private const string SetOne = "set one of them, or remove it";

    /// <summary>The cluster; <c>null</c> where the provider is another, or hosts are listed, or nothing says how to reach one.</summary>
    public static ExistingCluster? Read(ConfigReader config, CloudProvider? provider)
    {
        if (provider != CloudProvider.Existing)
        {
            // Of a provider that could not be read nothing is known.
            RefuseSet(config, provider is null ? [] : [.. OfClusters, .. OfHosts], "is for provider existing", "remove it");
            return null;
        }

        if (ListsHosts(config, provider))
        {
            RefuseSet(config, [.. OfOwnHosts, .. OfOwnNetwork], "is about what a stack makes with its own hosts, and these exist", "remove it");
            RefuseSet(config, OfBalancer, "needs a load balancer, which nobody makes before hosts that exist", "remove it, and put one of your own before NodePorts");
            RefuseSet(config, [ConfigKeys.ExistingCalico], NoCluster, SetOne);
            return null;
        }

        return OfAccess.Any(config.IsSet) ? Cluster(config) : Nothing(config);
    }

    /// <summary>Whether hosts are given, and no cluster.</summary>
    public static bool ListsHosts(ConfigReader config, CloudProvider? provider) =>
        provider == CloudProvider.Existing && config.IsSet(ConfigKeys.Hosts) && !OfAccess.Any(config.IsSet);

    private static ExistingCluster Cluster(ConfigReader config)
    {
        RefuseSet(config, [.. OfOwnHosts, .. OfNewCluster], "is about hosts that the stack makes, and this cluster has its own", "remove it");
        RefuseSet(config, OfHosts, "is about making a cluster, and there is one by kubeconfig or kubeContext", "remove it, or remove those");
        RefuseSet(config, [ConfigKeys.NodeLocalDns], "makes a cache that nobody would ask: this cluster's kubelets tell pods the address of another DNS server", "remove it");
        RefuseSet(config, [ConfigKeys.Dns], "stands beside the DNS server that this cluster has, and would take the address of its Service", "remove it");
        RefuseWithCalico(config);
        foreach (ConfigKey key in OfTheCluster.Where(k => !config.IsSet(k)))
        {
            config.Refuse(key, null, "is missing, and the cluster has its own ranges already", "list those that it was made with, primary family first");
        }

        return new() { Kubeconfig = config.Secret(ConfigKeys.Kubeconfig), Context = config.Text(ConfigKeys.KubeContext), HasCalico = HasCalico(config) };
    }

    private static bool HasCalico(ConfigReader config) => config.Boolean(ConfigKeys.ExistingCalico) ?? false;

    private static void RefuseWithCalico(ConfigReader config)
    {
        if (!config.IsSet(ConfigKeys.ExistingCalico) || config.Text(ConfigKeys.ExistingCalico) != "true")
        {
            return;
        }

        string calico = $"and {ConfigKeys.ExistingCalico.In(config.Values.Project)} is true";
        RefuseSet(config, [ConfigKeys.CalicoInstall, ConfigKeys.CalicoManifest], $"installs Calico, {calico}", "remove one of them");
        RefuseSet(config, [ConfigKeys.CalicoObservability], $"makes objects that a Calico may have already, {calico}", "remove it, and ask who runs that Calico");
    }

    private static ExistingCluster? Nothing(ConfigReader config)
    {
        string project = config.Values.Project;
        RefuseSet(config, [ConfigKeys.ExistingCalico], NoCluster, SetOne);
        config.Refuse(
            ConfigKeys.Provider, config.Text(ConfigKeys.Provider), "needs a cluster, or hosts to make one of",
            $"set {ConfigKeys.KubeContext.In(project)} or {ConfigKeys.Kubeconfig.In(project)}, or list {ConfigKeys.Hosts.In(project)}");
        return null;
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
