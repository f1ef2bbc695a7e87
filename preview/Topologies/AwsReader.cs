using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>The network, hosts and balancers of a plan on AWS.</summary>
internal sealed class AwsReader(PlanGraph graph, PlanFacts facts)
{
    private static readonly (string Type, GatewayKind Kind, string Property)[] GatewayTypes =
    [
        (AwsInternetGateway, GatewayKind.Internet, "gatewayId"),
        (AwsEgressOnlyGateway, GatewayKind.EgressOnly, "egressOnlyGatewayId"),
        (AwsNatGateway, GatewayKind.Nat, "natGatewayId"),
    ];

    public Topology Complete(Topology bare) => bare with
    {
        Network = Network(),
        Zones = Zones(),
        Gateways = [.. GatewayTypes.SelectMany(t => graph.OfType(t.Type).Select(g => new Gateway(g.Urn, t.Kind, PlanGraph.NameOf(g), graph.Reference(g, "subnetId", AwsSubnet)?.Urn)))],
        Balancers = [.. graph.OfType(AwsBalancer).Select(new AwsBalancers(graph).Of)],
    };

    private NetworkBox? Network() => graph.OfType(AwsVpc).FirstOrDefault() is not { } vpc
        ? facts.Config("vpcId") is { } id ? new NetworkBox($"VPC {id}, which exists", []) : null
        : new NetworkBox($"VPC {PlanGraph.NameOf(vpc)}",
        [
            .. Range(vpc, "cidrBlock", IPFamily.IPv4),
            .. facts.Families.Contains(IPFamily.IPv6) ? [Range(vpc, "ipv6CidrBlock", IPFamily.IPv6).FirstOrDefault(new AddressRange(IPFamily.IPv6, null))] : Array.Empty<AddressRange>(),
        ]);

    private ImmutableArray<Zone> Zones()
    {
        ILookup<string, Host> hosts = Hosts().ToLookup(h => h.Subnet, h => h.Host, StringComparer.Ordinal);
        ILookup<string, Way> ways = Ways();
        PlanState[] made = [.. graph.OfType(AwsSubnet)];
        ImmutableArray<Zone> zones =
        [
            .. made.GroupBy(ZoneOf).OrderBy(g => g.Key).Select(zone => new Zone(
                ZoneName(zone.Key, zone.Select(s => s.Inputs["availabilityZone"].Text()).FirstOrDefault()),
                [.. zone.Select(s => Of(s) with { Hosts = [.. hosts[s.Urn].OrderBy(h => h.Role)], Ways = [.. ways[s.Urn]] })])),
        ];
        // Of a network that exists, or that does not change, the plan has no subnets.
        IEnumerable<Zone> found = hosts.Where(h => made.All(s => s.Urn != h.Key)).Select((group, index) => new Zone(
            ZoneName(index, null), [new Subnet { Key = group.Key, Name = group.Key, Hosts = [.. group.OrderBy(h => h.Role)] }]));
        return [.. zones, .. found];
    }

    private static Subnet Of(PlanState subnet) => new()
    {
        Key = subnet.Urn,
        Name = PlanGraph.NameOf(subnet),
        Ranges = [.. Range(subnet, "cidrBlock", IPFamily.IPv4), .. Range(subnet, "ipv6CidrBlock", IPFamily.IPv6)],
    };

    private static IEnumerable<AddressRange> Range(PlanState state, string property, IPFamily family) =>
        AddressRange.Of(state.Outputs[property] ?? state.Inputs[property], family) is { } range ? [range] : [];

    private IEnumerable<(string Subnet, Host Host)> Hosts()
    {
        var reader = new HostReader(facts);
        HashSet<string> reached = [.. graph.OfType(AwsAddress).Select(a => graph.Reference(a, "networkInterface", AwsInterface)?.Urn).OfType<string>()];
        string[] existing = [.. facts.ConfigTexts("hostSubnetIds")];
        foreach (PlanState made in graph.OfType(AwsInterface))
        {
            Host host = reader.Of(made, reached.Contains(made.Urn));
            string? found = existing.Length > 0 ? existing[HostReader.IndexOf(host) % existing.Length] : null;
            yield return (graph.Reference(made, "subnetId", AwsSubnet)?.Urn ?? made.Inputs["subnetId"].Text() ?? found ?? "subnet that exists", host);
        }
    }

    // Subnets by route table, routes by theirs.
    private ILookup<string, Way> Ways()
    {
        ILookup<string, PlanState> routes = graph.OfType(AwsRoute).ToLookup(r => graph.Reference(r, "routeTableId", AwsTable)?.Urn ?? "", StringComparer.Ordinal);
        return graph.OfType(AwsAssociation)
            .Select(a => (Subnet: graph.Reference(a, "subnetId", AwsSubnet)?.Urn, Table: graph.Reference(a, "routeTableId", AwsTable)?.Urn))
            .Where(a => a is { Subnet: not null, Table: not null })
            .SelectMany(a => routes[a.Table!].GroupBy(Target).Where(g => g.Key is not null).Select(g => (a.Subnet, Way: new Way(g.Key!, [.. g.Select(Traffic)]))))
            .ToLookup(w => w.Subnet!, w => w.Way, StringComparer.Ordinal);
    }

    private string? Target(PlanState route) => GatewayTypes.Select(t => graph.Reference(route, t.Property, t.Type)?.Urn).FirstOrDefault(urn => urn is not null);

    private static string Traffic(PlanState route) => route.Inputs["destinationIpv6CidrBlock"].Text() switch
    {
        null => nameof(IPFamily.IPv4),
        "::/0" => nameof(IPFamily.IPv6),
        _ => "NAT64",
    };

    // Resources in a zone end with its index.
    private static int ZoneOf(PlanState subnet) =>
        int.TryParse(subnet.Name[(subnet.Name.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture, out int zone) ? zone : 0;

    private static string ZoneName(int zone, string? cloudName) =>
        cloudName is null ? string.Create(CultureInfo.InvariantCulture, $"zone {zone}") : string.Create(CultureInfo.InvariantCulture, $"zone {zone}, {cloudName}");
}
