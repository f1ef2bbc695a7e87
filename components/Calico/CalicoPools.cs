using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.OperatorApi;

namespace CalicoIPv6.Calico;

/// <summary>From the plan's pools to those of the <c>Installation</c>, every field written out.</summary>
public static class CalicoPools
{
    /// <summary>What a pool is for when nothing is said.</summary>
    internal static readonly ImmutableArray<string> DefaultUses = ["Workload", "Tunnel"];

    /// <summary>The pools, in the plan's order.</summary>
    public static IEnumerable<IPPoolArgs> From(AddressPlan plan) => plan.IPPools.Select(Pool);

    private static IPPoolArgs Pool(IPPool pool) => new()
    {
        Name = pool.Name,
        Cidr = pool.Cidr.ToString(),
        BlockSize = pool.BlockSize,
        Encapsulation = pool.Encapsulation.ToString(),
        NatOutgoing = Toggle.Of(pool.NatOutgoing),
        NodeSelector = pool.NodeSelector,
        DisableBgpExport = pool.DisableBgpExport,
        AllowedUses = pool.AllowedUses.Count == 0 ? [.. DefaultUses] : [.. pool.AllowedUses],
        AssignmentMode = pool.AssignmentMode,
    };
}
