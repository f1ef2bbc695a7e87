using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="ClusterSpec"/>.</summary>
internal static class ClusterSettings
{
    /// <summary>etcd has a quorum of more than half; beyond seven members it only grows slower (etcd.io FAQ, "What is maximum cluster size?").</summary>
    internal const int MaxControlPlanes = 7;

    private const int MaxWorkers = 1000;

    /// <summary>A year. Whoever holds a token can add nodes; a longer life would be one without end.</summary>
    private const int MaxTokenHours = 8760;

    /// <summary>A DNS label has 63 characters at most (RFC 1123); the longest that <see cref="HostSpec.Of"/> puts after the name takes its share.</summary>
    private static readonly int MaxNameLength = 63 - HostSpec.Of("", MaxControlPlanes, MaxWorkers, 1).Max(h => h.Name.Length);

    public static ClusterSpec Read(ConfigReader config, string name, HostCounts hosts, int zones, AddressRequest addresses, CloudProvider? provider)
    {
        CalicoInstall install = config.Word(ConfigKeys.CalicoInstall, Words.CalicoInstall) ?? CalicoInstall.Operator;
        return new()
        {
            Name = name,
            KubernetesVersion = ReleaseNumber.Kubernetes(config),
            CalicoVersion = ReleaseNumber.Calico(config),
            Hosts = HostSpec.Of(name, hosts.ControlPlanes, hosts.Workers, zones),
            AdminCidrs = Ranges(config, ConfigKeys.AdminCidrs),
            ApiAccess = config.Word(ConfigKeys.ApiAccess, Words.EndpointAccess) ?? EndpointAccess.Public,
            ServicePorts = ServicePortReader.Read(config),
            ServiceAccess = config.Word(ConfigKeys.ServiceAccess, Words.EndpointAccess) ?? EndpointAccess.Public,
            PublicCidrs = Ranges(config, ConfigKeys.PublicCidrs),
            NodePortCidrs = Ranges(config, ConfigKeys.NodePortCidrs),
            SshPublicKey = SshKey.Read(config),
            Tags = TagReader.Read(config),
            NodeAddressIPv4 = NodeAddressReader.Read(config, ConfigKeys.NodeAddressAutodetectionIPv4, IPFamily.IPv4),
            NodeAddressIPv6 = NodeAddressReader.Read(config, ConfigKeys.NodeAddressAutodetectionIPv6, IPFamily.IPv6),
            CalicoInstall = install,
            Calico = CalicoSettings.Read(config, addresses, install),
            CalicoManifest = ManifestReader.Calico(config),
            KubeDnsManifest = ManifestReader.KubeDns(config),
            PrivateHosts = addresses.PrivateHosts,
            IPv6AddressMode = config.Word(ConfigKeys.IPv6AddressMode, Words.IPv6AddressMode),
            RegistryMirror = Registry.Mirror(config),
            ContainerdMirrors = MirrorReader.Read(config),
            NtpServers = TimeServers.Read(config, provider, addresses),
            JoinTokenHours = config.Integer(ConfigKeys.JoinTokenHours, JoinToken.MinHours, MaxTokenHours) ?? JoinToken.MinHours,
        };
    }

    /// <summary>How many hosts of each role; what could not be read counts for the least there can be.</summary>
    public static HostCounts Counts(ConfigReader config) => new(ControlPlanes(config), config.Integer(ConfigKeys.Workers, 0, MaxWorkers) ?? 0);

    /// <summary>The cluster's name: the key's, else the stack's.</summary>
    public static string Name(ConfigReader config)
    {
        string? given = config.Text(ConfigKeys.ClusterName);
        string name = given ?? config.Values.Stack;
        if (!config.Unread.Contains(ConfigKeys.ClusterName.Name) && !DnsLabel.IsValid(name, MaxNameLength))
        {
            config.Refuse(
                ConfigKeys.ClusterName, name,
                $"{(given is null ? "(the stack's name) " : "")}is not a DNS label of at most {MaxNameLength} characters: " +
                "lower-case letters and digits, and - between them",
                DnsLabel.Nearest(name, MaxNameLength) is { } near ? $"write {near}" : "write my-cluster for example");
        }

        return name;
    }

    private static int ControlPlanes(ConfigReader config)
    {
        int? count = config.Integer(ConfigKeys.ControlPlanes, 1, MaxControlPlanes);
        if (count is { } even && even % 2 == 0)
        {
            config.Refuse(
                ConfigKeys.ControlPlanes, config.Text(ConfigKeys.ControlPlanes), "is even, and etcd survives no more losses with it than with one less",
                $"write {even - 1} or {even + 1}");
        }

        return count ?? 1;
    }

    private static ImmutableArray<Cidr> Ranges(ConfigReader config, ConfigKey key)
    {
        ImmutableArray<Cidr> ranges = config.Cidrs(key, UsualLengths.Addresses);
        for (int i = 0; i < ranges.Length; i++)
        {
            int place = config.Places.TryGetValue(key.Name, out ImmutableArray<int> places) ? places[i] : i;
            if (Fault(config, key, ranges, i) is { } fault)
            {
                config.Add(new($"{key.In(config.Values.Project)}[{place}]", ranges[i].ToString(), fault.Rule, fault.Remedy));
            }
        }

        return ranges;
    }

    // Clouds refuse a firewall rule that is there already.
    private static CidrFault? Fault(ConfigReader config, ConfigKey key, ImmutableArray<Cidr> ranges, int index) =>
        ranges.IndexOf(ranges[index]) < index ? new("is there twice", "remove it")
        : AddressRules.NobodyComesFrom(ranges[index], AllowsDocumentation(config)) is { } use
            ? new($"lets nobody in: nobody comes from there, since {use}", key == ConfigKeys.AdminCidrs ? "write the range that you come from, as the API sees it" : "write the range that clients come from")
            : null;

    private static bool AllowsDocumentation(ConfigReader config) =>
        config.Unread.Contains(ConfigKeys.AllowDocumentationRanges.Name) || config.Text(ConfigKeys.AllowDocumentationRanges) == "true";

    internal readonly record struct HostCounts(int ControlPlanes, int Workers)
    {
        public int All => ControlPlanes + Workers;
    }
}
