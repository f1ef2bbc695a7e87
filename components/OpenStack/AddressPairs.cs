using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// What a host may send from besides its own addresses: Neutron drops the rest at the port (<c>allowed_address_pairs</c>).
/// </summary>
public static class AddressPairs
{
    /// <summary>Pairs of a port, all together (Neutron, <c>max_allowed_address_pair</c>, by default).</summary>
    public const int Most = 10;

    /// <summary>
    /// The ranges, without repetition: of pods where their packets are bare on the wire, as without NAT they are to whatever is no pod;
    /// of Services where routers around learn the way to them, since answers then have their addresses; and those that a person listed.
    /// </summary>
    /// <param name="plan">The address plan.</param>
    /// <param name="bgp">What hosts tell those routers.</param>
    /// <param name="listed">A person's.</param>
    public static ImmutableArray<Cidr> For(AddressPlan plan, BgpSpec bgp, ImmutableArray<Cidr> listed) =>
    [
        .. plan.Families.Where(plan.HasBarePodTrafficOf).Select(plan.PodCidr)
            .Concat(plan.Bgp && bgp.AdvertiseServices ? plan.ServiceCidrs : []).Concat(listed).Distinct(),
    ];
}
