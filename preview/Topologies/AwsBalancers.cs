using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>Network load balancers with what is behind them.</summary>
internal sealed class AwsBalancers
{
    private readonly PlanGraph _graph;
    private readonly ILookup<string?, PlanState> _listeners;
    private readonly ILookup<string?, string> _targets;

    public AwsBalancers(PlanGraph graph)
    {
        _graph = graph;
        _listeners = graph.OfType(AwsListener).ToLookup(l => graph.Reference(l, "loadBalancerArn", AwsBalancer)?.Urn);
        // A target is an address, which may be unknown: the interface that has it is not.
        _targets = graph.OfType(AwsTarget)
            .Select(a => (Group: graph.Reference(a, "targetGroupArn", AwsTargetGroup)?.Urn, Host: graph.Reference(a, "targetId", AwsInterface)))
            .Where(t => t.Host is not null)
            .ToLookup(t => t.Group, t => PlanGraph.NameOf(t.Host!));
    }

    public Balancer Of(PlanState balancer)
    {
        PlanState[] listeners = [.. _listeners[balancer.Urn]];
        return new Balancer(
            PlanGraph.NameOf(balancer),
            balancer.Inputs["internal"].IsTrue(),
            balancer.Inputs["ipAddressType"].Text() == "dualstack" ? [IPFamily.IPv4, IPFamily.IPv6] : [IPFamily.IPv4],
            [.. listeners.Select(l => BalancerPort.Of(l.Inputs["port"], l.Inputs["protocol"]))],
            [.. listeners.SelectMany(l => _graph.References(l, "defaultActions", AwsTargetGroup)).SelectMany(g => _targets[g.Urn]).Distinct()]);
    }
}

internal static class BalancerPort
{
    /// <summary>Such as <c>6443/TCP</c>.</summary>
    public static string Of(PlanValue? port, PlanValue? protocol) =>
        string.Create(CultureInfo.InvariantCulture, $"{port.Number()?.ToString(CultureInfo.InvariantCulture) ?? AddressRange.Unknown}/{protocol.Text() ?? "TCP"}");
}
