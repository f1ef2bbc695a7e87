using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Calico.Manifest;

/// <summary>
/// Which of the plan's pools calico-node makes at its start, from its environment, and which are objects of the manifest.
/// calico-node makes one pool a family, under a fixed name and for all uses, and none where a pool of the family is there already
/// (projectcalico/calico node/pkg/lifecycle/startup/startup.go, configureIPPools). So a family's pools are all of one kind.
/// </summary>
internal sealed record PoolPlacement
{
    /// <summary>The IPv4 pool of the environment. Absent: none.</summary>
    public IPPool? EnvironmentIPv4 { get; private init; }

    /// <summary>The IPv6 pool of the environment. Absent: none.</summary>
    public IPPool? EnvironmentIPv6 { get; private init; }

    /// <summary>The other pools, in the plan's order.</summary>
    public required ImmutableArray<IPPool> Objects { get; init; }

    public static PoolPlacement Of(AddressPlan plan)
    {
        IPPool? ipv4 = ForEnvironment(plan, IPFamily.IPv4);
        IPPool? ipv6 = ForEnvironment(plan, IPFamily.IPv6);
        // Calico 3.32.0 and 3.32.1, and every release before 3.31.7, read CALICO_IPV6POOL_VXLAN only where they make an IPv4 pool as
        // well (projectcalico/calico#13115): else VXLAN would quietly be off.
        if (ipv4 is null && ipv6?.Encapsulation.UsesVXLAN() == true)
        {
            ipv6 = null;
        }

        return new() { EnvironmentIPv4 = ipv4, EnvironmentIPv6 = ipv6, Objects = [.. plan.IPPools.Where(p => p != ipv4 && p != ipv6)] };
    }

    private static IPPool? ForEnvironment(AddressPlan plan, IPFamily family) =>
        plan.IPPools.Where(p => p.Cidr.Family == family).ToArray() is [var only] && only.Name == $"default-{family.Lower()}-ippool" && HasNoChoices(only) ? only : null;

    private static bool HasNoChoices(IPPool pool) =>
        (pool.AllowedUses.Count == 0 || pool.AllowedUses.ToHashSet().SetEquals(CalicoPools.DefaultUses)) && pool.AssignmentMode == "Automatic";
}
