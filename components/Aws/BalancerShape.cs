using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Aws;

/// <summary>The families of a subnet.</summary>
public enum SubnetFamilies
{
    /// <summary>IPv4 alone.</summary>
    IPv4,

    /// <summary>Both.</summary>
    DualStack,

    /// <summary>IPv6 alone: what EC2 calls IPv6-native.</summary>
    IPv6,
}

/// <summary>
/// Which network load balancers there can be: subnets, balancer and targets each have families of their own, and AWS takes but some
/// of the combinations.
/// </summary>
/// <remarks>
/// Sources: ELBv2 API, CreateLoadBalancer (<c>ipAddressType</c>: a network load balancer is <c>ipv4</c> or <c>dualstack</c>, so it has
/// IPv4 always); Network Load Balancer user guide, "Update the IP address types" (dualstack needs IPv6 in VPC and subnets) and
/// "Target groups", IP address type (IPv6 groups belong to dualstack balancers; the targets' addresses have the group's family) and
/// "Create a Network Load Balancer" (UDP on a dualstack one needs prefixes for IPv6 source NAT).
/// </remarks>
public sealed record BalancerShape
{
    /// <summary>The families of the balancer's own subnets.</summary>
    public required SubnetFamilies Subnets { get; init; }

    /// <summary>Whether the balancer is <c>dualstack</c>, else <c>ipv4</c>.</summary>
    public required bool IsDualStack { get; init; }

    /// <summary>The families of the targets' subnets.</summary>
    public required SubnetFamilies TargetSubnets { get; init; }

    /// <summary>The family of the target groups.</summary>
    public required IPFamily Targets { get; init; }

    /// <summary>Whether a listener is UDP. Default false.</summary>
    public bool HasUdp { get; init; }

    /// <summary>Whether the balancer takes a prefix of each subnet for IPv6 source NAT. Default false.</summary>
    public bool HasSourceNatPrefix { get; init; }

    /// <summary>What is wrong with it, to follow "the balancer"; <c>null</c> when AWS takes it.</summary>
    public string? Fault => this switch
    {
        { Subnets: SubnetFamilies.IPv6 } => "stands in a subnet without IPv4, and network load balancers have an IPv4 address in each of theirs",
        { Subnets: SubnetFamilies.IPv4, IsDualStack: true } => "is dualstack in a subnet without IPv6",
        { IsDualStack: false, Targets: IPFamily.IPv6 } => "has IPv6 targets, to which only a dualstack one forwards",
        { TargetSubnets: SubnetFamilies.IPv4, Targets: IPFamily.IPv6 } => "has IPv6 targets in a subnet without IPv6",
        { TargetSubnets: SubnetFamilies.IPv6, Targets: IPFamily.IPv4 } => "has IPv4 targets in a subnet without IPv4",
        { IsDualStack: true, HasUdp: true, HasSourceNatPrefix: false } => "is dualstack with a UDP listener, but without prefixes for IPv6 source NAT",
        { IsDualStack: false, HasSourceNatPrefix: true } => "has prefixes for IPv6 source NAT, but is not dualstack",
        _ => null,
    };

    /// <summary>What ELBv2 calls the balancer's <c>ipAddressType</c>.</summary>
    public string IpAddressType => IsDualStack ? "dualstack" : "ipv4";

    /// <summary>
    /// The families in which clients reach the balancers of a plan: every family of the mode, and IPv4, which all have. Targets of the
    /// other family see the balancer's address in theirs: an IPv6 target, of IPv4 clients, its IPv6 address (Network Load Balancer user
    /// guide, "Edit target group attributes", client IP preservation). The group's rules hold for clients before that.
    /// </summary>
    public static ImmutableArray<IPFamily> ClientFamilies(AddressPlan plan) => [.. plan.Families.Union([IPFamily.IPv4])];

    /// <summary>The balancer of a plan: every family of the mode for clients, targets of the primary one.</summary>
    /// <param name="plan">The plan, whose hosts are the targets.</param>
    /// <param name="inHostSubnets">Whether it stands among the hosts, else in the subnets of what faces the internet.</param>
    /// <param name="hasUdp">Whether a listener is UDP.</param>
    public static BalancerShape Of(AddressPlan plan, bool inHostSubnets = false, bool hasUdp = false) => new()
    {
        Subnets = inHostSubnets ? HostSubnets(plan) : EdgeSubnets(plan),
        IsDualStack = plan.HasIPv6,
        TargetSubnets = HostSubnets(plan),
        Targets = plan.PrimaryFamily,
        HasUdp = hasUdp,
        HasSourceNatPrefix = hasUdp && plan.HasIPv6,
    };

    /// <summary>The shape itself.</summary>
    /// <exception cref="InvalidOperationException">AWS would not take it.</exception>
    public BalancerShape Checked() => Fault is { } fault ? throw new InvalidOperationException($"The balancer {fault}") : this;

    private static SubnetFamilies EdgeSubnets(AddressPlan plan) => plan.HasIPv6 ? SubnetFamilies.DualStack : SubnetFamilies.IPv4;

    private static SubnetFamilies HostSubnets(AddressPlan plan) => plan.HasIPv4 ? EdgeSubnets(plan) : SubnetFamilies.IPv6;
}
