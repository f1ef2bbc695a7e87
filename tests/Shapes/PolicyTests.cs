using System.Text.Json;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>docs/aws-policy.json allows what the resources of every shape need, and nothing else.</summary>
[Collection("Deployment")]
public sealed class PolicyTests
{
    /// <summary>What the AWS provider asks of AWS to make, read, change and delete a resource of a type.</summary>
    private static readonly Dictionary<string, string[]> Actions = new()
    {
        [AwsGraph.Vpc] =
            ["ec2:CreateVpc", "ec2:ModifyVpcAttribute", "ec2:AssociateVpcCidrBlock", "ec2:DisassociateVpcCidrBlock", "ec2:DeleteVpc", "ec2:DescribeVpcs", "ec2:DescribeVpcAttribute", "ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups"],
        [AwsGraph.Subnet] =
            ["ec2:CreateSubnet", "ec2:ModifySubnetAttribute", "ec2:AssociateSubnetCidrBlock", "ec2:DisassociateSubnetCidrBlock", "ec2:DeleteSubnet", "ec2:DescribeSubnets", "ec2:DescribeNetworkInterfaces", "ec2:DescribeAvailabilityZones"],
        [AwsGraph.InternetGateway] = ["ec2:CreateInternetGateway", "ec2:AttachInternetGateway", "ec2:DetachInternetGateway", "ec2:DeleteInternetGateway", "ec2:DescribeInternetGateways"],
        [AwsGraph.EgressOnlyGateway] = ["ec2:CreateEgressOnlyInternetGateway", "ec2:DeleteEgressOnlyInternetGateway", "ec2:DescribeEgressOnlyInternetGateways"],
        [AwsGraph.NatGateway] = ["ec2:CreateNatGateway", "ec2:DeleteNatGateway", "ec2:DescribeNatGateways"],
        [AwsGraph.Eip] =
            ["ec2:AllocateAddress", "ec2:AssociateAddress", "ec2:DisassociateAddress", "ec2:ReleaseAddress", "ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"],
        ["aws:ec2/routeTable:RouteTable"] = ["ec2:CreateRouteTable", "ec2:DeleteRouteTable", "ec2:DescribeRouteTables"],
        [AwsGraph.Route] = ["ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute", "ec2:DescribeRouteTables"],
        [AwsGraph.Association] = ["ec2:AssociateRouteTable", "ec2:ReplaceRouteTableAssociation", "ec2:DisassociateRouteTable", "ec2:DescribeRouteTables"],
        ["aws:ec2/securityGroup:SecurityGroup"] =
            ["ec2:CreateSecurityGroup", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:DescribeSecurityGroups"],
        [AwsGraph.Ingress] =
            ["ec2:AuthorizeSecurityGroupIngress", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupIngress", "ec2:DescribeSecurityGroupRules"],
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] =
            ["ec2:AuthorizeSecurityGroupEgress", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupEgress", "ec2:DescribeSecurityGroupRules"],
        [AwsGraph.Interface] =
            ["ec2:CreateNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute", "ec2:AssignIpv6Addresses", "ec2:UnassignIpv6Addresses", "ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"],
        ["aws:ec2/instance:Instance"] =
        [
            "ec2:RunInstances", "ec2:StartInstances", "ec2:StopInstances", "ec2:ModifyInstanceAttribute", "ec2:ModifyInstanceMetadataOptions", "ec2:TerminateInstances",
            "ec2:AttachNetworkInterface", "ec2:ModifyVolume", "ec2:DescribeInstances", "ec2:DescribeInstanceAttribute", "ec2:DescribeInstanceTypes",
            "ec2:DescribeInstanceCreditSpecifications", "ec2:DescribeImages", "ec2:DescribeVolumes", "ec2:DescribeTags", "ssm:GetParameter", "iam:PassRole",
        ],
        ["aws:ec2/keyPair:KeyPair"] = ["ec2:ImportKeyPair", "ec2:DeleteKeyPair", "ec2:DescribeKeyPairs"],
        [AwsGraph.Balancer] =
        [
            "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:ModifyLoadBalancerAttributes", "elasticloadbalancing:SetIpAddressType",
            "elasticloadbalancing:SetSecurityGroups", "elasticloadbalancing:SetSubnets", "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeCapacityReservation", "ec2:DescribeAccountAttributes", "iam:CreateServiceLinkedRole",
        ],
        ["aws:lb/targetGroup:TargetGroup"] =
        [
            "elasticloadbalancing:CreateTargetGroup", "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes",
            "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeTargetGroupAttributes",
        ],
        ["aws:lb/listener:Listener"] =
        [
            "elasticloadbalancing:CreateListener", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyListenerAttributes", "elasticloadbalancing:DeleteListener",
            "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeListenerAttributes",
        ],
        ["aws:lb/targetGroupAttachment:TargetGroupAttachment"] =
            ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:DescribeTargetHealth"],
        ["aws:iam/role:Role"] =
        [
            "iam:CreateRole", "iam:UpdateRole", "iam:UpdateAssumeRolePolicy", "iam:DeleteRole", "iam:GetRole", "iam:TagRole", "iam:UntagRole", "iam:ListRolePolicies",
            "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole",
        ],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = ["iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:ListAttachedRolePolicies"],
        ["aws:iam/instanceProfile:InstanceProfile"] =
        [
            "iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile", "iam:GetInstanceProfile",
            "iam:TagInstanceProfile", "iam:UntagInstanceProfile",
        ],
    };

    private static readonly string[] OfTags =
        ["ec2:CreateTags", "ec2:DeleteTags", "elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags", "elasticloadbalancing:DescribeTags"];

    [Theory]
    [ClassData(typeof(AwsShapes))]
    public async Task Policy_AllowsEveryTypeOfAShape(string shape)
    {
        var aws = new AwsGraph((await Shape.Of(shape).PlanAsync()).Document);

        Assert.All(aws.All, r => Assert.Contains(r.Type, Actions.Keys));
    }

    [Fact]
    public void Policy_AllowsWhatIsNeededAndNothingElse()
    {
        using JsonDocument policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(StackExamples.Project.Path, "docs", "aws-policy.json")));
        JsonElement[] statements = [.. policy.RootElement.GetProperty("Statement").EnumerateArray()];

        Assert.All(statements, s => Assert.Equal("Allow", s.GetProperty("Effect").GetString()));
        Assert.Equal(
            Actions.Values.SelectMany(a => a).Concat(OfTags).Distinct().Order(StringComparer.Ordinal),
            statements.SelectMany(s => s.GetProperty("Action").EnumerateArray()).Select(a => a.GetString()!).Order(StringComparer.Ordinal));
    }
}
