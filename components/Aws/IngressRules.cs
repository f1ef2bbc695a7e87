using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.Aws.Vpc;

namespace CalicoIPv6.Aws;

/// <summary>From a row of the port table to the arguments of EC2's rule; the source is the caller's to add, exactly one.</summary>
internal static class IngressRules
{
    public static SecurityGroupIngressRuleArgs Into(Input<string> group, PortRule rule, ClusterSpec cluster)
    {
        var args = new SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group,
            IpProtocol = Protocol(rule.Protocol),
            Description = rule.Why,
            Tags = StandardTags.Of(cluster, rule.Name),
        };
        if (Ports(rule) is { } ports)
        {
            args.FromPort = ports.From;
            args.ToPort = ports.To;
        }

        return args;
    }

    public static SecurityGroupIngressRuleArgs From(this SecurityGroupIngressRuleArgs args, IPFamily family, Input<string> cidr)
    {
        if (family == IPFamily.IPv4)
        {
            args.CidrIpv4 = cidr;
        }
        else
        {
            args.CidrIpv6 = cidr;
        }

        return args;
    }

    // Names where EC2 answers with names, else a difference would show in every preview (EC2 API, IpPermission.IpProtocol).
    private static string Protocol(PortProtocol protocol) => protocol switch
    {
        PortProtocol.Tcp => "tcp",
        PortProtocol.Udp => "udp",
        PortProtocol.Icmp => "icmp",
        PortProtocol.IcmpV6 => "icmpv6",
        PortProtocol.IPIP => "4",
        _ => "-1",
    };

    // EC2 wants ports with ICMP too, where -1 means every type and code, and none with other protocols than these four.
    private static PortRange? Ports(PortRule rule) =>
        rule.Ports ?? (rule.Protocol is PortProtocol.Icmp or PortProtocol.IcmpV6 ? new PortRange(-1, -1) : null);
}
