using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="DnsRequest"/>.</summary>
internal static class DnsSettings
{
    public static DnsRequest Read(ConfigReader config, bool isAws, StackMode mode) => new()
    {
        Server = config.Word(ConfigKeys.Dns, Words.DnsServer) ?? DnsServer.CoreDns,
        Dns64 = config.Word(ConfigKeys.Dns64, Words.Dns64) ?? Dns64.Auto,
        Nat64 = Nat64Of(config, isAws && mode == StackMode.IPv6),
        Nat64Prefix = config.Cidr(ConfigKeys.Nat64Prefix) ?? DnsRequest.WellKnownNat64Prefix,
        NodeLocalCache = config.Boolean(ConfigKeys.NodeLocalDns) ?? false,
        UpstreamResolvers = Resolvers(config, ConfigKeys.UpstreamResolvers),
    };

    private static Nat64 Nat64Of(ConfigReader config, bool cloudHasIt) => config.Word(ConfigKeys.Nat64, Words.Nat64) switch
    {
        Nat64Choice.Existing => Nat64.Existing,
        Nat64Choice.None => Nat64.None,
        _ => cloudHasIt ? Nat64.Cloud : Nat64.None,
    };

    /// <summary>A list of addresses, whole or not at all.</summary>
    public static ImmutableArray<IPAddress> Resolvers(ConfigReader config, ConfigKey key)
    {
        ImmutableArray<IPAddress> resolvers = config.Entries<IPAddress>(key, (entry, found) =>
        {
            // An address is a range of one, so what is canonical is said in one place.
            int bits = entry.Text.Contains(':', StringComparison.Ordinal) ? IPFamily.IPv6.Bits() : IPFamily.IPv4.Bits();
            if (Cidr.TryParse($"{entry.Text}/{bits}", out Cidr one, out _))
            {
                return one.AddressAt(0);
            }

            found.Add(new(entry.Key, entry.Text, "is not an IP address in canonical form", "write 192.0.2.53 or 2001:db8::53 for example"));
            return null;
        });
        return config.Unread.Contains(key.Name) ? [] : resolvers;
    }
}

/// <summary>What a person can say of NAT64.</summary>
internal enum Nat64Choice
{
    /// <summary><c>auto</c>.</summary>
    Auto,

    /// <summary><c>existing</c>.</summary>
    Existing,

    /// <summary><c>none</c>.</summary>
    None,
}
