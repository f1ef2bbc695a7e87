using System.Globalization;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>All that each shape on AWS lets in, rule by rule: who, to whom, protocol and ports.</summary>
[Collection("Deployment")]
public sealed class FirewallShapeTests
{
    private const string Group = "aws:ec2/securityGroup:SecurityGroup";

    private static readonly string[] Always =
    [
        "nodes > api: tcp 6443", "nodes > control-plane: tcp 6443", "api > control-plane: tcp 6443", "nodes > nodes: tcp 10250", "nodes > nodes: tcp 5473", "nodes > nodes: tcp 179",
        // Pods of one subnet send bare packets in every shape.
        "nodes > nodes: all",
        // A balancer has IPv4 in every mode.
        "9.9.9.0/24 > api: tcp 6443", "9.9.9.0/24 > api: icmp 3-4",
    ];

    private static readonly string[] OfIPv4 = ["10.244.0.0/16 > nodes: all", "nodes > nodes: icmp -1", "nodes > api: icmp 3-4", "api > control-plane: icmp 3-4"];

    private static readonly string[] OfIPv6 =
    [
        "pods6 > nodes: all", "nodes > nodes: icmpv6 -1", "nodes > api: icmpv6 2-0", "api > control-plane: icmpv6 2-0",
        "2620:fe:0:7::/64 > api: tcp 6443", "2620:fe:0:7::/64 > api: icmpv6 2-0",
    ];

    /// <summary>Several control planes keep etcd together, and packets between subnets are in VXLAN.</summary>
    private static readonly string[] OfThreeZones = ["control-plane > control-plane: tcp 2379-2380", "nodes > nodes: udp 4789"];

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Firewall_LetsInExactly(string shape)
    {
        Shape wanted = Shape.Of(shape);
        StackPlan plan = await wanted.PlanAsync();
        AwsGraph aws = new(plan.Document);

        string[] expected =
        [
            .. Always, .. wanted.HasIPv4 ? OfIPv4 : [], .. wanted.HasIPv6 ? OfIPv6 : [], .. wanted.Zones > 1 ? OfThreeZones : [],
            // As private hosts' gateway, or as each public host, the VPC sends IPv4 to the public address of the balancer.
            .. wanted.HasIPv4 ? aws.Of(AwsGraph.Eip).Select(e => $"{((PlanScalar)e.Outputs["publicIp"]!).Text}/32 > api: tcp 6443") : [],
        ];
        string pods = plan.Addresses.PodCidrs.FirstOrDefault(c => c.Family == CalicoIPv6.Addressing.IPFamily.IPv6).ToString();
        Assert.Equal(expected.Select(rule => rule.Replace("pods6", pods, StringComparison.Ordinal)).Order(StringComparer.Ordinal), RulesOf(aws).Order(StringComparer.Ordinal));
    }

    // Outwards a host may do anything, in the families that it has.
    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Firewall_LetsOutEverything_InTheFamiliesOfTheMode(string shape)
    {
        Shape wanted = Shape.Of(shape);
        AwsGraph aws = new((await wanted.PlanAsync()).Document);

        string[] expected = [.. new[] { "nodes", "control-plane", "api" }.SelectMany(group => new[] { wanted.HasIPv4 ? $"{group} > 0.0.0.0/0: all" : "", wanted.HasIPv6 ? $"{group} > ::/0: all" : "" })];
        Assert.Equal(
            expected.Where(rule => rule.Length > 0).Order(StringComparer.Ordinal),
            aws.Of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(r => $"{NameOf(aws, "securityGroupId", r)} > {RangeOf(r)}: {Traffic(r)}").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> RulesOf(AwsGraph aws) => aws.Of(AwsGraph.Ingress)
        .Select(r => $"{RangeOf(r) ?? NameOf(aws, "referencedSecurityGroupId", r)} > {NameOf(aws, "securityGroupId", r)}: {Traffic(r)}");

    private static string? RangeOf(PlanResource rule) => AwsGraph.Text(rule, "cidrIpv4") ?? AwsGraph.Text(rule, "cidrIpv6");

    private static string NameOf(AwsGraph aws, string input, PlanResource rule) =>
        Assert.Single(aws.Of(Group), g => g.Id == AwsGraph.Text(rule, input)).Name["firewall-".Length..];

    private static string Traffic(PlanResource rule)
    {
        string? from = Number(rule, "fromPort"), to = Number(rule, "toPort");
        string ports = from is null ? "" : from == to ? $" {from}" : $" {from}-{to}";
        string protocol = AwsGraph.Text(rule, "ipProtocol")!;
        return $"{(protocol == "-1" ? "all" : protocol)}{ports}";
    }

    private static string? Number(PlanResource rule, string input) =>
        rule.Inputs[input] is PlanScalar { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
