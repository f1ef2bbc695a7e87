using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>What a person should know of a request that breaks no rule.</summary>
internal static class Warnings
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Registries, Docker, PublicIPv4, GlobalId, NoEgress, NoWayBack, NeedlessNat, NodeMasks, IPIPInBpf, HostLocalInBpf, HostLocalIPv6, UnusedNat64, UnusedNat64Prefix, Corefile];

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
                $"set {input.Key(AddressKeys.RegistryMirror)}, or set {input.Key(AddressKeys.Nat64)} to {(input.Request is { CloudGivesIPv6Hosts: true, NetworkExists: false } ? "auto" : "existing where your network has one")}");
        }
    }

    // What a cluster came with may serve domains and hosts that this project knows nothing of.
    private static IEnumerable<Problem> Corefile(RuleInput input)
    {
        if (input.Request.ClusterExists && !DnsPlanner.IsLeftAsIs(input.Request) && input.Knows(AddressKeys.Mode, AddressKeys.UpstreamResolvers, AddressKeys.Dns64, AddressKeys.Nat64))
        {
            yield return new(
                input.Key(input.Request.Dns.UpstreamResolvers.IsEmpty ? AddressKeys.Dns64 : AddressKeys.UpstreamResolvers), null,
                "replaces this cluster's Corefile as a whole, with cluster.local as the DNS domain",
                "see before `pulumi up` that this is the domain, and that nothing else of it is wanted");
        }
    }

    private static IEnumerable<Problem> Docker(RuleInput input) =>
        Written(input).Where(r => r.Cidr.Overlaps(Docker0)).Select(r => new Problem(
            r.Key(input), r.Cidr.ToString(), $"overlaps {Docker0}, which is docker0's on hosts that run Docker", $"write a range apart from it{Example.SuchAs(input, r.Name, r.Cidr.Family)}"));

    // Whoever the range belongs to cannot be reached from pods and hosts that have addresses of it themselves.
    private static IEnumerable<Problem> PublicIPv4(RuleInput input) => Written(input)
        .Where(r => r.Cidr.Family == IPFamily.IPv4 && !SpecialRange.IsPrivate(r.Cidr) && SpecialRange.Find(r.Cidr, false) is null)
        .Select(r => new Problem(
            r.Key(input), r.Cidr.ToString(), "is public: its owner's servers cannot be reached from the cluster", $"write a private range (RFC 1918, RFC 6598){Example.SuchAs(input, r.Name, r.Cidr.Family)}, unless it is yours"));

    // RFC 4193 section 3.2.1: global ids are pseudo-random, and must not be sequential, so that sites can be joined.
    private static IEnumerable<Problem> GlobalId(RuleInput input) =>
        Written(input).Where(r => ZeroGlobalIds.Contains(r.Cidr)).Select(r => new Problem(
            r.Key(input), r.Cidr.ToString(), "has a global id that is zero, or counted rather than drawn, as others' will be (RFC 4193)",
            $"write a part of {input.Request.UniqueLocal}, which is this cluster's own{Example.SuchAs(input, r.Name, r.Cidr.Family)}"));

    private static IEnumerable<Problem> NoEgress(RuleInput input) => PodPools(input)
        .Where(p => p.Pool.NatOutgoing == false && IPPoolPlanner.UniqueLocalIPv6.Contains(p.Pool.Cidr))
        .Select(p => new Problem(
            $"{p.Key}.natOutgoing", "false", $"leaves pods in \"{p.Pool.Cidr}\" without a way out: nobody routes answers to unique local addresses (RFC 4193)", "write true, unless your router translates them"));

    // A VPC's router delivers addresses of network interfaces, and pods have none (Calico documentation, reference/public-cloud/aws).
    private static IEnumerable<Problem> NoWayBack(RuleInput input)
    {
        const string rule = "without a way back on AWS, whose network routes no pod ranges, global or not";
        if (!input.Request.CloudGivesIPv6Hosts)
        {
            return [];
        }

        return input.Request.IPPools.IsEmpty
            ? Written(input).Where(r => r.Name == AddressKeys.PodCidrs && IsGlobalIPv6(r.Cidr)).Select(r => new Problem(
                r.Key(input), r.Cidr.ToString(), $"leaves pods {rule}", $"write a pool of it with natOutgoing: true for {input.Key(AddressKeys.IPPools)}, or a part of {input.Request.UniqueLocal}"))
            : PodPools(input).Where(p => p.Pool.NatOutgoing != true && IsGlobalIPv6(p.Pool.Cidr)).Select(p => new Problem(
                $"{p.Key}.natOutgoing", p.Pool.NatOutgoing is null ? null : "false", $"{(p.Pool.NatOutgoing is null ? "is false by default, and " : "")}leaves pods in \"{p.Pool.Cidr}\" {rule}", "write true"));
    }

    // On AWS it is what pods have a way back by.
    private static IEnumerable<Problem> NeedlessNat(RuleInput input) => PodPools(input)
        .Where(p => p.Pool.NatOutgoing == true && IsGlobalIPv6(p.Pool.Cidr) && !input.Request.CloudGivesIPv6Hosts)
        .Select(p => new Problem(
            $"{p.Key}.natOutgoing", "true", $"hides pods in \"{p.Pool.Cidr}\" behind their hosts, though their addresses are global", "write false, unless nobody routes them to the hosts"));

    // What is said of the default could as well be said of a key that nobody wrote: the two cannot be told apart.
    private static IEnumerable<Problem> NodeMasks(RuleInput input)
    {
        (string Key, IPFamily Family, int Mask, int Default)[] masks =
        [
            (AddressKeys.NodeCidrMaskSizeIPv4, IPFamily.IPv4, input.Request.NodeCidrMaskSizeIPv4, 24),
            (AddressKeys.NodeCidrMaskSizeIPv6, IPFamily.IPv6, input.Request.NodeCidrMaskSizeIPv6, 64),
        ];
        return masks.Where(m => m.Mask != m.Default && (input.Request.Ipam == Ipam.Calico || !input.Families.Contains(m.Family))).Select(m => new Problem(
            input.Key(m.Key), Text.Number(m.Mask),
            input.Request.Ipam == Ipam.Calico ? $"has no effect: with {input.Key(AddressKeys.Ipam)} calico nodes have no range of their own" : $"has no effect: mode {input.Request.Mode.Lower()} has no {m.Family}",
            "remove it"));
    }

    // Calico documentation, operations/ebpf/install: of overlays it recommends VXLAN alone.
    private static IEnumerable<Problem> IPIPInBpf(RuleInput input) => input.Request.Dataplane != Dataplane.Bpf ? [] : EncapsulationChoice.In(input)
        .Where(c => c.Value.UsesIPIP() && c.Pools.Count > 0)
        .Select(c => c.Fault(
            $"is slow in {input.Key(AddressKeys.Dataplane)} bpf, and Calico lists it among its limitations",
            input.Request.Ipam == Ipam.Calico ? $"write {EncapsulationRules.InVXLAN(c.Value)}" : $"write {(EncapsulationPlanner.IsOneSubnet(input.Request, IPFamily.IPv4) ? "None, or " : "")}calico for {input.Key(AddressKeys.Ipam)}, and VXLAN"));

    // The same page: "You may be able to run with non-Calico IPAM"; Amazon's is the one that is known to work.
    private static IEnumerable<Problem> HostLocalInBpf(RuleInput input)
    {
        if (input.Request is { Dataplane: Dataplane.Bpf, Ipam: Ipam.HostLocal })
        {
            yield return new(
                input.Key(AddressKeys.Ipam), "host-local", $"is an IPAM that Calico does not vouch for in {input.Key(AddressKeys.Dataplane)} bpf", "write calico");
        }
    }

    // Host-local rules VXLAN out, and IPv6 has no IPIP (EncapsulationPlanner). Who writes None has looked.
    private static IEnumerable<Problem> HostLocalIPv6(RuleInput input)
    {
        if (input.Request is { HostsExist: true, Ipam: Ipam.HostLocal, Bgp: true, Encapsulation: null, EncapsulationIPv6: null } && input.Families.Contains(IPFamily.IPv6)
            && !EncapsulationPlanner.IsOneSubnet(input.Request, IPFamily.IPv6) && input.Knows(AddressKeys.Mode, AddressKeys.HostCidrs, AddressKeys.Encapsulation, AddressKeys.EncapsulationIPv6))
        {
            yield return new(
                input.Key(AddressKeys.Ipam), "host-local", "carries IPv6 inside one subnet only, having no VXLAN, and hosts that exist may be in several",
                $"write calico, or None for {input.Key(AddressKeys.EncapsulationIPv6)}");
        }
    }

    // With IPv4 beside it, only DNS64 would send anybody there.
    private static IEnumerable<Problem> UnusedNat64(RuleInput input)
    {
        if (input.Request is { Mode: not StackMode.IPv6, Dns.Nat64: Nat64.Existing } && !IsNat64Asked(input) && input.Knows(AddressKeys.Nat64, AddressKeys.Dns64))
        {
            yield return new(input.Key(AddressKeys.Nat64), "existing", $"has no effect: in mode {input.Request.Mode.Lower()} pods reach IPv4 by IPv4", "remove it");
        }
    }

    private static IEnumerable<Problem> UnusedNat64Prefix(RuleInput input)
    {
        Cidr prefix = input.Request.Dns.Nat64Prefix;
        if (prefix != DnsRequest.WellKnownNat64Prefix && !IsNat64Asked(input) && input.Knows(AddressKeys.Nat64, AddressKeys.Nat64Prefix, AddressKeys.Dns64))
        {
            yield return new(input.Key(AddressKeys.Nat64Prefix), prefix.ToString(), "has no effect: cluster DNS gives no addresses in it", "remove it");
        }
    }

    private static bool IsNat64Asked(RuleInput input) =>
        DnsPlanner.HasDns64(input.Request) || (input.Request.Dns.HasNat64 && input.Request.Dns.UpstreamResolvers.Any(input.Request.Dns.Nat64Prefix.Contains));

    private static bool IsGlobalIPv6(Cidr range) => range.Family == IPFamily.IPv6 && !IPPoolPlanner.UniqueLocalIPv6.Contains(range);

    private static IEnumerable<NamedRange> Written(RuleInput input) => NamedRange.Main(input).Where(r => r.Origin == RangeOrigin.Written);

    private static IEnumerable<(IPPoolRequest Pool, string Key)> PodPools(RuleInput input) =>
        input.Request.IPPools.Select((pool, i) => (pool, input.PoolKey(i))).Where(p => !p.pool.IsForLoadBalancers());
}
