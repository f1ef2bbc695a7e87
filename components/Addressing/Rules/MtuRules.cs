using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>What the MTU of pods' interfaces may be.</summary>
internal static class MtuRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Least, Most];

    /// <summary>The largest packet of any cloud's network: EC2's jumbo frames (EC2 user guide, "Network MTU").</summary>
    private const int Largest = 9001;

    // "IPv6 requires that every link in the Internet have an MTU of 1280 octets or greater" (RFC 8200 section 5); Linux takes IPv6 off an
    // interface with less. Every IPv4 host takes 576 octets (RFC 791 section 3.1).
    private static IEnumerable<Problem> Least(RuleInput input)
    {
        if (!input.Knows(AddressKeys.Mode, AddressKeys.Mtu))
        {
            yield break;
        }

        (int least, string why) = input.Families.Contains(IPFamily.IPv6) ? (1280, "IPv6 (RFC 8200)") : (576, "IPv4 (RFC 791)");
        if (input.Request.Mtu < least)
        {
            yield return Problem(input, $"is less than {least} bytes, the least of {why}", $"write {least} or more, or remove it, and Calico finds it out");
        }
    }

    private static IEnumerable<Problem> Most(RuleInput input)
    {
        if (!input.Knows(AddressKeys.Mode, AddressKeys.PodCidrs, AddressKeys.IPPools, AddressKeys.Mtu, AddressKeys.Encapsulation,
            AddressKeys.EncapsulationIPv4, AddressKeys.EncapsulationIPv6, AddressKeys.Bgp, AddressKeys.Zones, AddressKeys.Ipam, AddressKeys.Dataplane))
        {
            yield break;
        }

        (int overhead, string what) = IPPoolPlanner.Pools(input.Request, input.Pods).Where(p => !p.IsForLoadBalancers).Select(p => Overhead(input.Request, p)).DefaultIfEmpty().Max();
        if (input.Request.Mtu > Largest - overhead)
        {
            yield return Problem(
                input, overhead == 0 ? $"is more than {Largest} bytes, the most that a cloud's network carries" : $"is more than {Largest - overhead}: a cloud's network carries {Largest} bytes at most, and {what} takes {overhead}",
                $"write {Largest - overhead} or less, or remove it, and Calico finds it out");
        }
    }

    // Calico documentation, networking/configuring/mtu. What WireGuard encrypts goes through its device instead of VXLAN's or IP in IP's.
    private static (int Bytes, string What) Overhead(AddressRequest request, IPPool pool)
    {
        (int Bytes, string What) wrapped = Wrapped(request.Dataplane, pool);
        (int Bytes, string What) encrypted = pool.Cidr.Family == IPFamily.IPv4 ? (60, "WireGuard over IPv4") : (80, "WireGuard over IPv6");
        return request.WireguardFamilies.Contains(pool.Cidr.Family) && encrypted.Bytes > wrapped.Bytes ? encrypted : wrapped;
    }

    // The same page; with eBPF what comes in at a node port crosses to another host in VXLAN.
    private static (int Bytes, string What) Wrapped(Dataplane dataplane, IPPool pool)
    {
        string use = pool.Encapsulation.UsesVXLAN() ? "" : " of node ports";
        return (pool.Encapsulation.UsesVXLAN() || dataplane == Dataplane.Bpf, pool.Encapsulation.UsesIPIP(), pool.Cidr.Family) switch
        {
            (true, _, IPFamily.IPv4) => (50, $"VXLAN over IPv4{use}"),
            (true, _, _) => (70, $"VXLAN over IPv6{use}"),
            (_, true, _) => (20, "IP in IP"),
            _ => (0, ""),
        };
    }

    private static Problem Problem(RuleInput input, string rule, string remedy) =>
        new(input.Key(AddressKeys.Mtu), Text.Number(input.Request.Mtu ?? 0), rule, remedy);
}
