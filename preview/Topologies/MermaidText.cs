using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>
/// A topology as a Mermaid flowchart, such as GitHub draws in Markdown. It stays far below what Mermaid draws at all: 50,000
/// characters and 500 edges (packages/mermaid/src/schemas/config.schema.yaml, maxTextSize and maxEdges).
/// </summary>
internal sealed class MermaidText
{
    /// <summary>More would not be read.</summary>
    private const int MostPools = 12;

    /// <summary>Pools side by side.</summary>
    private const int Columns = 3;

    // Mermaid keeps room for one line of a subgraph's title: ranges are a node of their own, and long names are not wrapped.
    private const string Head = "---\nconfig:\n    flowchart:\n        wrappingWidth: 500\n---\nflowchart TB\n    classDef ranges fill:none,stroke:none\n";

    private readonly Topology _topology;
    private readonly StringBuilder _text = new(Head);
    private readonly Dictionary<(char Kind, object Key), string> _ids = [];
    private readonly Dictionary<char, int> _counts = [];

    /// <summary>The lowest of each subnet.</summary>
    private readonly List<string> _bottoms = [];
    private int _depth = 1;

    private MermaidText(Topology topology) => _topology = topology;

    /// <summary>The text of a topology, for a code block of the language <c>mermaid</c>.</summary>
    public static string Of(Topology topology)
    {
        var text = new MermaidText(topology);
        if (text.HasInternet)
        {
            text.Line("internet([\"internet\"])");
        }

        text.Network();
        text.Edges();
        text.Cluster();
        return text._text.ToString();
    }

    private bool HasInternet => _topology.Gateways.Any(g => g.Subnet is null) || _topology.Balancers.Any(b => !b.IsInternal);

    private void Network()
    {
        if (_topology.Network is not { } network)
        {
            Inside();
            return;
        }

        Box("network", network.Name, () =>
        {
            Ranges("network", network.Ranges);
            Inside();
        });
        if (HasInternet)
        {
            Line($"internet ~~~ {Id('r', "network")}");
        }
    }

    private void Inside()
    {
        foreach (Gateway gateway in _topology.Gateways.Where(g => g.Subnet is null))
        {
            _ = Node(gateway);
        }

        foreach ((int index, Balancer balancer) in _topology.Balancers.Index())
        {
            Line($"{Id('b', index)}{{{{{Label(balancer.Name, TopologyText.Of(balancer), string.Join(" and ", balancer.Families))}}}}}");
        }

        foreach (Zone zone in _topology.Zones)
        {
            if (zone.Name is { } name)
            {
                Box(Id('z', zone.Subnets[0].Key), name, () => Subnets(zone));
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
            Box(Id('s', subnet.Key), subnet.Name, () => Content(subnet));
        }
    }

    // One below the other: side by side, three zones would be too wide to read.
    private void Content(Subnet subnet)
    {
        Ranges(subnet.Key, subnet.Ranges);
        string[] column =
        [
            Id('r', subnet.Key),
            .. _topology.Gateways.Where(g => g.Subnet == subnet.Key).Select(Node),
            .. HostGroup.Of(_topology, subnet).Select(Node),
        ];
        if (column.Length > 1)
        {
            Line(string.Join(" ~~~ ", column));
        }

        _bottoms.Add(column[^1]);
    }

    private void Ranges(string of, ImmutableArray<AddressRange> ranges)
    {
        string[] known = [.. ranges.Select(r => r.ToString())];
        Line($"{Id('r', of)}[{Label(known.Length > 0 ? known : ["ranges not in the plan"])}]:::ranges");
    }

    private string Node(Gateway gateway)
    {
        string id = Id('g', gateway.Key);
        Line($"{id}[/{Label(TopologyText.Of(gateway.Kind), gateway.Name)}/]");
        return id;
    }

    private string Node(HostGroup group)
    {
        string id = Id('h', group.Hosts[0].Name);
        foreach (Host host in group.Hosts)
        {
            _ids[('h', host.Name)] = id;
        }

        Line(group.Hosts is [var alone]
            ? $"{id}[{Label([group.Name, group.What, .. TopologyText.Lines(alone.Addresses)])}]"
            : $"{id}[[{Label(group.What, group.Name)}]]");
        return id;
    }

    private void Cluster()
    {
        ImmutableArray<string> nodes = [];
        Box("cluster", "pods and Services", () =>
        {
            nodes = [.. _topology.Pools.Take(MostPools).Select((pool, i) => Rounded(Id('p', i), [$"pool {pool.Name}", pool.Range.ToString(), .. TopologyText.Lines(pool)]))];
            int more = _topology.Pools.Length - MostPools;
            nodes =
            [
                .. nodes,
                .. more > 0 ? [Rounded("pools", [string.Create(CultureInfo.InvariantCulture, $"and {more} more pools")])] : Array.Empty<string>(),
                .. _topology.ServiceRanges.IsEmpty ? Array.Empty<string>() : [Rounded("services", ["Services", .. _topology.ServiceRanges.Select(r => r.ToString())])],
            ];
        });
        foreach ((string above, string below) in nodes.Zip(nodes.Skip(Columns)).Concat(_bottoms.SelectMany(b => nodes.Take(Columns).Select(n => (b, n)))))
        {
            Line($"{above} ~~~ {below}");
        }
    }

    private string Rounded(string id, IEnumerable<string> lines)
    {
        Line($"{id}({Label(lines)})");
        return id;
    }

    // From the internet inwards, as ranks go from top to bottom.
    private void Edges()
    {
        foreach (Gateway gateway in _topology.Gateways.Where(g => g.Subnet is null))
        {
            Line($"internet {(gateway.Kind == GatewayKind.EgressOnly ? "---" : "<-->")} {Id('g', gateway.Key)}");
        }

        foreach (Subnet subnet in _topology.Subnets)
        {
            foreach (Way way in subnet.Ways)
            {
                Line($"{Id('g', way.Gateway)} ---|{Label(string.Join(", ", way.Traffic))}| {Id('r', subnet.Key)}");
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

    private void Box(string id, string title, Action content)
    {
        Line($"subgraph {id} [{Label(title)}]");
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

    private static string Label(params IEnumerable<string> lines) => $"\"{string.Join("<br>", lines.Where(l => l.Length > 0).Select(MermaidLabel.Escape))}\"";
}
