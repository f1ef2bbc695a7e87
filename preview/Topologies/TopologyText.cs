using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>The words of a topology, in Mermaid and in pictures alike.</summary>
internal static class TopologyText
{
    public static string Of(GatewayKind kind) => kind switch
    {
        GatewayKind.Internet => "internet gateway",
        GatewayKind.EgressOnly => "egress-only gateway",
        GatewayKind.Nat => "NAT gateway",
        _ => "router",
    };

    public static string Of(CloudProvider provider) => provider switch
    {
        CloudProvider.Aws => "AWS",
        CloudProvider.OpenStack => "OpenStack",
        _ => "hosts that exist",
    };

    /// <summary>Ranges beside each other; those that are not known yet share the words for it.</summary>
    public static string Of(IEnumerable<AddressRange> ranges)
    {
        ImmutableArray<AddressRange> all = [.. ranges];
        string unknown = string.Join(", ", all.Where(r => r.Text is null).Select(r => r.Family));
        return string.Join(" · ", all.Select(r => r.Text).OfType<string>().Append(unknown.Length == 0 ? "" : $"{unknown} {AddressRange.Unknown}").Where(t => t.Length > 0));
    }

    /// <summary>What a pool's addresses are given by.</summary>
    public static string Of(Pool pool) => string.Join(", ", new[]
    {
        pool.BlockSize is { } size ? string.Create(CultureInfo.InvariantCulture, $"blocks of /{size}") : "",
        pool.Encapsulation switch { null => "", nameof(Encapsulation.None) => "no encapsulation", { } name => name },
        pool.NatOutgoing switch { true => "NAT", false => "no NAT", null => "" },
    }.Where(t => t.Length > 0));

    /// <summary>A role or kind first, then what is its own.</summary>
    public static string Of(Balancer balancer) =>
        $"{(balancer.IsInternal ? "internal" : "public")} load balancer, {string.Join(" and ", balancer.Families)}";
}
