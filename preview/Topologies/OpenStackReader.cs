using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>The network, hosts and balancers of a plan on OpenStack, where all subnets of a network are on one link.</summary>
internal sealed class OpenStackReader(PlanGraph graph, PlanFacts facts)
{
    public Topology Complete(Topology bare) => bare with
    {
        Network = graph.OfType(OpenStackNetwork).Any() || facts.Config("networkId") is not { } id ? null : new NetworkBox($"network {id}, which exists", []),
        Zones = Zones(),
        Gateways = [.. graph.OfType(OpenStackRouter).Select(r => new Gateway(r.Urn, GatewayKind.Router, PlanGraph.NameOf(r)))],
        Balancers = [.. graph.OfType(OpenStackBalancer).Select(Of)],
    };

    private ImmutableArray<Zone> Zones()
    {
        ImmutableArray<PlanState> subnets = [.. graph.OfType(OpenStackSubnet)];
        ImmutableArray<Host> hosts = Hosts();
        if (subnets.IsEmpty && hosts.IsEmpty)
        {
            return [];
        }

        var link = new Subnet
        {
            Key = "network",
            Name = graph.OfType(OpenStackNetwork).FirstOrDefault() is { } network ? $"network {PlanGraph.NameOf(network)}" : "subnets that exist",
            Ranges = subnets.IsEmpty ? [.. facts.ConfigTexts("hostCidrs").Select(AddressRange.Of)] : [.. subnets.Select(Range)],
            Hosts = hosts,
            Ways = Ways(),
        };
        return [new Zone(null, [link])];
    }

    // One of a pool or a delegated prefix has no range before it is there.
    private static AddressRange Range(PlanState subnet) =>
        new(FamilyOf(subnet), subnet.Outputs["cidr"].Text() ?? subnet.Inputs["cidr"].Text());

    private static IPFamily FamilyOf(PlanState? subnet) => subnet?.Inputs["ipVersion"].Number() == 6 ? IPFamily.IPv6 : IPFamily.IPv4;

    private ImmutableArray<Host> Hosts()
    {
        var reader = new HostReader(facts);
        HashSet<string> reached = [.. graph.OfType(OpenStackAddress).Select(a => graph.Reference(a, "portId", OpenStackPort)?.Urn).OfType<string>()];
        return [.. graph.OfType(OpenStackPort).Select(p => reader.Of(p, reached.Contains(p.Urn))).OrderBy(h => h.Role)];
    }

    private ImmutableArray<Way> Ways() =>
    [
        .. graph.OfType(OpenStackRouterInterface)
            .Select(i => (Router: graph.Reference(i, "routerId", OpenStackRouter)?.Urn, Subnet: graph.Reference(i, "subnetId", OpenStackSubnet)))
            .Where(i => i.Router is not null)
            .GroupBy(i => i.Router!, i => FamilyOf(i.Subnet).ToString())
            .Select(g => new Way(g.Key, [.. g.Distinct()])),
    ];

    private Balancer Of(PlanState balancer)
    {
        PlanState[] listeners = [.. graph.OfType(OpenStackListener).Where(l => graph.Reference(l, "loadbalancerId", OpenStackBalancer)?.Urn == balancer.Urn)];
        PlanState[] pools = [.. graph.OfType(OpenStackPool).Where(p => listeners.Contains(graph.Reference(p, "listenerId", OpenStackListener)))];
        bool isReached = graph.OfType(OpenStackAddress).Any(a => graph.Reference(a, "portId", OpenStackBalancer)?.Urn == balancer.Urn);
        IPFamily family = FamilyOf(graph.Reference(balancer, "vipSubnetId", OpenStackSubnet));
        return new Balancer(
            PlanGraph.NameOf(balancer),
            // Of IPv6 there are no floating addresses: whoever routes to the subnet reaches it.
            !isReached && family == IPFamily.IPv4,
            [family],
            [.. listeners.Select(l => BalancerPort.Of(l.Inputs["protocolPort"], l.Inputs["protocol"]))],
            [.. graph.OfType(OpenStackMember).Where(m => pools.Contains(graph.Reference(m, "poolId", OpenStackPool))).Select(PlanGraph.NameOf).Distinct()]);
    }
}
