using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>An encapsulation that a person wrote, and the pools of pods that have it because of that.</summary>
/// <param name="Key">Where it is written.</param>
/// <param name="IsCommon">Whether it is meant for every family.</param>
/// <param name="Value">The encapsulation.</param>
/// <param name="Pools">The ranges of the pools.</param>
internal sealed record EncapsulationChoice(string Key, bool IsCommon, Encapsulation Value, IReadOnlyList<Cidr> Pools)
{
    /// <summary>Every one there is, as far as it can be known.</summary>
    public static IEnumerable<EncapsulationChoice> In(RuleInput input) => OfPools(input).Concat(Inherited(input));

    public Problem Fault(string rule, string remedy) => new(Key, Value.ToString(), rule, remedy);

    private static IEnumerable<EncapsulationChoice> OfPools(RuleInput input)
    {
        for (int i = 0; i < input.Request.IPPools.Length; i++)
        {
            IPPoolRequest pool = input.Request.IPPools[i];
            if (pool.Encapsulation is { } own && !pool.IsForLoadBalancers())
            {
                yield return new($"{input.PoolKey(i)}.encapsulation", false, own, [pool.Cidr]);
            }
        }
    }

    private static IEnumerable<EncapsulationChoice> Inherited(RuleInput input)
    {
        AddressRequest request = input.Request;
        if (!input.Knows(AddressKeys.Mode, AddressKeys.PodCidrs, AddressKeys.IPPools))
        {
            yield break;
        }

        Cidr[] heirs = [.. IPPoolPlanner.Wanted(request, input.Pods).Where(p => p.Encapsulation is null && !p.IsForLoadBalancers()).Select(p => p.Cidr)];
        if (request.Encapsulation is { } common && input.Knows(AddressKeys.Encapsulation))
        {
            yield return new(input.Key(AddressKeys.Encapsulation), true, common,
                [.. heirs.Where(c => input.Knows(KeyOf(c.Family)) && EncapsulationPlanner.OfFamily(request, c.Family) is null)]);
        }

        foreach (IPFamily family in input.Families)
        {
            if (EncapsulationPlanner.OfFamily(request, family) is { } own && input.Knows(KeyOf(family)))
            {
                yield return new(input.Key(KeyOf(family)), false, own, [.. heirs.Where(c => c.Family == family)]);
            }
        }
    }

    private static string KeyOf(IPFamily family) => family == IPFamily.IPv4 ? AddressKeys.EncapsulationIPv4 : AddressKeys.EncapsulationIPv6;
}
