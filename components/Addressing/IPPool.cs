namespace CalicoIPv6.Addressing;

/// <summary>A Calico pool of the plan: one entry of the <c>Installation</c>'s <c>ipPools</c>, every field decided.</summary>
public sealed record IPPool
{
    /// <summary>The node selector of every host.</summary>
    public const string AllNodes = "all()";

    /// <summary>The pool's name in the cluster; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The range; inside one of the plan's pod ranges.</summary>
    public required Cidr Cidr { get; init; }

    /// <summary>Prefix length of the blocks that hosts take from the pool: 20 to 32 for IPv4 (default 26), 116 to 128 for IPv6 (default 122).</summary>
    /// <remarks>Bounds: tigera/operator pkg/controller/ippool/validation.go.</remarks>
    public required int BlockSize { get; init; }

    /// <summary>How this pool's traffic crosses between hosts.</summary>
    public required Encapsulation Encapsulation { get; init; }

    /// <summary>Whether a host hides its pods behind its own address when they leave all pools. Default: on for IPv4 and for unique local IPv6.</summary>
    public required bool NatOutgoing { get; init; }

    /// <summary>Which hosts take blocks from this pool. Default <c>all()</c>.</summary>
    public string NodeSelector { get; init; } = AllNodes;

    /// <summary>Whether BGP peers are kept from learning this pool. Default false.</summary>
    public bool DisableBgpExport { get; init; }

    /// <summary><c>Workload</c>, <c>Tunnel</c>, <c>LoadBalancer</c>; empty means Calico's default, Workload and Tunnel.</summary>
    public IReadOnlyList<string> AllowedUses { get; init; } = [];

    /// <summary><c>Automatic</c> (default) or <c>Manual</c>: whether pods get addresses of this pool without asking for it.</summary>
    public string AssignmentMode { get; init; } = "Automatic";

    /// <summary>Whether its addresses are those of load balanced Services, not of pods.</summary>
    public bool IsForLoadBalancers => AllowedUses.Contains(IPPoolUses.LoadBalancer);

    /// <summary>
    /// Whether packets with the pool's addresses cross between hosts as they are: those to pods, where they are not always encapsulated,
    /// and, where nobody hides their source, those to another host's own address, since no encapsulation is for those.
    /// </summary>
    public bool HasBareTraffic => Encapsulation.HasBarePodTraffic() || !NatOutgoing;

    /// <summary>Block size when none is chosen (tigera/operator pkg/controller/ippool/defaults.go).</summary>
    public static int DefaultBlockSize(IPFamily family) => family == IPFamily.IPv4 ? 26 : 122;
}
