using System.Text.Json;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>docs/aws-policy.json allows what the resources of every shape need, and changes nothing that is not the project's.</summary>
[Collection("Deployment")]
public sealed class PolicyTests
{
    private const string Ec2 = "arn:aws:ec2:eu-west-1:123456789012:*";
    private const string Balancers = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:*";
    private const string Roles = "arn:aws:iam::123456789012:role/hosts-*";

    /// <summary>What no statement that has it asks a tag for, since AWS knows none there: each is a sentence of docs/aws.md.</summary>
    private static readonly string[] WithoutTag = ["BootFromWhatHasNoTag"];

    /// <summary>
    /// What the AWS provider asks of AWS to make, read, change and delete a resource of a type with the inputs that this program has, and in
    /// which file of hashicorp/terraform-provider-aws, under internal/service, it does so.
    /// </summary>
    private static readonly Dictionary<string, Calls> Actions = new()
    {
        [AwsGraph.Vpc] = new(
            "ec2/vpc_.go",
            "ec2:CreateVpc", "ec2:ModifyVpcAttribute", "ec2:AssociateVpcCidrBlock", "ec2:DisassociateVpcCidrBlock", "ec2:DeleteVpc",
            "ec2:DescribeVpcs", "ec2:DescribeVpcAttribute", "ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups"),
        [AwsGraph.Subnet] = new(
            "ec2/vpc_subnet.go",
            "ec2:CreateSubnet", "ec2:ModifySubnetAttribute", "ec2:AssociateSubnetCidrBlock", "ec2:DisassociateSubnetCidrBlock", "ec2:DeleteSubnet",
            "ec2:DescribeSubnets", "ec2:DescribeNetworkInterfaces", "ec2:DescribeAvailabilityZones", "ec2:DetachNetworkInterface",
            "ec2:DeleteNetworkInterface"),
        [AwsGraph.InternetGateway] = new(
            "ec2/vpc_internet_gateway.go",
            "ec2:CreateInternetGateway", "ec2:AttachInternetGateway", "ec2:DetachInternetGateway", "ec2:DeleteInternetGateway",
            "ec2:DescribeInternetGateways"),
        [AwsGraph.EgressOnlyGateway] = new(
            "ec2/vpc_egress_only_internet_gateway.go",
            "ec2:CreateEgressOnlyInternetGateway", "ec2:DeleteEgressOnlyInternetGateway", "ec2:DescribeEgressOnlyInternetGateways"),
        [AwsGraph.NatGateway] = new(
            "ec2/vpc_nat_gateway.go",
            "ec2:CreateNatGateway", "ec2:DeleteNatGateway", "ec2:DescribeNatGateways"),
        [AwsGraph.Eip] = new(
            "ec2/ec2_eip.go",
            "ec2:AllocateAddress", "ec2:AssociateAddress", "ec2:DisassociateAddress", "ec2:ReleaseAddress", "ec2:DescribeAddresses",
            "ec2:DescribeAddressesAttribute"),
        ["aws:ec2/routeTable:RouteTable"] = new(
            "ec2/vpc_route_table.go",
            "ec2:CreateRouteTable", "ec2:DeleteRouteTable", "ec2:DescribeRouteTables", "ec2:DisassociateRouteTable"),
        [AwsGraph.Route] = new(
            "ec2/vpc_route.go",
            "ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute", "ec2:DescribeRouteTables"),
        [AwsGraph.Association] = new(
            "ec2/vpc_route_table_association.go",
            "ec2:AssociateRouteTable", "ec2:ReplaceRouteTableAssociation", "ec2:DisassociateRouteTable", "ec2:DescribeRouteTables"),
        ["aws:ec2/securityGroup:SecurityGroup"] = new(
            "ec2/vpc_security_group.go",
            "ec2:CreateSecurityGroup", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:DeleteSecurityGroup",
            "ec2:DescribeSecurityGroups", "ec2:DescribeNetworkInterfaces", "ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface"),
        [AwsGraph.Ingress] = new(
            "ec2/vpc_security_group_ingress_rule.go",
            "ec2:AuthorizeSecurityGroupIngress", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupIngress", "ec2:DescribeSecurityGroupRules"),
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = new(
            "ec2/vpc_security_group_egress_rule.go",
            "ec2:AuthorizeSecurityGroupEgress", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupEgress", "ec2:DescribeSecurityGroupRules"),
        [AwsGraph.Interface] = new(
            "ec2/vpc_network_interface.go",
            "ec2:CreateNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute", "ec2:AssignIpv6Addresses", "ec2:UnassignIpv6Addresses",
            "ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"),
        ["aws:ec2/instance:Instance"] = new(
            "ec2/ec2_instance.go",
            "ec2:RunInstances", "ec2:StartInstances", "ec2:StopInstances", "ec2:ModifyInstanceAttribute", "ec2:ModifyInstanceMetadataOptions",
            "ec2:TerminateInstances", "ec2:AttachNetworkInterface", "ec2:ModifyVolume", "ec2:DescribeInstances", "ec2:DescribeInstanceAttribute",
            "ec2:DescribeInstanceTypes", "ec2:DescribeInstanceCreditSpecifications", "ec2:DescribeImages", "ec2:DescribeVolumes",
            "ec2:DescribeVolumesModifications", "ec2:DescribeTags", "ssm:GetParameter", "iam:PassRole"),
        ["aws:ec2/keyPair:KeyPair"] = new(
            "ec2/ec2_key_pair.go",
            "ec2:ImportKeyPair", "ec2:DeleteKeyPair", "ec2:DescribeKeyPairs"),
        [AwsGraph.Balancer] = new(
            "elbv2/load_balancer.go",
            "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:ModifyLoadBalancerAttributes", "elasticloadbalancing:SetIpAddressType",
            "elasticloadbalancing:SetSecurityGroups", "elasticloadbalancing:SetSubnets", "elasticloadbalancing:DeleteLoadBalancer",
            "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancerAttributes",
            "elasticloadbalancing:DescribeCapacityReservation", "ec2:DescribeAccountAttributes", "iam:CreateServiceLinkedRole",
            "ec2:DescribeNetworkInterfaces"),
        ["aws:lb/targetGroup:TargetGroup"] = new(
            "elbv2/target_group.go",
            "elasticloadbalancing:CreateTargetGroup", "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes",
            "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetGroupAttributes"),
        ["aws:lb/listener:Listener"] = new(
            "elbv2/listener.go",
            "elasticloadbalancing:CreateListener", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyListenerAttributes",
            "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeListenerAttributes"),
        ["aws:lb/targetGroupAttachment:TargetGroupAttachment"] = new(
            "elbv2/target_group_attachment.go",
            "elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:DescribeTargetHealth"),
        ["aws:iam/role:Role"] = new(
            "iam/role.go",
            "iam:CreateRole", "iam:UpdateRoleDescription", "iam:UpdateAssumeRolePolicy", "iam:DeleteRole", "iam:GetRole", "iam:TagRole",
            "iam:UntagRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole"),
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = new(
            "iam/role_policy_attachment.go",
            "iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:ListAttachedRolePolicies"),
        ["aws:iam/instanceProfile:InstanceProfile"] = new(
            "iam/instance_profile.go",
            "iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile",
            "iam:GetInstanceProfile", "iam:GetRole", "iam:TagInstanceProfile", "iam:UntagInstanceProfile"),
    };

    private static readonly string[] OfTags =
        ["ec2:CreateTags", "ec2:DeleteTags", "elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags", "elasticloadbalancing:DescribeTags"];

    /// <summary>Resources and condition of each statement, as JSON.</summary>
    public static TheoryData<string, string, string?> Bounds { get; } = new()
    {
        { "Read", Json("*"), null },
        { "MakeWithTag", Json([Ec2, Balancers]), Tag("aws:RequestTag") },
        { "ChangeWhatHasTheTag", Json([Ec2, Balancers]), Tag("aws:ResourceTag") },
        { "BootFromWhatHasNoTag", Json(["arn:aws:ec2:eu-west-1::image/*", $"{Ec2[..^1]}network-interface/*", $"{Ec2[..^1]}volume/*"]), null },
        { "TagHostsAndNetworkAsTheyAreMade", Json(Ec2), Equal("ec2:CreateAction", Made("ec2")) },
        { "TagBalancersAsTheyAreMade", Json(Balancers), Equal("elasticloadbalancing:CreateAction", (string[])["CreateListener", .. Made("elasticloadbalancing")]) },
        { "TagRootVolumes", Json($"{Ec2[..^1]}volume/*"), Tag("aws:RequestTag") },
        { "Image", Json("arn:aws:ssm:eu-west-1::parameter/aws/service/*"), null },
        { "HostsRole", Json([Roles, "arn:aws:iam::123456789012:instance-profile/hosts-*"]), null },
        { "GiveTheRoleSessionManager", Json(Roles), """{"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"}}""" },
        { "GiveHostsTheirRole", Json(Roles), """{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""" },
        {
            "FirstBalancerOfTheAccount",
            Json("arn:aws:iam::123456789012:role/aws-service-role/elasticloadbalancing.amazonaws.com/*"),
            """{"StringEquals":{"iam:AWSServiceName":"elasticloadbalancing.amazonaws.com"}}"""
        },
    };

    private static string Text => File.ReadAllText(Path.Combine(StackExamples.Project.Path, "docs", "aws-policy.json"));

    private static Statement[] Statements
    {
        get
        {
            using JsonDocument policy = JsonDocument.Parse(Text);
            return [.. policy.RootElement.GetProperty("Statement").EnumerateArray().Select(Statement.Of)];
        }
    }

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Policy_AllowsEveryTypeOfAShape(string shape)
    {
        var aws = new AwsGraph((await Shape.Of(shape).PlanAsync()).Document);

        Assert.All(aws.All, r => Assert.Contains(r.Type, Actions.Keys));
    }

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Policy_NamesWhatAShapeHas(string shape)
    {
        var aws = new AwsGraph((await Shape.Of(shape).PlanAsync()).Document);

        Assert.All(
            aws.All.Where(r => r.Inputs["tags"] is not null),
            r => Assert.Equal(new PlanScalar("calico-ipv6"), Assert.IsType<PlanMap>(r.Inputs["tags"]).Entries["calico-ipv6:project"]));
        Assert.All(aws.All.Where(r => r.Type is "aws:iam/role:Role" or "aws:iam/instanceProfile:InstanceProfile"), r => Assert.StartsWith("hosts-", r.Name, StringComparison.Ordinal));
        PlanResource attachment = Assert.Single(aws.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment"));
        Assert.Contains($"\"{AwsGraph.Text(attachment, "policyArn")}\"", Only("iam:AttachRolePolicy").Condition, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_AllowsWhatIsNeededAndNothingElse()
    {
        string[] allowed = [.. Statements.SelectMany(s => s.Actions).Distinct()];
        string[] reads = [.. allowed.Where(a => a.EndsWith('*'))];
        string[] needed = [.. Actions.Values.SelectMany(c => c.Actions).Concat(OfTags).Distinct()];

        Assert.Equal(["ec2:Describe*", "elasticloadbalancing:Describe*"], reads);
        Assert.Equal(
            needed.Where(a => !reads.Any(r => a.StartsWith(r[..^1], StringComparison.Ordinal))).Order(StringComparer.Ordinal),
            allowed.Except(reads).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Policy_BoundsEachStatement(string sid, string resources, string? condition)
    {
        Statement statement = Assert.Single(Statements, s => s.Sid == sid);

        Assert.Equal("Allow", statement.Effect);
        Assert.Equal(resources, statement.Resources);
        Assert.Equal(condition, statement.Condition);
    }

    [Fact]
    public void Policy_HasNoStatementWithoutBounds() => Assert.Equal(Bounds.Select(b => (string)b[0]), Statements.Select(s => s.Sid));

    [Fact]
    public void Policy_ChangesNothingOnEc2ThatIsNotTheProjects()
    {
        IEnumerable<Statement> changing = Statements.Where(s => s.Sid != "Read" && s.Actions.Any(a => a.StartsWith("ec2:", StringComparison.Ordinal) || a.StartsWith("elastic", StringComparison.Ordinal)));

        Assert.All(changing.Where(s => !WithoutTag.Contains(s.Sid)), s => Assert.Matches("calico-ipv6:project|:CreateAction", s.Condition));
        Assert.All(changing.Where(s => WithoutTag.Contains(s.Sid)), s => Assert.Equal(["ec2:RunInstances"], s.Actions));
        Assert.All(Statements.Where(s => s.Actions.Any(a => a.Contains(":Delete", StringComparison.Ordinal) && !a.StartsWith("iam:", StringComparison.Ordinal))), s => Assert.Equal("ChangeWhatHasTheTag", s.Sid));
    }

    // With AttachRolePolicy on any policy and PassRole, whoever makes a host makes an administrator.
    [Fact]
    public void Policy_GivesHostsNoMoreThanSessionManager()
    {
        Assert.Equal("GiveTheRoleSessionManager", Only("iam:AttachRolePolicy").Sid);
        Assert.Equal("GiveHostsTheirRole", Only("iam:PassRole").Sid);
        Assert.DoesNotContain("iam:PutRolePolicy", Statements.SelectMany(s => s.Actions));
    }

    /// <summary>IAM user guide, "IAM and AWS STS quotas": a managed policy has 6,144 characters at most, white space not counted.</summary>
    [Fact]
    public void Policy_FitsIntoAManagedPolicy() => Assert.InRange(Text.Count(c => !char.IsWhiteSpace(c)), 1, 6144);

    private static Statement Only(string action) => Assert.Single(Statements, s => s.Actions.Contains(action));

    private static string[] Made(string service) =>
        [.. Statements.Single(s => s.Sid == "MakeWithTag").Actions.Where(a => a.StartsWith($"{service}:", StringComparison.Ordinal)).Select(a => a[(service.Length + 1)..])];

    private static string Tag(string kind) => Equal($"{kind}/calico-ipv6:project", "calico-ipv6");

    private static string Equal(string key, object value) => Json(new { StringEquals = new Dictionary<string, object> { [key] = value } });

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private static string Json(string[] values) => JsonSerializer.Serialize(values);

    private sealed record Calls(string File, params string[] Actions);

    private sealed record Statement(string Sid, string Effect, string[] Actions, string Resources, string? Condition)
    {
        public static Statement Of(JsonElement statement) => new(
            statement.GetProperty(nameof(Sid)).GetString()!,
            statement.GetProperty(nameof(Effect)).GetString()!,
            [.. statement.GetProperty("Action").EnumerateArray().Select(a => a.GetString()!)],
            JsonSerializer.Serialize(statement.GetProperty("Resource")),
            statement.TryGetProperty(nameof(Condition), out JsonElement condition) ? JsonSerializer.Serialize(condition) : null);
    }
}
