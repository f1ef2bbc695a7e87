using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// What a host may send from besides its own addresses: Neutron drops the rest at the port (<c>allowed_address_pairs</c>).
/// </summary>
public static class AddressPairs
{
    /// <summary>Pairs of a port, all together (Neutron, <c>max_allowed_address_pair</c>, by default).</summary>
    public const int Most = 10;

    /// <summary>The ranges, without repetition: of pods where their packets are bare on the wire, and those that a person listed.</summary>
    /// <param name="plan">The address plan.</param>
    /// <param name="listed">A person's.</param>
    public static ImmutableArray<Cidr> For(AddressPlan plan, ImmutableArray<Cidr> listed) =>
    [
        .. plan.Families.Where(family => plan.Encapsulations(family).Any(e => e.HasBarePodTraffic())).Select(plan.PodCidr).Concat(listed).Distinct(),
    ];
}
