using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.OpenStack;

namespace CalicoIPv6.Infra;

/// <summary>All configuration of a stack, read once; what else is to say of it says <see cref="StackReview"/>.</summary>
public sealed record StackSettings
{
    /// <summary>The Pulumi project.</summary>
    public required string Project { get; init; }

    /// <summary>The Pulumi stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Where the hosts come from.</summary>
    public required CloudProvider Provider { get; init; }

    /// <summary>Addresses.</summary>
    public required AddressRequest Addresses { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>AWS; present when the provider is AWS.</summary>
    public AwsSettings? Aws { get; init; }

    /// <summary>OpenStack; present when the provider is OpenStack.</summary>
    public OpenStackSettings? OpenStack { get; init; }

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationException">Something is wrong or missing; every problem is in it.</exception>
    public static StackSettings Read(ConfigValues values) => StackReview.Of(values).Accepted();

    /// <summary>What can be read; the reader keeps the problems.</summary>
    internal static StackSettings Read(ConfigReader config)
    {
        CloudProvider? provider = config.Word(ConfigKeys.Provider, Words.Provider);
        string name = ClusterSettings.Name(config);
        ClusterSettings.HostCounts hosts = ClusterSettings.Counts(config);
        int zones = AddressSettings.Zones(config);
        OpenStackSettings? openStack = provider == CloudProvider.OpenStack ? OpenStackReader.Read(config) : null;
        AddressRequest addresses = AddressSettings.Read(config, provider, name, hosts.All) with
        {
            // A Neutron network is one link, wherever the hosts on it stand.
            Zones = openStack is null ? zones : 1,
            UnplannedHosts = OpenStackReader.UnplannedHosts(openStack),
        };
        ClusterSpec cluster = ClusterSettings.Read(config, name, hosts, zones);
        return new()
        {
            Project = config.Values.Project,
            Stack = config.Values.Stack,
            Provider = provider ?? CloudProvider.Aws,
            Addresses = addresses with { HasRegistryMirror = cluster.RegistryMirror is not null },
            Cluster = cluster,
            Aws = provider == CloudProvider.Aws ? AwsReader.Read(config) : null,
            OpenStack = openStack,
        };
    }
}
