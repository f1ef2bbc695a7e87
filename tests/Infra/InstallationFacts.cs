using System.Globalization;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Manifests;

namespace CalicoIPv6.Tests.Infra;

/// <summary>What an Installation says, in the words of <see cref="ManifestPools"/>.</summary>
internal static class InstallationFacts
{
    private static readonly string[] Fields = ["linuxDataplane", "bgp", "bpfNetworkBootstrap", "kubeProxyManagement"];

    public static IEnumerable<string> Pools(PlanMap installation) => ((PlanList)Of(installation)["ipPools"]!).Items.Cast<PlanMap>().Select(pool => ManifestPools.Shown(
        Text(pool, "name"), Text(pool, "cidr"), int.Parse(Text(pool, "blockSize"), CultureInfo.InvariantCulture), Text(pool, "encapsulation"), Text(pool, "natOutgoing") == "Enabled",
        Text(pool, "nodeSelector"), Text(pool, "disableBGPExport") == "True", ((PlanList)pool["allowedUses"]!).Items.Select(use => ((PlanScalar)use).Text!),
        Text(pool, "assignmentMode"))).Order(StringComparer.Ordinal);

    public static string Network(PlanMap installation)
    {
        PlanMap network = Of(installation);
        return string.Join(' ', [.. Fields.Select(field => $"{field}={Text(network, field)}"), Autodetection(network, "V4"), Autodetection(network, "V6")]);
    }

    private static PlanMap Of(PlanMap installation) => (PlanMap)((PlanMap)installation["spec"]!)["calicoNetwork"]!;

    private static string Autodetection(PlanMap network, string family) => $"nodeAddressAutodetection{family}=" + (network[$"nodeAddressAutodetection{family}"] switch
    {
        null => "-",
        PlanMap { Entries.IsEmpty: true } => "{}",
        PlanMap method => Text(method, "kubernetes"),
        var other => throw new InvalidOperationException(other.ToString()),
    });

    private static string Text(PlanMap map, string key) => map[key] is PlanScalar { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture)! : "-";
}
