using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Manifests;

namespace CalicoIPv6.Tests.Manifests;

/// <summary>
/// The pools that a fitted manifest leads to, as calico-node makes them of its environment (projectcalico/calico
/// node/pkg/lifecycle/startup/startup.go of 3.32.1, configureIPPools) and as its objects say, in the words of the operator's API.
/// </summary>
internal static class ManifestPools
{
    public static IReadOnlyList<string> Of(string manifest) =>
        [.. OfEnvironment(manifest).Concat(OfObjects(manifest)).Order(StringComparer.Ordinal)];

    public static string Shown(string name, string cidr, int blockSize, string encapsulation, bool nat, string selector, bool noExport, IEnumerable<string> uses, string mode) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {cidr} /{blockSize} {encapsulation} nat={nat} {selector} noexport={noExport} {string.Join('+', uses)} {mode}");

    public static string? Variable(string manifest, string name) =>
        ManifestText.Parse(manifest).Required("DaemonSet", "calico-node").Container("calico-node").ItemsAt("env").Named(name).TextAt("value");

    private static IEnumerable<string> OfEnvironment(string manifest)
    {
        HashSet<IPFamily> present = [.. ManifestText.Parse(manifest).Objects.Where(o => o.Kind == "IPPool").Select(o => Cidr.Parse(o.Root.TextAt("spec.cidr")!).Family)];
        bool makesIPv4 = Variable(manifest, "CALICO_IPV4POOL_CIDR") != "none";
        foreach (IPFamily family in Enum.GetValues<IPFamily>())
        {
            string prefix = $"CALICO_{family.ToString().ToUpperInvariant()}POOL_";
            if (Variable(manifest, prefix + "CIDR") is var cidr and not "none" && !present.Contains(family))
            {
                // The fault of 3.32.1: without an IPv4 pool nobody reads this.
                string? vxlan = makesIPv4 ? Variable(manifest, prefix + "VXLAN") : "Never";
                yield return Shown(
                    $"default-{family.Lower()}-ippool", cidr ?? "a pool of its own", int.Parse(Variable(manifest, prefix + "BLOCK_SIZE") ?? "0", CultureInfo.InvariantCulture),
                    Encapsulation(Variable(manifest, prefix + "IPIP"), vxlan), Variable(manifest, prefix + "NAT_OUTGOING") == "true",
                    Variable(manifest, prefix + "NODE_SELECTOR") ?? "", Variable(manifest, prefix + "DISABLE_BGP_EXPORT") == "true", ["Workload", "Tunnel"], "Automatic");
            }
        }
    }

    private static IEnumerable<string> OfObjects(string manifest) => ManifestText.Parse(manifest).Objects.Where(o => o.Kind == "IPPool").Select(o => Shown(
        o.Name, o.Root.TextAt("spec.cidr")!, int.Parse(o.Root.TextAt("spec.blockSize")!, CultureInfo.InvariantCulture),
        Encapsulation(o.Root.TextAt("spec.ipipMode"), o.Root.TextAt("spec.vxlanMode")), o.Root.TextAt("spec.natOutgoing") == "true",
        o.Root.TextAt("spec.nodeSelector")!, o.Root.TextAt("spec.disableBGPExport") == "true",
        o.Root.ItemsAt("spec.allowedUses").Select(u => u.ToString()), o.Root.TextAt("spec.assignmentMode") ?? "Automatic"));

    private static string Encapsulation(string? ipip, string? vxlan) => (ipip ?? "Never", vxlan ?? "Never") switch
    {
        ("Never", "Never") => "None",
        ("Always", "Never") => "IPIP",
        ("CrossSubnet", "Never") => "IPIPCrossSubnet",
        ("Never", "Always") => "VXLAN",
        ("Never", "CrossSubnet") => "VXLANCrossSubnet",
        var both => $"refused: {both}",
    };
}
