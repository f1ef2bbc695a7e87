using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the families that WireGuard encrypts.</summary>
internal static class WireguardReader
{
    /// <param name="config">The configuration.</param>
    /// <param name="families">Those of the mode.</param>
    public static ImmutableArray<IPFamily> Read(ConfigReader config, ImmutableArray<IPFamily> families)
    {
        ImmutableArray<IPFamily> wanted = config.Word(ConfigKeys.Wireguard, Words.Wireguard) switch
        {
            Wireguard.IPv4 => [IPFamily.IPv4],
            Wireguard.IPv6 => [IPFamily.IPv6],
            Wireguard.Both => [IPFamily.IPv4, IPFamily.IPv6],
            _ => [],
        };
        foreach (IPFamily missing in wanted.Where(family => !families.Contains(family)))
        {
            config.Refuse(
                ConfigKeys.Wireguard, config.Text(ConfigKeys.Wireguard), $"has {missing}, and the mode has no {missing}", $"write {missing.Other().Lower()}, or off");
        }

        return wanted;
    }
}

/// <summary>What a person can say of WireGuard.</summary>
internal enum Wireguard
{
    /// <summary><c>off</c>.</summary>
    Off,

    /// <summary><c>ipv4</c>.</summary>
    IPv4,

    /// <summary><c>ipv6</c>.</summary>
    IPv6,

    /// <summary><c>both</c>.</summary>
    Both,
}
