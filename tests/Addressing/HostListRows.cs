using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Where hosts that a person lists, and what is before the API, may have their addresses.</summary>
internal static class HostListRows
{
    public static readonly ImmutableArray<RuleRow> All =
    [
        new("HostListRules.Special",
            Listed("fd00:9::10"),
            Listed("fd00:9::10", "2001:db8::11") with { ApiAddress = new("apiEndpoint", IPAddress.Parse("4000::1")) },
            "calico-ipv6:hosts[1].ipv6 \"2001:db8::11\": is in 2001:db8::/32, which is for documentation (RFC 3849); write an address that every host can reach, or true for calico-ipv6:allowDocumentationRanges",
            "calico-ipv6:apiEndpoint \"4000::1\": is outside 2000::/3 and fd00::/8, where IPv6 has unicast addresses; write an address that every host can reach"),
        new("HostListRules.Outside",
            Listed("fd00:9::10", "fd00:9::ffff:ffff:ffff:ffff") with { HostCidrs = Cidrs("fd00:9::/64") },
            Listed("fd00:9::10", "fd00:9:0:1::") with { HostCidrs = Cidrs("fd00:9::/64") },
            "calico-ipv6:hosts[1].ipv6 \"fd00:9:0:1::\": is outside calico-ipv6:hostCidrs[0] \"fd00:9::/64\"; write an address in it, or remove calico-ipv6:hostCidrs, which then says nothing of them"),
        new("HostListRules.InCluster",
            Listed("fd00:1:2:ff:ffff::", "fd00:1:2:200:0:0:1:0") with { ServiceCidrs = Cidrs("fd00:1:2:200::/112") },
            Listed("fd00:1:2:100::", "fd00:1:2:200::ffff") with { ServiceCidrs = Cidrs("fd00:1:2:200::/112") },
            "calico-ipv6:hosts[0].ipv6 \"fd00:1:2:100::\": is in calico-ipv6:podCidrs \"fd00:1:2:100::/56\", the default; write another address, or a range apart from it for calico-ipv6:podCidrs, such as fd00:1:2::/56",
            "calico-ipv6:hosts[1].ipv6 \"fd00:1:2:200::ffff\": is in calico-ipv6:serviceCidrs[0] \"fd00:1:2:200::/112\"; write a range apart from it for calico-ipv6:serviceCidrs[0], such as fd00:1:2::/112"),
    ];

    private static AddressRequest Listed(params string[] addresses) => IPv6.OwnHosts() with
    {
        HostsExist = true,
        HostAddresses = [.. addresses.Select((text, i) => new KnownAddress($"hosts[{i}].ipv6", IPAddress.Parse(text)))],
    };
}
