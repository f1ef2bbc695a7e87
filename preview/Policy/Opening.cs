using CalicoIPv6.Addressing;
using CalicoIPv6.Platform;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Policy;

/// <summary>What a firewall rule or a listener lets in, whichever cloud has it.</summary>
/// <param name="Resource">Which.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Ports">From first to last, or ICMP type and code. Absent: all.</param>
/// <param name="Source">A range, or unknown.</param>
internal sealed record Opening(PlanState Resource, PortProtocol Protocol, PortRange? Ports, PlanValue Source)
{
    private static readonly string[] RuleRanges = ["cidrIpv4", "cidrIpv6"];
    private static readonly string[] BlockRanges = ["cidrBlocks", "ipv6CidrBlocks"];
    private static readonly PlanScalar EveryIPv4 = new("0.0.0.0/0");
    private static readonly PlanScalar EveryIPv6 = new("::/0");

    /// <summary>The range, where it is known and one.</summary>
    public Cidr? Range => Source.Text() is { } text && Cidr.TryParse(text, out Cidr cidr, out _) ? cidr : null;

    /// <summary>Whether it lets a whole family in.</summary>
    public bool IsToAll => Range is { PrefixLength: 0 };

    /// <summary>Every opening of a plan that is for ranges; those for firewall groups let nobody in from outside.</summary>
    public static IEnumerable<Opening> In(PolicySubject plan) =>
        plan.Of(AwsIngressRule).SelectMany(OfAwsIngressRule)
            .Concat(plan.Of(AwsGroupRule).Where(r => r.At("type").Text() == "ingress").SelectMany(r => OfAwsBlock(r, r.Inputs)))
            .Concat(plan.Of(AwsGroup).SelectMany(g => g.At("ingress").Items().SelectMany(block => OfAwsBlock(g, block))))
            .Concat(plan.Of(OpenStackRule).Where(r => r.At("direction").Text() == "ingress").SelectMany(OfNeutron))
            .Concat(plan.Of(OpenStackListener).SelectMany(OfOctavia));

    /// <summary>Where it lets in, for people: <c>TCP 443</c>, <c>UDP 30000-32767</c>, <c>every port of TCP</c>.</summary>
    public string Place => (Protocol, Ports) switch
    {
        (PortProtocol.Any, _) => "every port of every protocol",
        (var protocol, null) => $"every port of {Word(protocol)}",
        (var protocol, { } ports) => ports.From == ports.To ? $"{Word(protocol)} {ports.From}" : $"{Word(protocol)} {ports.From}-{ports.To}",
    };

    private static IEnumerable<Opening> OfAwsIngressRule(PlanState rule) =>
        from key in RuleRanges
        let source = rule.At(key)
        where source is not null
        select new Opening(rule, ProtocolOf(rule.At("ipProtocol").Text()), PortsOf(rule.At("fromPort"), rule.At("toPort")), source);

    private static IEnumerable<Opening> OfAwsBlock(PlanState resource, PlanValue block) => block is PlanUnknown
        ? [new(resource, PortProtocol.Any, null, PlanUnknown.Instance)]
        : from key in BlockRanges
          from source in block.At(key).Items()
          select new Opening(resource, ProtocolOf(block.At("protocol").Text()), PortsOf(block.At("fromPort"), block.At("toPort")), source);

    // A rule of Neutron's that names neither range nor group is for everybody (Networking API, security group rules, remote_ip_prefix).
    private static IEnumerable<Opening> OfNeutron(PlanState rule) => rule.At("remoteGroupId") is not null || rule.At("remoteAddressGroupId") is not null
        ? []
        : [new(
            rule, ProtocolOf(rule.At("protocol").Text()), PortsOf(rule.At("portRangeMin"), rule.At("portRangeMax")),
            rule.At("remoteIpPrefix") ?? (rule.At("ethertype").Text() == "IPv6" ? EveryIPv6 : EveryIPv4))];

    // Nor does a listener of Octavia's without ranges turn anybody away (Load Balancer API, allowed_cidrs).
    private static IEnumerable<Opening> OfOctavia(PlanState listener)
    {
        PlanValue[] sources = [.. listener.At("allowedCidrs").Items()];
        PlanValue? port = listener.At("protocolPort");
        PortProtocol protocol = listener.At("protocol").Text() == "UDP" ? PortProtocol.Udp : PortProtocol.Tcp;
        return (sources.Length > 0 ? sources : [EveryIPv4, EveryIPv6]).Select(source => new Opening(listener, protocol, PortsOf(port, port), source));
    }

    // The words of EC2 and of Neutron.
    private static PortProtocol ProtocolOf(string? word) => word switch
    {
        "tcp" or "6" => PortProtocol.Tcp,
        "udp" or "17" => PortProtocol.Udp,
        "icmp" or "1" => PortProtocol.Icmp,
        "icmpv6" or "ipv6-icmp" or "58" => PortProtocol.IcmpV6,
        "ipip" or "4" => PortProtocol.IPIP,
        _ => PortProtocol.Any,
    };

    // Neutron's ICMP code 0 is left out of a plan.
    private static PortRange? PortsOf(PlanValue? from, PlanValue? to) => from.Number() is { } first ? new PortRange(first, to.Number() ?? 0) : null;

    private static string Word(PortProtocol protocol) => protocol switch
    {
        PortProtocol.IcmpV6 => "ICMPv6",
        PortProtocol.IPIP => "IP in IP",
        _ => protocol.ToString().ToUpperInvariant(),
    };
}
