using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="DnsRequest"/>.</summary>
internal static class DnsSettings
{
    /// <summary>The Amazon resolver's IPv6 address, of every VPC; hosts of EC2's Nitro kind reach it (VPC user guide, "Amazon DNS server").</summary>
    private static readonly IPAddress AmazonResolver = IPAddress.Parse("fd00:ec2::253");

    public static DnsRequest Read(ConfigReader config, bool isAws, bool cloudHasNat64) => new()
    {
        Server = config.Word(ConfigKeys.Dns, Words.DnsServer) ?? DnsServer.CoreDns,
        Dns64 = config.Word(ConfigKeys.Dns64, Words.Dns64) ?? Dns64.Auto,
        Nat64 = Nat64Of(config, cloudHasNat64),
        Nat64Prefix = config.Cidr(ConfigKeys.Nat64Prefix, UsualLengths.Nat64) ?? DnsRequest.WellKnownNat64Prefix,
        NodeLocalCache = config.Boolean(ConfigKeys.NodeLocalDns) ?? false,
        UpstreamResolvers = Resolvers(config, ConfigKeys.UpstreamResolvers),
        CloudResolvers = isAws ? [AmazonResolver] : [],
    };

    private static Nat64 Nat64Of(ConfigReader config, bool cloudHasIt) => config.Word(ConfigKeys.Nat64, Words.Nat64) switch
    {
        Nat64Choice.Existing => Nat64.Existing,
        Nat64Choice.None => Nat64.None,
        _ => cloudHasIt ? Nat64.Cloud : Nat64.None,
    };

    /// <summary>A list of addresses.</summary>
    /// <remarks>Examples are of a resolver that anybody may ask (Quad9): addresses for documentation would be refused.</remarks>
    public static ImmutableArray<IPAddress> Resolvers(ConfigReader config, ConfigKey key) => config.Texts(key, (entry, found) =>
    {
        // An address is a range of one, so what is canonical is said in one place.
        (int bits, string example) = entry.Text.Contains(':', StringComparison.Ordinal) ? (IPFamily.IPv6.Bits(), "2620:fe::fe") : (IPFamily.IPv4.Bits(), "9.9.9.9");
        if (Cidr.TryParse($"{entry.Text}/{bits}", out Cidr one, out _))
        {
            return one.AddressAt(0);
        }

        found.Add(new(entry.Key, entry.Text, "is not an IP address in canonical form", $"write {example} for example"));
        return null;
    });
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
