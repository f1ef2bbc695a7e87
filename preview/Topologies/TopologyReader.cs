using System.Collections.Immutable;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>From a plan to its topology.</summary>
internal static class TopologyReader
{
    public static Topology Read(PlanFile plan)
    {
        var graph = new PlanGraph(plan);
        var facts = new PlanFacts(plan, graph);
        var bare = new Topology
        {
            Project = facts.Project,
            Stack = facts.Stack,
            Provider = facts.Provider,
            Mode = facts.Mode,
            PodRanges = facts.Ranges("podCidr"),
            Pools = PoolReader.Read(graph),
            ServiceRanges = facts.Ranges("serviceCidr"),
        };
        return facts.Provider switch
        {
            CloudProvider.Aws => new AwsReader(graph, facts).Complete(bare),
            CloudProvider.OpenStack => new OpenStackReader(graph, facts).Complete(bare),
            _ => Existing(bare, facts),
        };
    }

    // Hosts that exist are no resources: the configuration lists them.
    private static Topology Existing(Topology bare, PlanFacts facts)
    {
        ImmutableArray<Host> hosts = [.. facts.ConfigItems("hosts").Items.OfType<PlanMap>().Select(h => Existing(h, facts)).OrderBy(h => h.Role)];
        var subnet = new Subnet { Key = "hosts", Name = "hosts that exist", Ranges = [.. facts.ConfigTexts("hostCidrs").Select(AddressRange.Of)], Hosts = hosts };
        return hosts.IsEmpty ? bare : bare with { Zones = [new Zone(null, [subnet])] };
    }

    private static Host Existing(PlanMap host, PlanFacts facts) => new(
        host["name"].Text() ?? AddressRange.Unknown,
        host["role"].Text() == "control-plane" ? HostRole.ControlPlane : HostRole.Worker,
        [.. facts.Families.Select(f => new AddressRange(f, host[f == Addressing.IPFamily.IPv4 ? "ipv4" : "ipv6"].Text()))],
        HasPublicIPv4: false);
}
