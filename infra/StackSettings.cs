using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Existing;
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

    /// <summary>The cluster that exists; present when the provider is that and says how to reach one.</summary>
    public ExistingCluster? Existing { get; init; }

    /// <summary>The hosts that exist; present when the provider is that and a person lists some.</summary>
    public ExistingHosts? ExistingHosts { get; init; }

    /// <summary>What runs in the cluster beside Calico and DNS.</summary>
    public WorkloadSettings Workloads { get; init; } = new();

    /// <summary>What the stack accepts although the policy forbids it; nothing that is made follows from it.</summary>
    public ImmutableArray<PolicyWaiver> PolicyWaivers { get; init; } = [];

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationException">Something is wrong or missing; every problem is in it.</exception>
    public static StackSettings Read(ConfigValues values) => StackReview.Of(values).Accepted();

    /// <summary>What can be read; the reader keeps the problems.</summary>
    internal static StackSettings Read(ConfigReader config)
    {
        CloudProvider? provider = config.Word(ConfigKeys.Provider, Words.Provider);
        string name = ClusterSettings.Name(config);
        ExistingCluster? existing = ExistingReader.Read(config, provider);
        ClusterSettings.HostCounts hosts = provider == CloudProvider.Existing ? default : ClusterSettings.Counts(config);
        int zones = AddressSettings.Zones(config);
        AwsSettings? aws = AwsReader.IsMeant(config, provider) ? AwsReader.Read(config) : null;
        OpenStackSettings? openStack = provider == CloudProvider.OpenStack ? OpenStackReader.Read(config) : null;
        AddressRequest addresses = AddressSettings.Read(config, provider, aws?.Network, name, hosts.All) with
        {
            HostsExist = provider == CloudProvider.Existing,
            ClusterExists = existing is not null,
            Zones = zones,
        };
        addresses = openStack is null ? addresses : OpenStackReader.In(addresses, openStack);
        HostList? list = HostList.Read(config, provider, addresses.Mode);
        addresses = list?.In(addresses) ?? addresses;
        if (aws is not null)
        {
            NetworkSettings.Check(config, aws.Network, addresses);
        }

        ClusterSpec cluster = ClusterSettings.Read(config, name, hosts, zones, addresses, provider);
        return new()
        {
            Project = config.Values.Project,
            Stack = config.Values.Stack,
            Provider = provider ?? CloudProvider.Aws,
            Addresses = addresses with
            {
                HasRegistryMirror = cluster.RegistryMirror is not null,
                WireguardFamilies = cluster.Calico.Wireguard,
            },
            Cluster = list is null ? cluster : cluster with { Hosts = [.. list.Hosts.Hosts.Select(h => h.Host)] },
            Existing = existing,
            ExistingHosts = list?.Hosts,
            Workloads = WorkloadSettings.Read(config),
            PolicyWaivers = PolicyWaiverReader.Read(config),
            Aws = aws,
            OpenStack = openStack,
        };
    }
}
