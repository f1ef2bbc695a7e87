using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>
/// Which encapsulation goes with which family, routing, IPAM and topology (tigera/operator
/// pkg/controller/installation/validation.go, and what networks deliver). Each choice is judged by the first pool that cannot have it.
/// </summary>
internal static class EncapsulationRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [FamilyInUse, OfFamily, NeedsBgp, OfIpam, AcrossZones];

    private static IEnumerable<Problem> FamilyInUse(RuleInput input)
    {
        (string Key, IPFamily Family)[] keys = [(AddressKeys.EncapsulationIPv4, IPFamily.IPv4), (AddressKeys.EncapsulationIPv6, IPFamily.IPv6)];
        foreach ((string key, IPFamily family) in keys)
        {
            if (EncapsulationPlanner.OfFamily(input.Request, family) is { } own && !input.Families.Contains(family) && input.Knows(AddressKeys.Mode, key))
            {
                yield return new(input.Key(key), own.ToString(), $"has no pool to be for: mode {input.Request.Mode.Lower()} has no {family}", "remove it");
            }
        }
    }

    // Linux wraps IPv4 alone in its ipip devices; operator: "IPIP encapsulation is not supported by IPv6 pools".
    private static IEnumerable<Problem> OfFamily(RuleInput input)
    {
        foreach (EncapsulationChoice choice in EncapsulationChoice.In(input).Where(c => c.Value.UsesIPIP()))
        {
            if (First(choice, IPFamily.IPv6) is { } pool)
            {
                yield return choice.Fault(
                    $"is for IPv4 alone, and the pool \"{pool}\" is IPv6",
                    choice.IsCommon && input.Request.Bgp && First(choice, IPFamily.IPv4) is not null
                        ? $"remove it, and write {choice.Value} for {input.Key(AddressKeys.EncapsulationIPv4)}"
                        : $"write {(input.Request.Ipam == Ipam.HostLocal ? Encapsulation.None : InVXLAN(choice.Value))}");
            }
        }
    }

    // BGP is what tells hosts where a pod is when no VXLAN device knows; IPIP routes are BGP's too. HostLocalRules speaks of BGP there.
    private static IEnumerable<Problem> NeedsBgp(RuleInput input) =>
        input.Request.Bgp || input.Request.Ipam == Ipam.HostLocal || !input.Knows(AddressKeys.Bgp, AddressKeys.Ipam)
            ? []
            : EncapsulationChoice.In(input)
                .Where(c => !c.Value.UsesVXLAN() && c.Pools.Any(p => p.Family == IPFamily.IPv4 || !c.Value.UsesIPIP()))
                .Select(c => c.Fault($"needs BGP, and {input.Key(AddressKeys.Bgp)} is false", $"write {InVXLAN(c.Value)}{OrBgp(input, c.Value)}"));

    // Felix finds the host of a VXLAN route in Calico's IPAM blocks, which host-local does not keep.
    private static IEnumerable<Problem> OfIpam(RuleInput input) => input.Request.Ipam == Ipam.HostLocal && input.Knows(AddressKeys.Ipam)
        ? EncapsulationChoice.In(input)
            .Where(c => c.Value.UsesVXLAN() && c.Pools.Count > 0)
            .Select(c => c.Fault(
                $"needs Calico's IPAM, and {input.Key(AddressKeys.Ipam)} is host-local",
                $"write {Unwrapped(input, c)}, or calico for {input.Key(AddressKeys.Ipam)}"))
        : [];

    // A cloud's router between subnets has no route to pods (Calico documentation, reference/public-cloud/aws), so that their packets
    // are lost there, source check or none.
    private static IEnumerable<Problem> AcrossZones(RuleInput input)
    {
        AddressRequest request = input.Request;
        if (request.Zones < 2 || !request.Bgp || !input.Knows(AddressKeys.Zones, AddressKeys.Bgp, AddressKeys.Ipam))
        {
            yield break;
        }

        foreach (EncapsulationChoice choice in EncapsulationChoice.In(input).Where(c => c.Value == Encapsulation.None))
        {
            // HostLocalRules speaks of IPv6 there, which has no other choice.
            IEnumerable<Cidr> judged = request.Ipam == Ipam.HostLocal ? choice.Pools.Where(p => p.Family == IPFamily.IPv4) : choice.Pools;
            if (judged.Any())
            {
                Encapsulation wrapped = request.Ipam == Ipam.HostLocal ? Encapsulation.IPIPCrossSubnet : Encapsulation.VXLANCrossSubnet;
                yield return choice.Fault(
                    string.Create(CultureInfo.InvariantCulture, $"reaches pods in one zone only, and {input.Key(AddressKeys.Zones)} is {request.Zones}: no router between zones knows pods"),
                    $"write {wrapped}, or 1 for {input.Key(AddressKeys.Zones)}");
            }
        }
    }

    // With BGP, AcrossZones would refuse what reaches pods in one zone only.
    private static string OrBgp(RuleInput input, Encapsulation encapsulation) =>
        encapsulation == Encapsulation.None && input.Request.Zones > 1 ? "" : $", or true for {input.Key(AddressKeys.Bgp)}";

    private static Encapsulation Unwrapped(RuleInput input, EncapsulationChoice choice) =>
        First(choice, IPFamily.IPv6) is null && input.Request.Zones > 1 ? Encapsulation.IPIPCrossSubnet : Encapsulation.None;

    private static Cidr? First(EncapsulationChoice choice, IPFamily family) => AddressDefaults.Find([.. choice.Pools], family);

    public static Encapsulation InVXLAN(Encapsulation encapsulation) =>
        encapsulation == Encapsulation.IPIPCrossSubnet ? Encapsulation.VXLANCrossSubnet : Encapsulation.VXLAN;
}
