using System.Globalization;
using System.Text;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>
/// A topology as a Mermaid flowchart, such as GitHub draws in Markdown. Far below what Mermaid draws at all: 50,000 characters and 500
/// edges (packages/mermaid/src/schemas/config.schema.yaml, maxTextSize and maxEdges).
/// </summary>
internal sealed class MermaidText
{
    /// <summary>More would not be read.</summary>
    private const int MostPools = 12;

    private const string Break = "<br>";

    private readonly Topology _topology;
    private readonly StringBuilder _text = new("flowchart TB\n");
    private readonly Dictionary<(char Kind, object Key), string> _ids = [];
    private readonly Dictionary<char, int> _counts = [];
    private int _depth = 1;

    private MermaidText(Topology topology) => _topology = topology;

    public static string Of(Topology topology)
    {
        var text = new MermaidText(topology);
        if (topology.Gateways.Any(g => g.Subnet is null) || topology.Balancers.Any(b => !b.IsInternal))
        {
            text.Line("internet([\"internet\"])");
        }

        text.Network();
        text.Cluster();
        text.Edges();
        return text._text.ToString();
    }

    private void Network()
    {
        if (_topology.Network is not { } network)
        {
            Inside();
            return;
        }

        Box("network", Label(network.Name, TopologyText.Of(network.Ranges)), Inside);
    }

    private void Inside()
    {
        foreach (Gateway gateway in _topology.Gateways.Where(g => g.Subnet is null))
        {
            Node(gateway);
        }

        foreach ((int index, Balancer balancer) in _topology.Balancers.Index())
        {
            Line($"{Id('b', index)}{{{{{Label(balancer.Name, TopologyText.Of(balancer))}}}}}");
        }

        foreach (Zone zone in _topology.Zones)
        {
            if (zone.Name is { } name)
            {
                Box(Id('z', zone.Subnets[0].Key), Label(name), () => Subnets(zone));
            }
            else
            {
                Subnets(zone);
            }
        }
    }

    private void Subnets(Zone zone)
    {
        foreach (Subnet subnet in zone.Subnets)
        {
            Box(Id('s', subnet.Key), Label(subnet.Name, TopologyText.Of(subnet.Ranges)), () => Content(subnet));
        }
    }

    private void Content(Subnet subnet)
    {
        foreach (Gateway gateway in _topology.Gateways.Where(g => g.Subnet == subnet.Key))
        {
            Node(gateway);
        }

        foreach (HostGroup group in HostGroup.Of(_topology, subnet))
        {
            string id = Id('h', group.Hosts[0].Name);
            foreach (Host host in group.Hosts)
            {
                _ids[('h', host.Name)] = id;
            }

            Line(group.Hosts is [var alone]
                ? $"{id}[{Label(group.Name, group.What, TopologyText.Of(alone.Addresses))}]"
                : $"{id}[[{Label(group.What, group.Name)}]]");
        }
    }

    private void Cluster()
    {
        Box("cluster", Label("pods and Services"), () =>
        {
            // From left to right, what is not connected stands one below the other.
            Line("direction LR");
            foreach ((int index, Pool pool) in _topology.Pools.Take(MostPools).Index())
            {
                Line($"{Id('p', index)}({Label($"pool {pool.Name}", pool.Range.ToString(), TopologyText.Of(pool))})");
            }

            if (_topology.Pools.Length > MostPools)
            {
                Line(string.Create(CultureInfo.InvariantCulture, $"pools(\"and {_topology.Pools.Length - MostPools} more pools\")"));
            }

            Line($"services({Label("Services", TopologyText.Of(_topology.ServiceRanges))})");
        });
    }

    private void Edges()
    {
        foreach (Gateway gateway in _topology.Gateways.Where(g => g.Subnet is null))
        {
            Line($"{Id('g', gateway.Key)} {(gateway.Kind == GatewayKind.EgressOnly ? "-->" : "<-->")} internet");
        }

        foreach (Subnet subnet in _topology.Subnets)
        {
            foreach (Way way in subnet.Ways)
            {
                Line($"{Id('s', subnet.Key)} -->|{Label(string.Join(", ", way.Traffic))}| {Id('g', way.Gateway)}");
            }
        }

        foreach ((int index, Balancer balancer) in _topology.Balancers.Index())
        {
            string ports = Label(string.Join(", ", balancer.Ports));
            if (!balancer.IsInternal)
            {
                Line($"internet -->|{ports}| {Id('b', index)}");
            }

            // What is behind it may not be in the plan, as where only the balancer changes.
            foreach (string target in balancer.Targets.Select(t => _ids.GetValueOrDefault(('h', t))).OfType<string>().Distinct())
            {
                Line($"{Id('b', index)} -->|{ports}| {target}");
            }
        }
    }

    private void Node(Gateway gateway) => Line($"{Id('g', gateway.Key)}[/{Label(TopologyText.Of(gateway.Kind), gateway.Name)}/]");

    private void Box(string id, string label, Action content)
    {
        Line($"subgraph {id} [{label}]");
        _depth++;
        content();
        _depth--;
        Line("end");
    }

    private void Line(string text) => _text.Append(' ', 4 * _depth).Append(text).Append('\n');

    // Names are for people; what edges go by is short, and never a word of Mermaid's.
    private string Id(char kind, object key)
    {
        if (!_ids.TryGetValue((kind, key), out string? id))
        {
            int count = _counts.GetValueOrDefault(kind);
            _counts[kind] = count + 1;
            _ids[(kind, key)] = id = string.Create(CultureInfo.InvariantCulture, $"{kind}{count}");
        }

        return id;
    }

    private static string Label(params IEnumerable<string> lines) => $"\"{string.Join(Break, lines.Where(l => l.Length > 0).Select(MermaidLabel.Escape))}\"";
}
