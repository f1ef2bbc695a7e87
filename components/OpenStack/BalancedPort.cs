using System.Collections.Immutable;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.LoadBalancer;

namespace CalicoIPv6.OpenStack;

/// <summary>A port of a balancer, in one family from the clients to the hosts behind it.</summary>
/// <param name="Suffix">Of names, such as <c>-tcp-443</c>; empty where a balancer has but one.</param>
/// <param name="Protocol">As Octavia writes it: <c>TCP</c> or <c>UDP</c>.</param>
/// <param name="Port">Where clients connect.</param>
/// <param name="HostPort">Where the hosts answer.</param>
/// <param name="Hosts">The hosts behind it.</param>
/// <param name="Clients">
/// The ranges that may connect; at least one, since of none Octavia makes everybody. In the order in which Octavia tells them again, or every
/// refresh would see a difference (octavia/db/models.py, ListenerCidr: a set, by its key).
/// </param>
/// <param name="Probe">How a host's health is found out; pool and name are the balancer's to fill in.</param>
internal sealed record BalancedPort(
    string Suffix, string Protocol, int Port, int HostPort, ImmutableArray<HostInterface> Hosts, Output<ImmutableArray<string>> Clients, Func<MonitorArgs> Probe)
{
    /// <summary>Ranges as <see cref="Clients"/> has them.</summary>
    public static ImmutableArray<string> InOrder(IEnumerable<string> ranges) => [.. ranges.Distinct().Order(StringComparer.Ordinal)];
}
