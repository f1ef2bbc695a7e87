using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="CalicoSpec"/>.</summary>
internal static class CalicoSettings
{
    /// <summary>More serve nothing: they are for the loss of a host.</summary>
    private const int MaxReplicas = 9;

    /// <summary>The largest packet that either family has a length field for.</summary>
    private const int MaxMtu = 65535;

    /// <summary>What BGP is needed for.</summary>
    private static readonly ImmutableArray<ConfigKey> OfBgp = [ConfigKeys.BgpAsNumber, ConfigKeys.BgpAdvertiseServices, ConfigKeys.BgpPeers];

    /// <summary>What the operator, or the API server that it runs, is needed for.</summary>
    private static readonly ImmutableArray<ConfigKey> OfOperator =
    [
        .. OfBgp, ConfigKeys.Wireguard, ConfigKeys.VxlanMtuIPv4, ConfigKeys.VxlanMtuIPv6, ConfigKeys.HostPorts, ConfigKeys.ContainerIPForwarding, ConfigKeys.CalicoReplicas, ConfigKeys.CalicoObservability,
    ];

    public static CalicoSpec Read(ConfigReader config, AddressRequest addresses, CalicoInstall install)
    {
        CalicoSpec calico = new()
        {
            Observability = config.Word(ConfigKeys.CalicoObservability, Words.Observability) ?? Observability.None,
            Replicas = config.Integer(ConfigKeys.CalicoReplicas, 0, MaxReplicas) is > 0 and int replicas ? replicas : null,
            HostPorts = config.Boolean(ConfigKeys.HostPorts) ?? true,
            ContainerIPForwarding = config.Boolean(ConfigKeys.ContainerIPForwarding) ?? false,
            Wireguard = WireguardReader.Read(config, Families(config, addresses)),
            VxlanMtuIPv4 = VxlanMtu(config, ConfigKeys.VxlanMtuIPv4, IPFamily.IPv4, addresses),
            VxlanMtuIPv6 = VxlanMtu(config, ConfigKeys.VxlanMtuIPv6, IPFamily.IPv6, addresses),
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

    // Of a mode that could not be read, no family is known.
    private static ImmutableArray<IPFamily> Families(ConfigReader config, AddressRequest addresses) =>
        config.Unread.Contains(ConfigKeys.Mode.Name) ? [.. Enum.GetValues<IPFamily>()] : addresses.Mode.Families(IPFamily.IPv4);

    private static int? VxlanMtu(ConfigReader config, ConfigKey key, IPFamily family, AddressRequest addresses)
    {
        if (!config.IsSet(key) || config.Integer(key, LeastMtu(family), MaxMtu) is not { } mtu)
        {
            return null;
        }

        if (!Families(config, addresses).Contains(family))
        {
            config.Refuse(key, config.Text(key), $"is of {family}, which mode {addresses.Mode.Lower()} has not", "remove it");
        }
        else if (addresses.Mtu is not null)
        {
            config.Refuse(key, config.Text(key), $"is passed over, since {ConfigKeys.Mtu.In(config.Values.Project)} goes before it", "remove one of them");
        }

        return mtu;
    }

    // RFC 8200 section 5; RFC 791 has every host take 576.
    private static int LeastMtu(IPFamily family) => family == IPFamily.IPv6 ? 1280 : 576;

    private static ImmutableArray<BgpPeerSpec> Peers(ConfigReader config, AddressRequest addresses)
    {
        if (!config.IsSet(ConfigKeys.BgpPeers) || config.Text(ConfigKeys.BgpPeers) is not { } json)
        {
            return [];
        }

        return config.Checked(ConfigKeys.BgpPeers, problems => new BgpPeerReader(problems, Families(config, addresses)).Read(ConfigKeys.BgpPeers.In(config.Values.Project), json));
    }
}
