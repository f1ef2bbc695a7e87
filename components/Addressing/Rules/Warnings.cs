using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>What a person should know of a request that breaks no rule.</summary>
internal static class Warnings
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Registries, Docker, GlobalId, NoEgress, NeedlessNat];

    /// <summary>Docker's bridge when nobody says otherwise (Docker documentation, "Bridge network driver").</summary>
    private static readonly Cidr Docker0 = Cidr.Parse("172.17.0.0/16");

    /// <summary>Unique local prefixes of which the first 24 bits of the 40-bit global id are zero.</summary>
    private static readonly Cidr ZeroGlobalIds = Cidr.Parse("fd00::/32");

    // Calico's images are on quay.io, and names such as ghcr.io have no AAAA record either (gardener/gardener-extension-networking-calico
    // and kube-vip/kube-vip#1165 report it).
    private static IEnumerable<Problem> Registries(RuleInput input)
    {
        if (input.Request is { Mode: StackMode.IPv6, HasRegistryMirror: false, Dns.HasNat64: false } && input.Knows(AddressKeys.RegistryMirror, AddressKeys.Nat64))
        {
            yield return new(
                input.Key(AddressKeys.Mode), "ipv6", "leaves hosts without a way to registries that have no IPv6, such as quay.io, where Calico's images are",
                $"set {input.Key(AddressKeys.RegistryMirror)}, or {(input.Request is { CloudGivesIPv6Hosts: true, NetworkExists: false } ? "auto" : "existing, where your network has one,")} for {input.Key(AddressKeys.Nat64)}");
        }
    }

    private static IEnumerable<Problem> Docker(RuleInput input) =>
        Written(input).Where(r => r.Cidr.Overlaps(Docker0)).Select(r => new Problem(
            r.Key(input), r.Cidr.ToString(), $"overlaps {Docker0}, which is docker0's on hosts that run Docker", "write a range apart from it"));

    // RFC 4193 section 3.2.1: global ids are pseudo-random, and must not be sequential, so that sites can be joined.
    private static IEnumerable<Problem> GlobalId(RuleInput input) =>
        Written(input).Where(r => ZeroGlobalIds.Contains(r.Cidr)).Select(r => new Problem(
            r.Key(input), r.Cidr.ToString(), "has a global id that is zero, or counted rather than drawn, as others' will be (RFC 4193)",
            $"write a part of {input.Request.UniqueLocal}, which is this cluster's own"));

    private static IEnumerable<Problem> NoEgress(RuleInput input) => PodPools(input)
        .Where(p => p.Pool.NatOutgoing == false && IPPoolPlanner.UniqueLocalIPv6.Contains(p.Pool.Cidr))
        .Select(p => new Problem(
            $"{p.Key}.natOutgoing", "false", $"leaves pods in \"{p.Pool.Cidr}\" without a way out: nobody routes answers to unique local addresses (RFC 4193)", "write true, unless your router translates them"));

    private static IEnumerable<Problem> NeedlessNat(RuleInput input) => PodPools(input)
        .Where(p => p.Pool.NatOutgoing == true && p.Pool.Cidr.Family == IPFamily.IPv6 && !IPPoolPlanner.UniqueLocalIPv6.Contains(p.Pool.Cidr))
        .Select(p => new Problem(
            $"{p.Key}.natOutgoing", "true", $"hides pods in \"{p.Pool.Cidr}\" behind their hosts, though their addresses are global", "write false, unless nobody routes them to the hosts"));

    private static IEnumerable<NamedRange> Written(RuleInput input) => NamedRange.Main(input).Where(r => r.Origin == RangeOrigin.Written);

    private static IEnumerable<(IPPoolRequest Pool, string Key)> PodPools(RuleInput input) =>
        input.Request.IPPools.Select((pool, i) => (pool, input.PoolKey(i))).Where(p => !p.pool.IsForLoadBalancers());
}
