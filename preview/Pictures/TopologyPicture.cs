using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Preview.Topologies;

namespace CalicoIPv6.Preview.Pictures;

/// <summary>
/// A topology laid out: the internet on top, below it what leads there, then the network with a column for each zone, then the ranges
/// that only the cluster knows. Routes are told in the subnets: lines for them would cross.
/// </summary>
internal sealed class TopologyPicture
{
    /// <summary>As wide as a page of text, and paper.</summary>
    private const double Width = 1100;

    /// <summary>Room for wires.</summary>
    private const double Wires = 34;

    private const double Column = 250;
    private const double Cell = 200;

    /// <summary>More would not be read; the table of pools has all.</summary>
    private const int MostPools = 12;

    private readonly Topology _topology;
    private readonly ImmutableArray<Gateway> _outer;
    private readonly List<Box> _boxes = [];
    private readonly List<Wire> _wires = [];
    private double _bottom = 1;

    private TopologyPicture(Topology topology)
    {
        _topology = topology;
        _outer = [.. topology.Gateways.Where(g => g.Subnet is null)];
    }

    public static Picture Of(Topology topology)
    {
        var picture = new TopologyPicture(topology);
        picture.Edge();
        picture.Inside();
        picture.Cluster();
        return new Picture(Width, picture._bottom + 1, [.. picture._boxes], [.. picture._wires]);
    }

    private void Edge()
    {
        ImmutableArray<Draft> devices = [.. _outer.Select(Of), .. _topology.Balancers.Select(Of)];
        if (devices.IsEmpty)
        {
            return;
        }

        Box internet = Add(new Draft("internet", ["internet"]));
        var grid = new Grid(devices, (Width / Math.Min(devices.Length, 4)) - (2 * Draft.Gap));
        ImmutableArray<Box> placed = grid.At(1, _bottom + Wires, Width - 2);
        _boxes.AddRange(placed);
        _bottom = placed.Max(b => b.Place.Bottom);
        double first = placed[0].Place.Y;
        foreach ((int index, Box device) in placed.Index().Where(p => p.Item.Place.Y == first))
        {
            Gateway? gateway = index < _outer.Length ? _outer[index] : null;
            if (gateway is not null || !_topology.Balancers[index - _outer.Length].IsInternal)
            {
                _wires.Add(new Wire(device.Place.Middle, internet.Place.Bottom, device.Place.Y, gateway is not null, gateway?.Kind != GatewayKind.EgressOnly));
            }
        }
    }

    private void Inside()
    {
        ImmutableArray<Draft> zones = [.. _topology.Zones.SelectMany(z => Of(z))];
        if (zones.IsEmpty && _topology.Network is null)
        {
            return;
        }

        ImmutableArray<Box> above = [.. _boxes.Where(b => b.Place.Bottom == _bottom)];
        _bottom += above.IsEmpty ? 0 : Wires;
        Box[] below = _topology.Network is { } network
            ? [Add(new Draft("network", [network.Name, .. TopologyText.Lines(network.Ranges)], new Grid(zones, Column)))]
            : [.. zones.Select(Add)];
        foreach (Box device in above)
        {
            _wires.Add(new Wire(device.Place.Middle, device.Place.Bottom, below[0].Place.Y, GoesUp: device.Kind != "balancer", GoesDown: device.Kind is "balancer" or "internet-gateway" or "router"));
        }
    }

    private void Cluster()
    {
        ImmutableArray<Draft> ranges =
        [
            .. _topology.Pools.Take(MostPools).Select(p => new Draft("pool", [$"pool {p.Name}", p.Range.ToString(), .. TopologyText.Lines(p)])),
            .. _topology.Pools.Length > MostPools ? [new Draft("pool", [string.Create(CultureInfo.InvariantCulture, $"and {_topology.Pools.Length - MostPools} more pools")])] : Array.Empty<Draft>(),
            .. _topology.ServiceRanges.IsEmpty ? Array.Empty<Draft>() : [new Draft("services", ["Services", .. TopologyText.Lines(_topology.ServiceRanges)])],
        ];
        if (!ranges.IsEmpty)
        {
            _bottom += _boxes.Count == 0 ? 0 : 2 * Draft.Gap;
            Add(new Draft("cluster", ["pods and Services"], new Grid(ranges, Column)));
        }
    }

    private Box Add(Draft draft)
    {
        Box box = draft.At(1, _bottom, Width - 2);
        _boxes.Add(box);
        _bottom = box.Place.Bottom;
        return box;
    }

    private ImmutableArray<Draft> Of(Zone zone)
    {
        ImmutableArray<Draft> subnets = [.. zone.Subnets.Select(Of)];
        // One below the other: what faces the internet is above.
        return zone.Name is { } name ? [new Draft("zone", [name], [.. subnets.Select(s => new Grid([s], Cell))])] : subnets;
    }

    private Draft Of(Subnet subnet) => new(
        "subnet",
        [subnet.Name, .. TopologyText.Lines(subnet.Ranges), .. subnet.Ways.Select(Of)],
        new Grid([.. _topology.Gateways.Where(g => g.Subnet == subnet.Key).Select(Of), .. HostGroup.Of(_topology, subnet).Select(Of)], Cell));

    private string Of(Way way)
    {
        Gateway? gateway = _topology.Gateways.FirstOrDefault(g => g.Key == way.Gateway);
        return $"{string.Join(", ", way.Traffic)} by {(gateway is null ? "a gateway" : TopologyText.Of(gateway.Kind))}";
    }

    private static Draft Of(HostGroup group)
    {
        string kind = group.Role == Hosts.HostRole.ControlPlane ? "control-plane" : "worker";
        return group.Hosts is [var alone]
            ? new Draft(kind, [alone.Name, alone.HasPublicIPv4 ? $"{group.What}, public IPv4" : group.What, .. TopologyText.Lines(alone.Addresses)])
            : new Draft(kind, [group.What, .. group.Names]);
    }

    private static Draft Of(Gateway gateway) => new(
        gateway.Kind switch
        {
            GatewayKind.Internet => "internet-gateway",
            GatewayKind.EgressOnly => "egress-only",
            GatewayKind.Nat => "nat",
            _ => "router",
        },
        [gateway.Name, TopologyText.Of(gateway.Kind)]);

    private static Draft Of(Balancer balancer) => new("balancer",
    [
        balancer.Name,
        $"{TopologyText.Of(balancer)}, {string.Join(" and ", balancer.Families)}",
        $"{string.Join(", ", balancer.Ports)} to {Targets(balancer)}",
    ]);

    private static string Targets(Balancer balancer) => balancer.Targets switch
    {
        [] => "nobody in the plan",
        [var only] => only,
        var several => string.Create(CultureInfo.InvariantCulture, $"{several.Length:N0} hosts"),
    };
}
