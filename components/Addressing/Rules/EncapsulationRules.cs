using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>Which encapsulation goes with which family and routing (tigera/operator pkg/controller/installation/validation.go).</summary>
internal static class EncapsulationRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [OfPools, OfAllPools];

    /// <summary>Pools that name their own.</summary>
    private static IEnumerable<Problem> OfPools(RuleInput input)
    {
        for (int i = 0; i < input.Request.IPPools.Length; i++)
        {
            IPPoolRequest pool = input.Request.IPPools[i];
            if (pool.Encapsulation is { } own && Fault(input, own, pool.Cidr) is { } fault)
            {
                yield return new($"{input.Key(AddressKeys.IPPools)}[{i}].encapsulation", own.ToString(), fault.Rule, fault.Remedy);
            }
        }
    }

    /// <summary>The one that pools inherit, judged by the first that cannot have it.</summary>
    private static IEnumerable<Problem> OfAllPools(RuleInput input)
    {
        if (input.Request.Encapsulation is { } common && input.Knows(AddressKeys.Mode, AddressKeys.PodCidrs, AddressKeys.IPPools, AddressKeys.Encapsulation))
        {
            IEnumerable<Cidr> heirs = input.Request.IPPools.IsEmpty
                ? AddressDefaults.Chosen(input.Request.PodCidrs, input.Families, f => AddressDefaults.Pods(input.Request, f))
                : input.Request.IPPools.Where(p => p.Encapsulation is null).Select(p => p.Cidr);
            if (heirs.Select(cidr => Fault(input, common, cidr)).OfType<CidrFault>().FirstOrDefault() is { } fault)
            {
                yield return new(input.Key(AddressKeys.Encapsulation), common.ToString(), fault.Rule, fault.Remedy);
            }
        }
    }

    private static CidrFault? Fault(RuleInput input, Encapsulation encapsulation, Cidr pool)
    {
        if (encapsulation.UsesIPIP() && pool.Family == IPFamily.IPv6)
        {
            return new($"is for IPv4 alone, and the pool \"{pool}\" is IPv6", $"write {InVXLAN(encapsulation)}");
        }

        // BGP is what tells hosts where a pod is when no VXLAN device knows; IPIP routes are BGP's too.
        return input.Knows(AddressKeys.Bgp) && !input.Request.Bgp && !encapsulation.UsesVXLAN()
            ? new($"needs BGP, and {input.Key(AddressKeys.Bgp)} is false", $"write {InVXLAN(encapsulation)}, or true for {input.Key(AddressKeys.Bgp)}")
            : null;
    }

    private static Encapsulation InVXLAN(Encapsulation encapsulation) =>
        encapsulation == Encapsulation.IPIPCrossSubnet ? Encapsulation.VXLANCrossSubnet : Encapsulation.VXLAN;
}
