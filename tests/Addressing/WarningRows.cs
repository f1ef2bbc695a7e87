using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Warnings: never a reason to fail.</summary>
internal static class WarningRows
{
    private static readonly AddressRequest Mirrored = IPv6 with { HasRegistryMirror = true };
    private static readonly AddressRequest Global = Mirrored with { PodCidrs = Cidrs("2a00:9::/56") };

    public static readonly ImmutableArray<RuleRow> All =
    [
        new("Warnings.Registries",
            IPv6 with { Dns = new() { Nat64 = Nat64.Existing } },
            IPv6,
            "calico-ipv6:mode \"ipv6\": leaves hosts without a way to registries that have no IPv6, such as quay.io, where Calico's images are; set calico-ipv6:registryMirror, or auto for calico-ipv6:nat64"),
        new("Warnings.Docker",
            IPv4 with { PodCidrs = Cidrs("172.18.0.0/16") },
            IPv4 with { PodCidrs = Cidrs("172.16.0.0/15") },
            "calico-ipv6:podCidrs[0] \"172.16.0.0/15\": overlaps 172.17.0.0/16, which is docker0's on hosts that run Docker; write a range apart from it"),
        new("Warnings.GlobalId",
            Mirrored with { PodCidrs = Cidrs("fd00:1::/56") },
            Mirrored with { PodCidrs = Cidrs("fd00:0:1::/56") },
            "calico-ipv6:podCidrs[0] \"fd00:0:1::/56\": has a global id that is zero, or counted rather than drawn, as others' will be (RFC 4193); write a part of fd00:1:2::/48, which is this cluster's own"),
        new("Warnings.NoEgress",
            Mirrored.WithPools(Pool("fd00:1:2:100::/64") with { NatOutgoing = true }),
            Mirrored.WithPools(Pool("fd00:1:2:100::/64") with { NatOutgoing = false }),
            "calico-ipv6:ipPools[0].natOutgoing \"false\": leaves pods in \"fd00:1:2:100::/64\" without a way out: nobody routes answers to unique local addresses (RFC 4193); write true, unless your router translates them"),
        new("Warnings.NeedlessNat",
            Global.WithPools(Pool("2a00:9::/64") with { NatOutgoing = false }),
            Global.WithPools(Pool("2a00:9::/64") with { NatOutgoing = true }),
            "calico-ipv6:ipPools[0].natOutgoing \"true\": hides pods in \"2a00:9::/64\" behind their hosts, though their addresses are global; write false, unless nobody routes them to the hosts"),
    ];
}
