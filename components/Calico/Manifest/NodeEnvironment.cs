using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Calico.Manifest;

/// <summary>
/// What calico-node's environment has to say for a plan; the same as the Tigera operator's where it writes the same variable
/// (tigera/operator pkg/render/node.go).
/// </summary>
internal static class NodeEnvironment
{
    private const string None = "none";

    /// <summary>Variables and their values, in the order in which missing ones are added.</summary>
    public static IEnumerable<(string Name, string Value)> For(AddressPlan plan, ClusterSpec cluster, PoolPlacement pools) =>
    [
        .. Addresses(plan, cluster),
        ("FELIX_IPV6SUPPORT", plan.HasIPv6 ? "true" : "false"),
        .. Pool(IPFamily.IPv4, pools.EnvironmentIPv4),
        .. Pool(IPFamily.IPv6, pools.EnvironmentIPv6),
        .. Mtu(plan),
        .. plan.Dataplane == Dataplane.Nftables ? [("FELIX_NFTABLESMODE", "Enabled")] : Enumerable.Empty<(string, string)>(),
    ];

    private static IEnumerable<(string Name, string Value)> Addresses(AddressPlan plan, ClusterSpec cluster)
    {
        yield return ("IP", plan.HasIPv4 ? "autodetect" : None);
        if (plan.HasIPv4)
        {
            yield return ("IP_AUTODETECTION_METHOD", Method(cluster.NodeAddressIPv4));
        }
        else
        {
            // A router's id has 32 bits and is its IPv4 address by default (RFC 4271 section 4.2).
            yield return ("CALICO_ROUTER_ID", "hash");
        }

        yield return ("IP6", plan.HasIPv6 ? "autodetect" : None);
        if (plan.HasIPv6)
        {
            yield return ("IP6_AUTODETECTION_METHOD", Method(cluster.NodeAddressIPv6));
        }
    }

    // Without "none" calico-node makes a pool of its own for the family: 192.168.0.0/16, or a random unique local one.
    private static IEnumerable<(string Name, string Value)> Pool(IPFamily family, IPPool? pool)
    {
        string prefix = $"CALICO_{family.ToString().ToUpperInvariant()}POOL";
        if (pool is null)
        {
            return [($"{prefix}_CIDR", None)];
        }

        return
        [
            ($"{prefix}_CIDR", pool.Cidr.ToString()),
            ($"{prefix}_BLOCK_SIZE", pool.BlockSize.ToString(CultureInfo.InvariantCulture)),
            .. family == IPFamily.IPv4 ? [($"{prefix}_IPIP", TunnelMode.IPIP(pool.Encapsulation))] : Enumerable.Empty<(string, string)>(),
            ($"{prefix}_VXLAN", TunnelMode.VXLAN(pool.Encapsulation)),
            ($"{prefix}_NAT_OUTGOING", pool.NatOutgoing ? "true" : "false"),
            ($"{prefix}_NODE_SELECTOR", pool.NodeSelector),
            ($"{prefix}_DISABLE_BGP_EXPORT", pool.DisableBgpExport ? "true" : "false"),
        ];
    }

    // The manifest takes those of IPv4 tunnels from veth_mtu by itself.
    private static IEnumerable<(string Name, string Value)> Mtu(AddressPlan plan) => plan is { HasIPv6: true, Mtu: { } mtu }
        ? [("FELIX_VXLANMTUV6", mtu.ToString(CultureInfo.InvariantCulture)), ("FELIX_WIREGUARDMTUV6", mtu.ToString(CultureInfo.InvariantCulture))]
        : [];

    private static string Method(NodeAddressMethod method) => method.Source switch
    {
        NodeAddressSource.Kubelet => "kubernetes-internal-ip",
        NodeAddressSource.FirstFound => "first-found",
        NodeAddressSource.CanReach => $"can-reach={method.Value}",
        NodeAddressSource.Interface => $"interface={method.Value}",
        NodeAddressSource.SkipInterface => $"skip-interface={method.Value}",
        _ => $"cidr={method.Value}",
    };
}

/// <summary>An encapsulation in the words of pools and calico-node, which have a mode for each tunnel.</summary>
internal static class TunnelMode
{
    public static string IPIP(Encapsulation encapsulation) => Of(encapsulation, Encapsulation.IPIP, Encapsulation.IPIPCrossSubnet);

    public static string VXLAN(Encapsulation encapsulation) => Of(encapsulation, Encapsulation.VXLAN, Encapsulation.VXLANCrossSubnet);

    private static string Of(Encapsulation encapsulation, Encapsulation always, Encapsulation crossSubnet) =>
        encapsulation == always ? "Always" : encapsulation == crossSubnet ? "CrossSubnet" : "Never";
}
