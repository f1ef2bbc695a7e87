using CalicoIPv6.Addressing;

namespace CalicoIPv6.Bootstrap;

/// <summary>The kernel settings of a host, as a sysctl.d file.</summary>
internal static class Sysctls
{
    /// <summary>One setting a line, each group with its reason.</summary>
    public static string File(AddressPlan plan)
    {
        IEnumerable<string> lines =
        [
            .. plan.HasIPv6 ? IPv6 : [],
            .. plan.HasIPv4 ? IPv4 : [],
            "# Find the path's MTU even where the ICMP messages that tell it are lost; holds for TCP over both families.",
            "net.ipv4.tcp_mtu_probing = 1",
        ];
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static readonly string[] IPv6 =
    [
        "# A host that forwards takes no router advertisements, so no default route, unless accept_ra is 2. Interfaces that come later,",
        "# such as those of pods, shall take none: no \"default\" here; prepare-kernel.sh sets the uplinks by name.",
        "net.ipv6.conf.all.accept_ra = 2",
        "net.ipv6.conf.all.forwarding = 1",
        "net.bridge.bridge-nf-call-ip6tables = 1",
    ];

    private static readonly string[] IPv4 =
    [
        "net.ipv4.ip_forward = 1",
        "net.bridge.bridge-nf-call-iptables = 1",
    ];
}
