using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;

namespace CalicoIPv6.Aws;

/// <summary>How many rules let somebody in to a security group, in the family that has most of them.</summary>
/// <param name="Group">Whose group it is.</param>
/// <param name="Family">The family.</param>
/// <param name="Rules">The rules, as AWS counts them.</param>
/// <param name="MostFrom">Whom most of them let in.</param>
/// <remarks>
/// Outwards a group has one rule a family. Source: Amazon VPC quotas, "Inbound or outbound rules per security group": 60 for each
/// direction and each family, and a rule that refers to a security group counts in both.
/// </remarks>
public sealed record SecurityGroupSize(Peer Group, IPFamily Family, int Rules, Peer MostFrom)
{
    /// <summary>What AWS gives until it is asked for more.</summary>
    public const int Quota = 60;

    private static readonly ImmutableArray<IPFamily> Families = [IPFamily.IPv4, IPFamily.IPv6];

    /// <summary>The sizes of the groups of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="options">The network, whose NAT gateways the API's balancer lets in.</param>
    public static ImmutableArray<SecurityGroupSize> Of(AddressPlan plan, ClusterSpec cluster, NetworkOptions options)
    {
        ImmutableArray<Entry> entries =
        [
            .. from rule in PortTable.For(plan, cluster, BalancerShape.ClientFamilies(plan))
               from family in Families
               select new Entry(rule.To, family, rule.From, Count(rule, family, plan, cluster)),
            new(Peer.ApiLoadBalancer, IPFamily.IPv4, Peer.Nodes, PublicAddressesOfHosts(plan, cluster, options)),
        ];
        return
        [
            .. entries.GroupBy(e => (e.To, e.Family)).Select(g => Sum(g.Key.To, g.Key.Family, [.. g]))
                .GroupBy(size => size.Group).Select(g => g.MaxBy(size => size.Rules)!),
        ];
    }

    private static SecurityGroupSize Sum(Peer group, IPFamily family, ImmutableArray<Entry> entries) => new(
        group, family, entries.Sum(e => e.Rules), entries.GroupBy(e => e.From).MaxBy(g => g.Sum(e => e.Rules))!.Key);

    private static int Count(PortRule rule, IPFamily family, AddressPlan plan, ClusterSpec cluster) =>
        !rule.From.IsRanges() ? 1 : rule.Families.Contains(family) ? PortTable.RangesOf(rule.From, plan, cluster, family).Count() : 0;

    private static int PublicAddressesOfHosts(AddressPlan plan, ClusterSpec cluster, NetworkOptions options) =>
        cluster.ApiAccess == EndpointAccess.Internal || !plan.HasIPv4 ? 0
        : cluster.PrivateHosts ? Network.NatGatewayCount(plan, cluster, options)
        : cluster.Hosts.Length;

    private readonly record struct Entry(Peer To, IPFamily Family, Peer From, int Rules);
}
