using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>What holds of every resource in every shape.</summary>
[Collection("Deployment")]
public sealed partial class ResourceShapeTests
{
    private static readonly string[] WithoutTags = [AwsGraph.Route, AwsGraph.Association, "aws:lb/targetGroupAttachment:TargetGroupAttachment", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"];

    /// <summary>All the IPv4 that mode ipv6 has, and what it is for; docs/aws.md gives the same reasons.</summary>
    private static readonly (string Type, string Input, string Reason)[] IPv4OfAws =
    [
        (AwsGraph.Vpc, "cidrBlock", "a VPC cannot be without an IPv4 range"),
        (AwsGraph.Subnet, "cidrBlock", "a NAT gateway and a dual-stack balancer stand in subnets that have IPv4"),
        (AwsGraph.Route, "destinationCidrBlock", "NAT64 sends IPv4 out through the internet gateway"),
        (AwsGraph.Eip, "domain", "a NAT gateway sends from a public IPv4 address"),
        (AwsGraph.Balancer, "ipAddressType", "a network load balancer has IPv4, alone or with IPv6"),
    ];

    [Theory]
    [ClassData(typeof(AllShapes))]
    public async Task Resource_HasAnExplicitProvider(string shape)
    {
        StackPlan plan = await Shape.Of(shape).PlanAsync();

        Assert.All(
            plan.Document.Resources.Where(r => r.IsCustom && !r.Type.StartsWith("pulumi:", StringComparison.Ordinal)),
            r => Assert.Matches(ExplicitProvider, r.Provider ?? ""));
    }

    [Theory]
    [ClassData(typeof(AllShapes))]
    public async Task Resource_ThatTakesTags_HasThem(string shape)
    {
        AwsGraph aws = new((await Shape.Of(shape).PlanAsync()).Document);

        Assert.All(aws.All.Where(r => !WithoutTags.Contains(r.Type)), r =>
        {
            PlanMap tags = Assert.IsType<PlanMap>(r.Inputs["tags"]);
            Assert.Equal(["Name", "calico-ipv6:cluster", "calico-ipv6:project", "calico-ipv6:stack"], tags.Entries.Keys);
        });
        Assert.All(aws.All.Where(r => WithoutTags.Contains(r.Type)), r => Assert.Null(r.Inputs["tags"]));
    }

    [Theory]
    [ClassData(typeof(AllShapes))]
    public async Task Firewall_LetsInWhatConfigurationOpens_AndNoMore(string shape)
    {
        StackPlan plan = await Shape.Of(shape).PlanAsync();
        AwsGraph aws = new(plan.Document);

        string[] expected =
        [
            "9.9.9.0/24", "2620:fe:0:7::/64", .. plan.Addresses.PodCidrs.Select(c => c.ToString()),
            .. aws.Of(AwsGraph.Eip).Select(e => $"{(e.Outputs["publicIp"] as PlanScalar)?.Text}/32"),
        ];
        string[] ranges = [.. RangesOf(aws)];
        Assert.NotEmpty(ranges);
        Assert.Subset(expected.ToHashSet(), ranges.ToHashSet());
        Assert.All(aws.Of("aws:ec2/securityGroup:SecurityGroup"), g => Assert.Null(g.Inputs["ingress"]));
    }

    [Theory]
    [InlineData("""["0.0.0.0/0"]""", "0.0.0.0/0")]
    [InlineData("""["::/0"]""", "::/0")]
    public async Task Firewall_OpensToTheWorld_WhenConfigurationDoes(string admins, string range) =>
        Assert.Contains(range, RangesOf(new((await Shape.Of("aws dualstack:ipv4 public 1").PlanAsync(("adminCidrs", admins))).Document)));

    [Theory]
    [InlineData("aws ipv6 public 1")]
    [InlineData("aws ipv6 public 3")]
    [InlineData("aws ipv6 private 1")]
    [InlineData("aws ipv6 private 3")]
    public async Task IPv4_InModeIPv6_IsWhatAwsItselfRequires(string shape)
    {
        AwsGraph aws = new((await Shape.Of(shape).PlanAsync()).Document);

        // Whom configuration lets in at a balancer has what families it has.
        PlanResource[] admins = [.. aws.Of(AwsGraph.Ingress).Where(r => r.Inputs["cidrIpv4"] is not null)];
        Assert.Equal(["api-from-admins", "mtu-from-admins-ipv4"], admins.Select(r => r.Name["firewall-".Length..r.Name.LastIndexOf("-9.9.9", StringComparison.Ordinal)]).Order());
        Assert.All(admins, r => Assert.Equal("9.9.9.0/24", AwsGraph.Text(r, "cidrIpv4")));
        (string, string)[] found = [.. aws.All.Except(admins).SelectMany(r => r.Inputs.Entries.Where(e => e.Key != "tags" && (r.Type == AwsGraph.Eip || HasIPv4(e.Value))).Select(e => (r.Type, e.Key))).Distinct()];
        Assert.Equal(IPv4OfAws.Select(e => (e.Type, e.Input)).Order(), found.Order());
        Assert.Equal(AwsGraph.Everything4, AwsGraph.Text(Assert.Single(aws.Of(AwsGraph.Route), r => r.Inputs["destinationCidrBlock"] is not null), "destinationCidrBlock"));
        Assert.Equal(aws.EdgeSubnets.Select(s => s.Name), aws.Of(AwsGraph.Subnet).Where(s => s.Inputs["cidrBlock"] is not null).Select(s => s.Name));
        Assert.DoesNotContain(aws.Of(AwsGraph.Eip), e => e.Inputs["networkInterface"] is not null);
    }

    [Fact]
    public void IPv4_InModeIPv6_IsExplained()
    {
        string page = File.ReadAllText(Path.Combine(StackExamples.Project.Path, "docs", "aws.md"));

        Assert.All(IPv4OfAws, e => Assert.Contains(e.Reason, page, StringComparison.Ordinal));
    }

    // The check drops every packet with a pod's address, and says nothing.
    [Theory]
    [ClassData(typeof(AllShapes))]
    public async Task SourceDestCheck_IsOffExactlyForBarePodTraffic(string shape) => HasFittingChecks(await Shape.Of(shape).PlanAsync());

    [Fact]
    public async Task Prod_IsAPrivateIPv6ClusterOverThreeZones_ThatDropsNoPodTraffic()
    {
        StackPlan plan = await StackPlan.MakeAsync(StackExamples.Read("prod"), simulate: true);

        Assert.Equal((StackMode.IPv6, true, 3), (plan.Addresses.Mode, plan.Settings.Cluster.PrivateHosts, plan.Addresses.Subnets.Length));
        Assert.Equal((3, 6), (plan.Settings.Cluster.Hosts.Count(h => h.Role == CalicoIPv6.Hosts.HostRole.ControlPlane), plan.Settings.Cluster.Hosts.Count(h => h.Role == CalicoIPv6.Hosts.HostRole.Worker)));
        Assert.True(plan.Addresses.HasBarePodTraffic);
        HasFittingChecks(plan);
    }

    private static void HasFittingChecks(StackPlan plan)
    {
        PlanResource[] interfaces = [.. new AwsGraph(plan.Document).Of(AwsGraph.Interface)];
        Assert.NotEmpty(interfaces);
        Assert.All(interfaces, i => Assert.Equal(new PlanScalar(!plan.Addresses.HasBarePodTraffic), i.Inputs["sourceDestCheck"]));
    }

    private static IEnumerable<string> RangesOf(AwsGraph aws) =>
        aws.Of(AwsGraph.Ingress).Select(r => AwsGraph.Text(r, "cidrIpv4") ?? AwsGraph.Text(r, "cidrIpv6")).OfType<string>();

    private static bool HasIPv4(PlanValue value) => value switch
    {
        PlanScalar { Text: { } text } => IPv4Text.IsMatch(text),
        PlanList list => list.Items.Any(HasIPv4),
        PlanMap map => map.Entries.Values.Any(HasIPv4),
        _ => false,
    };

    [GeneratedRegex(@"\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b|\A(ipv4|dualstack)\z")]
    private static partial Regex IPv4Text { get; }

    [GeneratedRegex(@"::pulumi:providers:[a-z]+::(aws|random|tls|cluster)::")]
    private static partial Regex ExplicitProvider { get; }
}
