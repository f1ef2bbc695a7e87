using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="ClusterSpec"/>.</summary>
internal static partial class ClusterSettings
{
    /// <summary>etcd has a quorum of more than half; beyond seven members it only grows slower (etcd.io FAQ, "What is maximum cluster size?").</summary>
    private const int MaxControlPlanes = 7;

    private const int MaxWorkers = 1000;

    /// <summary>A DNS label has 63 characters at most (RFC 1123); the longest that <see cref="HostSpec.Of"/> puts after the name takes its share.</summary>
    private static readonly int MaxNameLength = 63 - HostSpec.Of("", MaxControlPlanes, MaxWorkers, 1).Max(h => h.Name.Length);

    public static ClusterSpec Read(ConfigReader config, string name, HostCounts hosts, AddressRequest addresses) => new()
    {
        Name = name,
        KubernetesVersion = ReleaseNumber.Kubernetes(config),
        CalicoVersion = ReleaseNumber.Calico(config),
        Hosts = HostSpec.Of(name, hosts.ControlPlanes, hosts.Workers, addresses.Zones),
        AdminCidrs = AdminCidrs(config),
        SshPublicKey = SshKey.Read(config),
        Tags = TagReader.Read(config),
        NodeAddressIPv4 = NodeAddressReader.Read(config, ConfigKeys.NodeAddressAutodetectionIPv4, IPFamily.IPv4),
        NodeAddressIPv6 = NodeAddressReader.Read(config, ConfigKeys.NodeAddressAutodetectionIPv6, IPFamily.IPv6),
        CalicoInstall = config.Word(ConfigKeys.CalicoInstall, Words.CalicoInstall) ?? CalicoInstall.Operator,
        PrivateHosts = addresses.PrivateHosts,
        IPv6AddressMode = config.Word(ConfigKeys.IPv6AddressMode, Words.IPv6AddressMode),
        RegistryMirror = Registry.Mirror(config),
    };

    /// <summary>How many hosts of each role; what could not be read counts for the least there can be.</summary>
    public static HostCounts Counts(ConfigReader config) => new(ControlPlanes(config), config.Integer(ConfigKeys.Workers, 0, MaxWorkers) ?? 0);

    /// <summary>The cluster's name: the key's, else the stack's.</summary>
    public static string Name(ConfigReader config)
    {
        string? given = config.Text(ConfigKeys.ClusterName);
        string name = given ?? config.Values.Stack;
        if (!config.Unread.Contains(ConfigKeys.ClusterName.Name) && (name.Length > MaxNameLength || !Label.IsMatch(name)))
        {
            config.Refuse(
                ConfigKeys.ClusterName, name,
                $"{(given is null ? "(the stack's name) " : "")}is not a DNS label of at most {MaxNameLength} characters: " +
                "lower-case letters and digits, and - between them",
                "write a1 or my-cluster for example");
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

    private static ImmutableArray<Cidr> AdminCidrs(ConfigReader config)
    {
        ImmutableArray<Cidr> ranges = config.Cidrs(ConfigKeys.AdminCidrs);
        for (int i = 0; i < ranges.Length && !config.Unread.Contains(ConfigKeys.AdminCidrs.Name); i++)
        {
            if (ranges.IndexOf(ranges[i]) < i)
            {
                // Clouds refuse a firewall rule that is there already.
                config.Add(new($"{ConfigKeys.AdminCidrs.In(config.Values.Project)}[{i}]", ranges[i].ToString(), "is there twice", "remove it"));
            }
        }

        return ranges;
    }

    internal readonly record struct HostCounts(int ControlPlanes, int Workers)
    {
        public int All => ControlPlanes + Workers;
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex Label { get; }
}
