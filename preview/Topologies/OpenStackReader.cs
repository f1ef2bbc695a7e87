using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>The network, hosts and balancers of a plan on OpenStack, where all subnets of a network are on one link.</summary>
internal sealed class OpenStackReader(PlanGraph graph, PlanFacts facts)
{
    public const string Port = "openstack:networking/port:Port";

    private const string Network = "openstack:networking/network:Network";
    private const string SubnetType = "openstack:networking/subnet:Subnet";
    private const string Router = "openstack:networking/router:Router";
    private const string RouterInterface = "openstack:networking/routerInterface:RouterInterface";
    private const string FloatingAddress = "openstack:networking/floatingIp:FloatingIp";
    private const string LoadBalancer = "openstack:loadbalancer/loadBalancer:LoadBalancer";
    private const string Listener = "openstack:loadbalancer/listener:Listener";
    private const string PoolType = "openstack:loadbalancer/pool:Pool";

    public Topology Complete(Topology bare) => bare with
    {
        Network = graph.OfType(Network).Any() || facts.Config("networkId") is not { } id ? null : new NetworkBox($"network {id}, which exists", []),
        Zones = Zones(),
        Gateways = [.. graph.OfType(Router).Select(r => new Gateway(r.Urn, GatewayKind.Router, PlanGraph.NameOf(r)))],
        Balancers = [.. graph.OfType(LoadBalancer).Select(Of)],
    };

    private ImmutableArray<Zone> Zones()
    {
        ImmutableArray<PlanState> subnets = [.. graph.OfType(SubnetType)];
        ImmutableArray<Host> hosts = Hosts();
        if (subnets.IsEmpty && hosts.IsEmpty)
        {
            return [];
        }

        var link = new Subnet
        {
            Key = "network",
            Name = graph.OfType(Network).FirstOrDefault() is { } network ? PlanGraph.NameOf(network) : "subnets that exist",
            Ranges = subnets.IsEmpty ? [.. facts.ConfigTexts("hostCidrs").Select(AddressRange.Of)] : [.. subnets.Select(Range)],
            Hosts = hosts,
            Ways = Ways(),
        };
        return [new Zone(null, [link])];
    }

    // One of a pool or a delegated prefix has no range before it is there.
    private static AddressRange Range(PlanState subnet) =>
        new(FamilyOf(subnet), PlanGraph.Text(subnet.Outputs["cidr"]) ?? PlanGraph.Text(subnet.Inputs["cidr"]));

    private static IPFamily FamilyOf(PlanState? subnet) => (subnet?.Inputs["ipVersion"] as PlanScalar)?.Value is 6d ? IPFamily.IPv6 : IPFamily.IPv4;

    private ImmutableArray<Host> Hosts()
    {
        var reader = new HostReader(facts);
        HashSet<string> reached = [.. graph.OfType(FloatingAddress).Select(a => graph.Reference(a, "portId", Port)?.Urn).OfType<string>()];
        return [.. graph.OfType(Port).Select(p => reader.Of(p, reached.Contains(p.Urn))).OrderBy(h => h.Role)];
    }

    private ImmutableArray<Way> Ways() =>
    [
        .. graph.OfType(RouterInterface)
            .Select(i => (Router: graph.Reference(i, "routerId", Router)?.Urn, Subnet: graph.Reference(i, "subnetId", SubnetType)))
            .Where(i => i.Router is not null)
            .GroupBy(i => i.Router!, i => FamilyOf(i.Subnet).ToString())
            .Select(g => new Way(g.Key, [.. g.Distinct()])),
    ];

    private Balancer Of(PlanState balancer)
    {
        PlanState[] listeners = [.. graph.OfType(Listener).Where(l => graph.Reference(l, "loadbalancerId", LoadBalancer)?.Urn == balancer.Urn)];
        PlanState[] pools = [.. graph.OfType(PoolType).Where(p => listeners.Contains(graph.Reference(p, "listenerId", Listener)))];
        bool isReached = graph.OfType(FloatingAddress).Any(a => graph.Reference(a, "portId", LoadBalancer)?.Urn == balancer.Urn);
        IPFamily family = FamilyOf(graph.Reference(balancer, "vipSubnetId", SubnetType));
        return new Balancer(
            PlanGraph.NameOf(balancer),
            // Of IPv6 there are no floating addresses: whoever routes to the subnet reaches it.
            !isReached && family == IPFamily.IPv4,
            [family],
            [.. listeners.Select(l => BalancerPort.Of(l.Inputs["protocolPort"], l.Inputs["protocol"]))],
            [.. graph.OfType("openstack:loadbalancer/member:Member").Where(m => pools.Contains(graph.Reference(m, "poolId", PoolType))).Select(PlanGraph.NameOf).Distinct()]);
    }
}
