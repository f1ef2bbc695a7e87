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

    private static readonly string[] ObjectTypes = [ResourceTypes.IPPool, ResourceTypes.StoredIPPool];

    public static ImmutableArray<Pool> Read(PlanGraph graph)
    {
        ImmutableArray<Pool> installed = [.. Installed(graph), .. graph.OfType(ObjectTypes).Select(OfObject).OfType<Pool>()];
        return !installed.IsEmpty ? installed : [.. graph.OfType(ResourceTypes.RandomId).Select(OfIdentity).OfType<Pool>()];
    }

    private static IEnumerable<Pool> Installed(PlanGraph graph) => graph.OfType(ResourceTypes.Installation)
        .Select(i => i.At("spec", "calicoNetwork", "ipPools"))
        .OfType<PlanList>()
        .SelectMany(pools => pools.Items.OfType<PlanMap>())
        .Select(pool => Of(pool["name"].Text(), pool, pool["encapsulation"].Text(), pool["natOutgoing"].Text() == "Enabled"))
        .OfType<Pool>();

    private static Pool? OfObject(PlanState state) => state.Inputs["spec"] is PlanMap spec
        ? Of(state.At("metadata", "name").Text() ?? state.Name, spec, Tunnel(spec), spec["natOutgoing"].IsTrue())
        : null;

    private static Pool? OfIdentity(PlanState state) => state.Name.StartsWith(IdentityPrefix, StringComparison.Ordinal) && state.Inputs["keepers"] is PlanMap keepers
        ? Of(state.Name[IdentityPrefix.Length..].Replace(ClusterIdentity.FullRangeSuffix, "", StringComparison.Ordinal), keepers, encapsulation: null, natOutgoing: null)
        : null;

    private static Pool? Of(string? name, PlanMap pool, string? encapsulation, bool? natOutgoing) => pool["cidr"].Text() is not { } cidr ? null : new Pool
    {
        Name = name ?? cidr,
        Range = AddressRange.Of(cidr),
        BlockSize = pool["blockSize"].Number(),
        Encapsulation = encapsulation,
        NatOutgoing = natOutgoing,
        NodeSelector = pool["nodeSelector"].Text(),
    };

    // The words of the operator's API for what Calico's own has two fields for (tigera/operator api/v1/installation_types.go, EncapsulationType).
    private static string Tunnel(PlanMap spec) => (spec["ipipMode"].Text(), spec["vxlanMode"].Text()) switch
    {
        ("Always", _) => nameof(Encapsulation.IPIP),
        ("CrossSubnet", _) => nameof(Encapsulation.IPIPCrossSubnet),
        (_, "Always") => nameof(Encapsulation.VXLAN),
        (_, "CrossSubnet") => nameof(Encapsulation.VXLANCrossSubnet),
        _ => nameof(Encapsulation.None),
    };
}
