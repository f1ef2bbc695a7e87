using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="CalicoSpec"/>.</summary>
internal static class CalicoSettings
{
    /// <summary>More serve nothing: they are for the loss of a host.</summary>
    private const int MaxReplicas = 9;

    /// <summary>What BGP is needed for.</summary>
    private static readonly ImmutableArray<ConfigKey> OfBgp = [ConfigKeys.BgpAsNumber, ConfigKeys.BgpAdvertiseServices, ConfigKeys.BgpPeers];

    /// <summary>What the operator, or the API server that it runs, is needed for.</summary>
    private static readonly ImmutableArray<ConfigKey> OfOperator =
    [
        .. OfBgp, ConfigKeys.Wireguard, ConfigKeys.HostPorts, ConfigKeys.ContainerIPForwarding, ConfigKeys.CalicoReplicas, ConfigKeys.CalicoObservability,
    ];

    public static CalicoSpec Read(ConfigReader config, AddressRequest addresses, CalicoInstall install)
    {
        CalicoSpec calico = new()
        {
            Observability = config.Word(ConfigKeys.CalicoObservability, Words.Observability) ?? Observability.None,
            Replicas = config.Integer(ConfigKeys.CalicoReplicas, 0, MaxReplicas) is > 0 and int replicas ? replicas : null,
            HostPorts = config.Boolean(ConfigKeys.HostPorts) ?? true,
            ContainerIPForwarding = config.Boolean(ConfigKeys.ContainerIPForwarding) ?? false,
            Wireguard = config.Boolean(ConfigKeys.Wireguard) ?? false,
            Bgp = new()
            {
                AsNumber = config.IsSet(ConfigKeys.BgpAsNumber) ? config.Integer(ConfigKeys.BgpAsNumber, 1, BgpSpec.MaxAsNumber) : null,
                AdvertiseServices = config.Boolean(ConfigKeys.BgpAdvertiseServices) ?? false,
                Peers = Peers(config, addresses),
            },
        };
        if (!addresses.Bgp)
        {
            RefuseAll(config, OfBgp, $"needs {ConfigKeys.Bgp.In(config.Values.Project)}, which is off", "remove it, or turn that on");
        }

        if (install == CalicoInstall.Manifest)
        {
            RefuseAll(
                config, OfOperator, $"needs the operator, and {ConfigKeys.CalicoInstall.In(config.Values.Project)} is manifest", "remove it, or install by the operator");
        }

        return calico;
    }

    private static void RefuseAll(ConfigReader config, IEnumerable<ConfigKey> keys, string rule, string remedy)
    {
        foreach (ConfigKey key in keys.Where(k => config.IsSet(k) && !config.Unread.Contains(k.Name)))
        {
            config.Refuse(key, config.Text(key), rule, remedy);
        }
    }

    private static ImmutableArray<BgpPeerSpec> Peers(ConfigReader config, AddressRequest addresses)
    {
        if (!config.IsSet(ConfigKeys.BgpPeers) || config.Text(ConfigKeys.BgpPeers) is not { } json)
        {
            return [];
        }

        // Of a mode that could not be read, no family is known.
        ImmutableArray<IPFamily> families = config.Unread.Contains(ConfigKeys.Mode.Name) ? [.. Enum.GetValues<IPFamily>()] : addresses.Mode.Families(IPFamily.IPv4);
        return config.Checked(ConfigKeys.BgpPeers, problems => new BgpPeerReader(problems, families).Read(ConfigKeys.BgpPeers.In(config.Values.Project), json));
    }
}
