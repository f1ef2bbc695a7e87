using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.OpenStack;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>What holds of every resource in every shape.</summary>
[Collection("Deployment")]
public sealed partial class ResourceShapeTests
{
    private static readonly string[] WithoutTags =
    [
        AwsGraph.Route, AwsGraph.Association, "aws:lb/targetGroupAttachment:TargetGroupAttachment", "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        OpenStackCloud.Rule, OpenStackCloud.RouterInterface, OpenStackCloud.Monitor, OpenStackCloud.ServerGroup,
    ];

    /// <summary>All the IPv4 that mode ipv6 has, and what it is for; docs/aws.md gives the same reasons.</summary>
    private static readonly (string Type, string Input, string Reason)[] IPv4OfAws =
    [
        (AwsGraph.Vpc, "cidrBlock", "a VPC cannot be without an IPv4 range"),
        (AwsGraph.Subnet, "cidrBlock", "a NAT gateway and a dual-stack balancer stand in subnets that have IPv4"),
        (AwsGraph.Route, "destinationCidrBlock", "NAT64 sends IPv4 out through the internet gateway"),
        (AwsGraph.Eip, "domain", "a NAT gateway sends from a public IPv4 address"),
        (AwsGraph.Balancer, "ipAddressType", "a network load balancer has IPv4, alone or with IPv6"),
        (AwsGraph.Ingress, "cidrIpv4", "whoever is listed with an IPv4 range reaches a balancer by it"),
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
        PlanResource[] resources = [.. OnPlatform(await Shape.Of(shape).PlanAsync())];

        string[] expected = ["calico-ipv6:cluster", "calico-ipv6:project", "calico-ipv6:stack", "team"];
        string[] name = shape.StartsWith("aws", StringComparison.Ordinal) ? ["Name"] : [];
        Assert.NotEmpty(resources);
        Assert.All(resources.Where(r => !WithoutTags.Contains(r.Type)), r => Assert.Equal([.. name, .. expected], TagsOf(r)));
        Assert.All(resources.Where(r => WithoutTags.Contains(r.Type)), r => Assert.Null(r.Inputs["tags"]));
    }

    [Theory]
    [ClassData(typeof(AllShapes))]
    public async Task Firewall_LetsInWhatConfigurationOpens_AndNoMore(string shape)
    {
        StackPlan plan = await Shape.Of(shape).PlanAsync();

        string[] ranges = [.. RangesOf(plan)];
        Assert.NotEmpty(ranges);
        HashSet<string> expected = [.. OwnRanges(plan), "9.9.9.0/24", "2620:fe:0:7::/64", .. plan.Addresses.PodCidrs.Select(c => c.ToString())];
        Assert.Subset(expected, ranges.ToHashSet());
        Assert.All(OnPlatform(plan).Where(r => r.Type == "aws:ec2/securityGroup:SecurityGroup"), g => Assert.Null(g.Inputs["ingress"]));
        Assert.All(OnPlatform(plan).Where(r => r.Type == OpenStackCloud.Group), g => Assert.Equal(new PlanScalar(true), g.Inputs["deleteDefaultRules"]));
        // Without a list Octavia lets in everybody, and a Neutron rule without a source does.
        Assert.All(OnPlatform(plan).Where(r => r.Type == OpenStackCloud.Listener), l => Assert.NotEmpty(Texts(l.Inputs["allowedCidrs"])));
        Assert.All(Ingress(plan), r => Assert.True(r.Inputs["remoteIpPrefix"] is null != r.Inputs["remoteGroupId"] is null, r.Name));
    }

    [Theory]
    [InlineData("""["0.0.0.0/0"]""", "0.0.0.0/0")]
    [InlineData("""["::/0"]""", "::/0")]
    public async Task Firewall_OpensToTheWorld_WhenConfigurationDoes(string admins, string range)
    {
        foreach (string provider in new[] { "aws", "openstack" })
        {
            Assert.Contains(range, RangesOf(await Shape.Of($"{provider} dualstack:ipv4 public 1").PlanAsync(("adminCidrs", admins))));
        }
    }

    // What AWS itself requires is listed above, and looked at below; nothing else mentions a family that the mode has not.
    [Theory]
    [ClassData(typeof(SingleFamilyShapes))]
    public async Task Inputs_OfASingleFamily_MentionNoOther(string shape)
    {
        Func<PlanValue, bool> isOther = Shape.Of(shape).HasIPv4 ? HasIPv6 : HasIPv4;
        (string, string)[] allowed = shape.StartsWith("aws ipv6", StringComparison.Ordinal) ? [.. IPv4OfAws.Select(e => (e.Type, e.Input))] : [];

        Assert.Equal([], OnPlatform(await Shape.Of(shape).PlanAsync())
            .SelectMany(r => r.Inputs.Entries.Where(e => e.Key != "tags" && isOther(e.Value)).Select(e => (r.Type, e.Key))).Except(allowed));
    }

