using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
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

    /// <summary>A role, with the number of hosts where there are several.</summary>
    public static string Of(HostRole role, int count)
    {
        string one = role == HostRole.ControlPlane ? "control plane" : "worker";
        return count == 1 ? one : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}s");
    }

    /// <summary>A line for each address; those that are not known yet share one.</summary>
    public static IEnumerable<string> Lines(IEnumerable<AddressRange> addresses)
    {
        ImmutableArray<AddressRange> all = [.. addresses];
        IEnumerable<string> known = all.Select(r => r.Text).OfType<string>();
        string unknown = string.Join(", ", all.Where(r => r.Text is null).Select(r => r.Family));
        return unknown.Length == 0 ? known : known.Append($"{unknown} {AddressRange.Unknown}");
    }

    /// <summary>How a pool gives addresses, and how packets with them travel.</summary>
    public static IEnumerable<string> Lines(Pool pool) => new[]
    {
        pool.BlockSize is { } size ? string.Create(CultureInfo.InvariantCulture, $"blocks of /{size}") : "",
        string.Join(", ", new[]
        {
            pool.Encapsulation switch { null => "", nameof(Encapsulation.None) => "no encapsulation", { } name => name },
            pool.NatOutgoing switch { true => "NAT", false => "no NAT", null => "" },
        }.Where(t => t.Length > 0)),
    }.Where(t => t.Length > 0);

    public static string Of(Balancer balancer) => balancer.IsInternal ? "internal load balancer" : "public load balancer";
}
