using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>DNS64 answers with addresses behind NAT64: both or neither, and the prefix as both read it.</summary>
internal static class Dns64Rules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [NeedsIPv6, NeedsNat64, NeedsCoreDns, PrefixFamily, PrefixLength, PrefixOctet, PrefixPlace, PrefixOfCloud];

    /// <summary>RFC 6052 section 2.2; CoreDNS plugin/dns64 takes these too.</summary>
    private static readonly ImmutableArray<int> Lengths = [32, 40, 48, 56, 64, 96];

    /// <summary>Whether NAT64 could listen on a range as far as its form goes: of another nothing more need be said.</summary>
    public static bool IsPrefix(Cidr range) => HasLength(range) && HasZeroOctet(range);

    private static IEnumerable<Problem> NeedsIPv6(RuleInput input)
    {
        if (input.Request.Dns.Dns64 == Dns64.On && !input.Families.Contains(IPFamily.IPv6) && input.Knows(AddressKeys.Mode, AddressKeys.Dns64))
        {
            yield return new(
                input.Key(AddressKeys.Dns64), "on", $"gives pods IPv6 addresses to connect to, and mode {input.Request.Mode.Lower()} has no IPv6", "write auto, or off");
        }
    }

    private static IEnumerable<Problem> NeedsNat64(RuleInput input)
    {
        if (input.Request.Dns is { Dns64: Dns64.On, HasNat64: false } && input.Families.Contains(IPFamily.IPv6) && input.Knows(AddressKeys.Mode, AddressKeys.Dns64, AddressKeys.Nat64))
        {
            yield return new(
                input.Key(AddressKeys.Dns64), "on", $"sends pods to {input.Request.Dns.Nat64Prefix}, and there is no NAT64 that would answer",
                $"write auto, or existing for {input.Key(AddressKeys.Nat64)} if your network has one");
        }
    }

    // kube-dns has no such feature: pods without IPv4 would silently not reach what has no IPv6.
    private static IEnumerable<Problem> NeedsCoreDns(RuleInput input)
    {
        if (input.Request.Dns.Server == DnsServer.KubeDns && DnsPlanner.HasDns64(input.Request) && input.Knows(AddressKeys.Mode, AddressKeys.Dns, AddressKeys.Dns64))
        {
            string why = input.Request.Dns.Dns64 == Dns64.On ? $"{input.Key(AddressKeys.Dns64)} is on" : $"mode {input.Request.Mode.Lower()} with NAT64 wants it";
            yield return new(input.Key(AddressKeys.Dns), "kubedns", $"has no DNS64, and {why}", $"write coredns, or off for {input.Key(AddressKeys.Dns64)}");
        }
    }

    private static IEnumerable<Problem> PrefixFamily(RuleInput input) => Prefix(input) is { Family: IPFamily.IPv4 } prefix
        ? [Problem(input, prefix, "is an IPv4 range, and NAT64 listens on IPv6")]
        : [];

    private static IEnumerable<Problem> PrefixLength(RuleInput input) => Prefix(input) is { Family: IPFamily.IPv6 } prefix && !HasLength(prefix)
        ? [Problem(input, prefix, $"has not one of the lengths of a NAT64 prefix, {string.Join(", ", Lengths)} (RFC 6052)")]
        : [];

    // "Bits 64 to 71 of the address are reserved [...]; these bits MUST be set to zero" (RFC 6052 section 2.2). Of the lengths only 96
    // has them in the prefix.
    private static IEnumerable<Problem> PrefixOctet(RuleInput input) => Prefix(input) is { } prefix && HasLength(prefix) && !HasZeroOctet(prefix)
        ? [Problem(input, prefix, "has other bits than zeros from 64 to 71, which no NAT64 prefix has (RFC 6052)")]
        : [];

    private static IEnumerable<Problem> PrefixPlace(RuleInput input)
    {
        if (Prefix(input) is { } prefix && IsPrefix(prefix) && !SpecialRange.IsForNat64(prefix))
        {
            bool allowDocumentation = input.Request.AllowDocumentationRanges || !input.Knows(AddressKeys.AllowDocumentationRanges);
            if (SpecialRange.Find(prefix, allowDocumentation) is { } special)
            {
                yield return Problem(input, prefix, $"overlaps {special.Cidr}, which is {special.Use}");
            }
            else if (!SpecialRange.IsAssigned(prefix))
            {
                yield return Problem(input, prefix, "is outside 2000::/3 and fd00::/8, where IPv6 has unicast addresses");
            }
        }
    }

    // "This well-known prefix is 64:ff9b::/96": a NAT gateway has no other (Amazon VPC user guide, "DNS64 and NAT64").
    private static IEnumerable<Problem> PrefixOfCloud(RuleInput input)
    {
        if (input.Request.Dns.Nat64 == Nat64.Cloud && Prefix(input) is { } prefix && prefix != DnsRequest.WellKnownNat64Prefix && input.Knows(AddressKeys.Mode, AddressKeys.Nat64))
        {
            yield return new(
                input.Key(AddressKeys.Nat64Prefix), prefix.ToString(), $"is not where AWS's NAT64 listens, which is {DnsRequest.WellKnownNat64Prefix}",
                $"remove it, or write existing for {input.Key(AddressKeys.Nat64)} if another NAT64 is meant");
        }
    }

    private static bool HasLength(Cidr range) => range.Family == IPFamily.IPv6 && Lengths.Contains(range.PrefixLength);

    private static bool HasZeroOctet(Cidr range) => range.First.GetAddressBytes()[8] == 0;

    private static Cidr? Prefix(RuleInput input) => input.Knows(AddressKeys.Nat64Prefix) ? input.Request.Dns.Nat64Prefix : null;

    private static Problem Problem(RuleInput input, Cidr prefix, string rule) =>
        new(input.Key(AddressKeys.Nat64Prefix), prefix.ToString(), rule, $"write {DnsRequest.WellKnownNat64Prefix}, or the prefix of your NAT64");
}
