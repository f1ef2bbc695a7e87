using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Identity;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>Calico's pools: in the operator's <c>Installation</c>, as objects of their own, or where Calico comes later, as the cluster's identity has them.</summary>
internal static class PoolReader
{
    private const string IdentityPrefix = "identity-pool-";

    private static readonly string[] ObjectTypes = ["kubernetes:projectcalico.org/v3:IPPool", "kubernetes:crd.projectcalico.org/v1:IPPool"];

    public static ImmutableArray<Pool> Read(PlanGraph graph)
    {
        ImmutableArray<Pool> installed = [.. Installed(graph), .. graph.OfType(ObjectTypes).Select(OfObject).OfType<Pool>()];
        return !installed.IsEmpty ? installed : [.. graph.OfType("random:index/randomId:RandomId").Select(OfIdentity).OfType<Pool>()];
    }

    private static IEnumerable<Pool> Installed(PlanGraph graph) => graph.OfType("kubernetes:operator.tigera.io/v1:Installation")
        .Select(i => ((i.Inputs["spec"] as PlanMap)?["calicoNetwork"] as PlanMap)?["ipPools"])
        .OfType<PlanList>()
        .SelectMany(pools => pools.Items.OfType<PlanMap>())
        .Select(pool => Of(PlanGraph.Text(pool["name"]), pool, PlanGraph.Text(pool["encapsulation"]), PlanGraph.Text(pool["natOutgoing"]) == "Enabled"))
        .OfType<Pool>();

    private static Pool? OfObject(PlanState state) => state.Inputs["spec"] is PlanMap spec
        ? Of(PlanGraph.Text((state.Inputs["metadata"] as PlanMap)?["name"]) ?? state.Name, spec, Tunnel(spec), (spec["natOutgoing"] as PlanScalar)?.Value is true)
        : null;

    private static Pool? OfIdentity(PlanState state) => state.Name.StartsWith(IdentityPrefix, StringComparison.Ordinal) && state.Inputs["keepers"] is PlanMap keepers
        ? Of(state.Name[IdentityPrefix.Length..].Replace(ClusterIdentity.FullRangeSuffix, "", StringComparison.Ordinal), keepers, encapsulation: null, natOutgoing: null)
        : null;

    private static Pool? Of(string? name, PlanMap pool, string? encapsulation, bool? natOutgoing) => PlanGraph.Text(pool["cidr"]) is not { } cidr ? null : new Pool
    {
        Name = name ?? cidr,
        Range = AddressRange.Of(cidr),
        BlockSize = PlanGraph.Number(pool["blockSize"]),
        Encapsulation = encapsulation,
        NatOutgoing = natOutgoing,
        NodeSelector = PlanGraph.Text(pool["nodeSelector"]),
    };

    // The words of the operator's API for what Calico's own has two fields for (tigera/operator api/v1/installation_types.go, EncapsulationType).
    private static string Tunnel(PlanMap spec) => (PlanGraph.Text(spec["ipipMode"]), PlanGraph.Text(spec["vxlanMode"])) switch
    {
        ("Always", _) => nameof(Encapsulation.IPIP),
        ("CrossSubnet", _) => nameof(Encapsulation.IPIPCrossSubnet),
        (_, "Always") => nameof(Encapsulation.VXLAN),
        (_, "CrossSubnet") => nameof(Encapsulation.VXLANCrossSubnet),
        _ => nameof(Encapsulation.None),
    };
}