    [Theory]
    [InlineData("aws ipv6 public 1")]
    [InlineData("aws ipv6 public 3")]
    [InlineData("aws ipv6 private 1")]
    [InlineData("aws ipv6 private 3")]
    public async Task IPv4_InModeIPv6_IsWhatAwsItselfRequires(string shape)
    {
        AwsGraph aws = new((await Shape.Of(shape).PlanAsync()).Document);

        (string, string)[] found = [.. aws.All.SelectMany(r => r.Inputs.Entries.Where(e => e.Key != "tags" && (r.Type == AwsGraph.Eip || HasIPv4(e.Value))).Select(e => (r.Type, e.Key))).Distinct()];
        Assert.Equal(IPv4OfAws.Select(e => (e.Type, e.Input)).Order(), found.Order());
        Assert.Equal(AwsGraph.Everything4, AwsGraph.Text(Assert.Single(aws.Of(AwsGraph.Route), r => r.Inputs["destinationCidrBlock"] is not null), "destinationCidrBlock"));
        Assert.Equal(aws.EdgeSubnets.Select(s => s.Name), aws.Of(AwsGraph.Subnet).Where(s => s.Inputs["cidrBlock"] is not null).Select(s => s.Name));
        Assert.DoesNotContain(aws.Of(AwsGraph.Eip), e => e.Inputs["networkInterface"] is not null);
        // Into the balancer's group alone, and from whom configuration lists.
        PlanResource group = Assert.Single(aws.Of("aws:ec2/securityGroup:SecurityGroup"), g => g.Name == "firewall-api");
        Assert.All(aws.Of(AwsGraph.Ingress).Where(r => r.Inputs["cidrIpv4"] is not null), r => Assert.Equal((group.Id, "9.9.9.0/24"), (AwsGraph.Text(r, "securityGroupId"), AwsGraph.Text(r, "cidrIpv4"))));
    }

    [Fact]
    public void IPv4_InModeIPv6_IsExplained()
    {
        string page = File.ReadAllText(Path.Combine(StackExamples.Project.Path, "docs", "aws.md"));

        Assert.All(IPv4OfAws, e => Assert.Contains(e.Reason, page, StringComparison.Ordinal));
    }

    // The check drops every packet with a pod's address, and says nothing.
    [Theory]
    [ClassData(typeof(AwsShapes))]
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

    private static IEnumerable<PlanResource> OnPlatform(StackPlan plan) => plan.Document.Resources.Where(r => r.IsCustom && PlatformType.IsMatch(r.Type));

    // Nova has tags as metadata, Neutron and Octavia as one text each.
    private static IEnumerable<string> TagsOf(PlanResource resource) => (resource.Inputs["tags"] ?? resource.Inputs["metadata"]) switch
    {
        PlanMap map => map.Entries.Keys,
        PlanList list => Texts(list).Select(tag => tag.Split('=')[0]),
        _ => [],
    };

    private static IEnumerable<PlanResource> Ingress(StackPlan plan) =>
        OnPlatform(plan).Where(r => r.Type == OpenStackCloud.Rule && AwsGraph.Text(r, "direction") == "ingress");

    private static IEnumerable<string> RangesOf(StackPlan plan) =>
    [
        .. new AwsGraph(plan.Document).Of(AwsGraph.Ingress).Select(r => AwsGraph.Text(r, "cidrIpv4") ?? AwsGraph.Text(r, "cidrIpv6")).OfType<string>(),
        .. Ingress(plan).Select(r => AwsGraph.Text(r, "remoteIpPrefix")).OfType<string>(),
        .. OnPlatform(plan).Where(r => r.Type == OpenStackCloud.Listener).SelectMany(r => Texts(r.Inputs["allowedCidrs"])),
    ];

    // Hosts by the addresses that they come from: their own and, behind a router, those outside.
    private static IEnumerable<string> OwnRanges(StackPlan plan) => OnPlatform(plan).SelectMany(r => r.Type switch
    {
        AwsGraph.Eip => Texts(r.Outputs["publicIp"]).Select(address => $"{address}/32"),
        OpenStackCloud.FloatingIp => Texts(r.Outputs["address"]).Select(address => $"{address}/32"),
        OpenStackCloud.Router => Texts(r.Outputs["externalFixedIps"]).Select(address => $"{address}/32"),
        OpenStackCloud.Subnet => Texts(r.Outputs["cidr"]),
        _ => [],
    });

    private static IEnumerable<string> Texts(PlanValue? value) => value?.Revealed switch
    {
        PlanScalar { Text: { } text } => [text],
        PlanList list => list.Items.SelectMany(Texts),
        PlanMap map => map.Entries.Values.SelectMany(Texts),
        _ => [],
    };

    private static bool HasIPv4(PlanValue value) => Texts(value).Any(IPv4Text.IsMatch);

    private static bool HasIPv6(PlanValue value) => Texts(value).Any(IPv6Text.IsMatch);

    [GeneratedRegex(@"\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b|\A(ipv4|dualstack)\z")]
    private static partial Regex IPv4Text { get; }

    // Two colons that touch, or more than five, as no port, time or identifier of a cloud has.
    [GeneratedRegex(@"(?<![:\w])::(?![:\w]*::)|[0-9a-f]::|([0-9a-f]{1,4}:){6}|\A(ipv6|dualstack)\z|ipv6-icmp", RegexOptions.IgnoreCase)]
    private static partial Regex IPv6Text { get; }

    [GeneratedRegex(@"\A(aws|openstack):")]
    private static partial Regex PlatformType { get; }

    [GeneratedRegex(@"::pulumi:providers:[a-z]+::(aws|openstack|random|tls|cluster)::")]
    private static partial Regex ExplicitProvider { get; }
}
