using CalicoIPv6.Addressing;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Manifests;

/// <summary>Plans by name.</summary>
internal static class ManifestPlans
{
    public static AddressPlan Of(string shape) => shape switch
    {
        "ipv4" => Plans.IPv4,
        "dualstack" => Plans.DualStack,
        "dualstack-ipv6-first" => Plans.DualStackIPv6First,
        "ipv6" => Plans.IPv6,
        // Several zones.
        "dualstack-cross-subnet" => Plans.On(StackMode.DualStack, zones: 3),
        "ipv6-cross-subnet" => Plans.On(StackMode.IPv6, zones: 3),
        // Without BGP.
        "ipv6-vxlan" => WithoutBgp(Plans.IPv6),
        "dualstack-vxlan" => WithoutBgp(Plans.DualStack),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    public static AddressPlan With(AddressPlan plan, Func<IPPool, IPPool> change) => plan with { IPPools = [.. plan.IPPools.Select(change)] };

    private static AddressPlan WithoutBgp(AddressPlan plan) => With(plan with { Bgp = false }, p => p with { Encapsulation = Encapsulation.VXLAN });
}
