using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Existing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;

namespace CalicoIPv6.Preview.Rendering;

/// <summary>The table of ports for who has to write the firewall rules of hosts that exist.</summary>
internal static class FirewallText
{
    public const string FileName = "firewall.txt";

    /// <summary>A line for each rule and family, then who is meant.</summary>
    public static string Of(AddressPlan plan, ClusterSpec cluster, ExistingHosts hosts)
    {
        // The only control plane is before itself.
        bool hasBalancer = hosts.ApiEndpoint is not null;
        string[][] lines =
        [
            ["FROM", "TO", "FAMILY", "PROTOCOL", "PORTS", "WHY"],
            .. PortTable.For(plan, cluster)
                .Where(rule => hasBalancer || (rule.From != Peer.ApiLoadBalancer && rule.To != Peer.ApiLoadBalancer))
                .SelectMany(rule => rule.Families.Select(family => Line(rule, family))),
            .. plan.Families.Select(family => (string[])["you", hasBalancer ? Name(Peer.ApiLoadBalancer) : Name(Peer.ControlPlanes), family.Lower(), "tcp", Number(PortTable.ApiPort), "Kubernetes API for `pulumi up` and kubectl"]),
        ];
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(l => l[column].Length))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            text.Append(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        text.Append("\nWhat answers is let through too, and hosts may send anything out.\n");
        if (plan.HasIPv6)
        {
            text.Append("Neighbours and routers need ICMPv6 of their own on every link (RFC 4890 section 4.4): leave what your network has for it.\n");
        }

        text.Append("\nWho is who:\n\n");
        foreach ((string who, string what) in Legend(plan, hosts))
        {
            text.Append(CultureInfo.InvariantCulture, $"{who.PadRight(Math.Max(widths[0], widths[1]))}  {what}\n");
        }

        return text.ToString();
    }

    private static string[] Line(PortRule rule, IPFamily family) =>
        [Name(rule.From), Name(rule.To), family.Lower(), Name(rule.Protocol), Ports(rule), rule.Why];

    private static string Name(Peer peer) => peer switch
    {
        Peer.Nodes => "nodes",
        Peer.ControlPlanes => "control-planes",
        Peer.ApiLoadBalancer => "api-endpoint",
        Peer.Pods => "pods",
        _ => peer.ToString(),
    };

    private static string Name(PortProtocol protocol) => protocol switch
    {
        PortProtocol.IcmpV6 => "icmpv6 (58)",
        PortProtocol.Icmp => "icmp (1)",
        PortProtocol.IPIP => "ipip (4)",
        _ => protocol.ToString().ToLowerInvariant(),
    };

    private static string Ports(PortRule rule) => rule switch
    {
        { Ports: null } => "all",
        { Protocol: PortProtocol.Icmp or PortProtocol.IcmpV6, Ports: { } ports } => $"type {Number(ports.From)} code {Number(ports.To)}",
        { Ports: { } ports } => ports.From == ports.To ? Number(ports.From) : $"{Number(ports.From)}-{Number(ports.To)}",
    };

    private static IEnumerable<(string Who, string What)> Legend(AddressPlan plan, ExistingHosts hosts)
    {
        yield return (Name(Peer.Nodes), Addresses(plan, hosts.Hosts));
        yield return (Name(Peer.ControlPlanes), Addresses(plan, [.. hosts.Hosts.Where(h => h.Host.Role == HostRole.ControlPlane)]));
        yield return (Name(Peer.Pods), string.Join(", ", plan.PodCidrs));
        if (hosts.ApiEndpoint is { } endpoint)
        {
            yield return (Name(Peer.ApiLoadBalancer), $"{endpoint}, which leads to {Name(Peer.ControlPlanes)}");
        }

        yield return ("you", "where `pulumi up` and kubectl run");
    }

    private static string Addresses(AddressPlan plan, ImmutableArray<ExistingHost> hosts) =>
        string.Join(", ", plan.Families.SelectMany(family => hosts.Select(h => h.Addresses[family])));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
