using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>Network load balancers with what is behind them.</summary>
internal sealed class AwsBalancers
{
    public const string LoadBalancer = "aws:lb/loadBalancer:LoadBalancer";

    private const string Listener = "aws:lb/listener:Listener";
    private const string TargetGroup = "aws:lb/targetGroup:TargetGroup";

    private readonly PlanGraph _graph;
    private readonly ILookup<string?, PlanState> _listeners;
    private readonly ILookup<string?, string> _targets;

    public AwsBalancers(PlanGraph graph)
    {
        _graph = graph;
        _listeners = graph.OfType(Listener).ToLookup(l => graph.Reference(l, "loadBalancerArn", LoadBalancer)?.Urn);
        // A target is an address, which may be unknown: the interface that has it is not.
        _targets = graph.OfType("aws:lb/targetGroupAttachment:TargetGroupAttachment")
            .Select(a => (Group: graph.Reference(a, "targetGroupArn", TargetGroup)?.Urn, Host: graph.Reference(a, "targetId", AwsReader.NetworkInterface)))
            .Where(t => t.Host is not null)
            .ToLookup(t => t.Group, t => PlanGraph.NameOf(t.Host!));
    }

    public Balancer Of(PlanState balancer)
    {
        PlanState[] listeners = [.. _listeners[balancer.Urn]];
        return new Balancer(
            PlanGraph.NameOf(balancer),
            (balancer.Inputs["internal"] as PlanScalar)?.Value is true,
            PlanGraph.Text(balancer.Inputs["ipAddressType"]) == "dualstack" ? [IPFamily.IPv4, IPFamily.IPv6] : [IPFamily.IPv4],
            [.. listeners.Select(l => BalancerPort.Of(l.Inputs["port"], l.Inputs["protocol"]))],
            [.. listeners.SelectMany(l => _graph.References(l, "defaultActions", TargetGroup)).SelectMany(g => _targets[g.Urn]).Distinct()]);
    }
}

internal static class BalancerPort
{
    /// <summary>Such as <c>6443/TCP</c>.</summary>
    public static string Of(PlanValue? port, PlanValue? protocol) =>
        FormattableString.Invariant($"{(port as PlanScalar)?.Value ?? AddressRange.Unknown}/{PlanGraph.Text(protocol) ?? "TCP"}");
}
