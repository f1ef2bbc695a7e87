using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Tests.Policy;

/// <summary>One way to break a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Case">What the row is about.</param>
/// <param name="Shape">Of the stack.</param>
/// <param name="Keys">More of its configuration.</param>
/// <param name="Accepted">Changes its plan to the nearest that the rule accepts.</param>
/// <param name="Rejected">Changes its plan to one that the rule rejects.</param>
/// <param name="Found">All that is found then, as <c>NAME WHAT</c>.</param>
internal sealed record PolicyRow(
    PolicyRuleName Rule, string Case, string Shape, (string Key, string? Value)[] Keys, Action<EditedPlan> Accepted, Action<EditedPlan> Rejected, string Found)
{
    private const string Aws = "aws dualstack:ipv4 public 1";
    private const string AwsPrivate = "aws ipv6 private 1";
    private const string OpenStack = "openstack dualstack:ipv4 public 1";

    public static readonly ImmutableArray<PolicyRow> All =
    [
        new(PolicyRuleName.OpenIngress, "AWS", Aws, [("adminCidrs", """["0.0.0.0/0"]""")], Nothing, p => p.Inputs(ResourceTypes.AwsIngressRule, "api-from-admins")["fromPort"] = 22,
            "firewall-api-from-admins-0.0.0.0-0 lets 0.0.0.0/0 in at TCP 22-6443, which no key of the stack lists for that"),
        new(PolicyRuleName.OpenIngress, "AWS over IPv6", Aws, [], Nothing, p => p.Inputs(ResourceTypes.AwsIngressRule, "kubelet")["cidrIpv6"] = "::/0",
            "firewall-kubelet lets ::/0 in at TCP 10250, which no key of the stack lists for that"),
        new(PolicyRuleName.OpenIngress, "AWS, inside a group", Aws, [], p => Block(p, "10.0.0.0/8"), p => Block(p, "0.0.0.0/0"),
            "firewall-nodes lets 0.0.0.0/0 in at every port of every protocol, which no key of the stack lists for that"),
        new(PolicyRuleName.OpenIngress, "OpenStack", OpenStack, [], Nothing, p => p.Inputs(ResourceTypes.OpenStackRule, "kubelet-ipv6").Remove("remoteGroupId"),
            "firewall-kubelet-ipv6 lets ::/0 in at TCP 10250, which no key of the stack lists for that"),
        new(PolicyRuleName.OpenIngress, "Octavia", OpenStack, [], Nothing, p => p.Inputs(ResourceTypes.OpenStackListener, "ipv4")["allowedCidrs"] = new JsonArray("0.0.0.0/0"),
            "api-listener-ipv4 lets 0.0.0.0/0 in at TCP 6443, which no key of the stack lists for that"),
        new(PolicyRuleName.AdminPortsOpenToAll, "AWS", Aws, [("adminCidrs", """["::/0"]""")], p => p.Inputs(ResourceTypes.AwsIngressRule, "api-from-admins")["cidrIpv6"] = "2620:fe::/48", Nothing,
            "firewall-api-from-admins----0 lets ::/0 in at TCP 6443"),
        new(PolicyRuleName.PublicApiWithoutAdmins, "AWS", Aws, [("adminCidrs", "[]")], p => p.Inputs(ResourceTypes.AwsBalancer)["internal"] = true, Nothing,
            "api-nlb faces the internet, and adminCidrs is empty"),
        new(PolicyRuleName.BalancerWithoutFirewall, "AWS", Aws, [], Nothing, p => p.Inputs(ResourceTypes.AwsBalancer).Remove("securityGroups"), "api-nlb faces the internet without a security group"),
        new(PolicyRuleName.PrivateHostReachable, "AWS, an address", AwsPrivate, [], Nothing, p => p.Inputs(ResourceTypes.AwsAddress)["networkInterface"] = "eni-1",
            "network-nat-0 is a public address of a host, and privateHosts is true"),
        new(PolicyRuleName.PrivateHostReachable, "AWS, a route", AwsPrivate, [], Nothing, p => p.Inputs(ResourceTypes.AwsRoute, "hosts-0-ipv6")["gatewayId"] = "igw-1",
            "network-hosts-0-ipv6 routes the hosts' subnet network-hosts-0 through the internet's gateway, and privateHosts is true"),
        new(PolicyRuleName.SourceCheckDisabled, "AWS", Aws, [("encapsulation", "VXLAN")], Nothing, p => p.Inputs(ResourceTypes.AwsInterface, "worker-0")["sourceDestCheck"] = false,
            "interfaces-dev-worker-0 has its source/destination check off, and no pool needs that"),
        new(PolicyRuleName.SourceCheckDisabled, "OpenStack", OpenStack, [], Nothing, p => Pairs(p).Add(new JsonObject { ["ipAddress"] = "0.0.0.0/0" }),
            "interfaces-dev-worker-0 may send from 0.0.0.0/0, which nothing needs"),
        new(PolicyRuleName.SourceCheckDropsPods, "AWS", Aws, [], Nothing, p => p.Inputs(ResourceTypes.AwsInterface, "worker-0").Remove("sourceDestCheck"),
            "interfaces-dev-worker-0 has its source/destination check on, which drops packets with pod addresses"),
        new(PolicyRuleName.SourceCheckDropsPods, "OpenStack", OpenStack, [], Nothing, p => Pairs(p).RemoveAt(0),
            "interfaces-dev-worker-0 may not send from 10.244.0.0/16, which pods or Services have"),
        new(PolicyRuleName.PortSecurityDisabled, "OpenStack", OpenStack, [], Nothing, p => p.Inputs(ResourceTypes.OpenStackPort, "worker-0")["portSecurityEnabled"] = false,
            "interfaces-dev-worker-0 has no port security"),
        new(PolicyRuleName.Dns64WithoutNat64, "AWS", AwsPrivate, [], Nothing, p => p.Drop(ResourceTypes.AwsRoute, "hosts-0-nat64"),
            "network-hosts-0 has DNS64, and no route of its table leads 64:ff9b::/96 to a NAT gateway"),
        new(PolicyRuleName.Dns64WithoutNat64, "cluster DNS", Aws, [], Nothing, p => p.Inputs(ResourceTypes.ConfigMapPatch, "corefile")["data"]!["Corefile"] = ".:53 {\n    dns64\n}\n",
            "dns-corefile has DNS64 in its Corefile, and the stack has no NAT64"),
        new(PolicyRuleName.UnencryptedVolume, "AWS", Aws, [], Nothing, p => p.Inputs(ResourceTypes.AwsInstance, "worker-0")["rootBlockDevice"]!.AsObject().Remove("encrypted"),
            "hosts-dev-worker-0 has a volume that is not encrypted"),
        new(PolicyRuleName.MetadataWithoutToken, "AWS", Aws, [], p => Metadata(p)["httpEndpoint"] = "disabled", p => Metadata(p)["httpTokens"] = "optional",
            "hosts-dev-worker-0 has a metadata service that answers without a token"),
        new(PolicyRuleName.MetadataHopLimit, "AWS", Aws, [], Nothing, p => Metadata(p)["httpPutResponseHopLimit"] = 2,
            "hosts-dev-worker-0 has a metadata service that answers over 2 hops"),
        new(PolicyRuleName.SecretInPlain, "user data", Aws, [], Nothing, p => p.Inputs(ResourceTypes.AwsInstance, "worker-0")["userDataBase64"] = "I2Nsb3VkLWNvbmZpZwo=",
            "hosts-dev-worker-0 shows its userDataBase64"),
        new(PolicyRuleName.SecretInPlain, "a password", OpenStack, [], Nothing, p => p.State("random:index/randomPassword:RandomPassword")["outputs"]!["result"] = "hunter2",
            "bootstrap-token-secret shows its result"),
        new(PolicyRuleName.MissingTags, "AWS", Aws, [("tags", """{"team":"net"}""")], Nothing, p => p.Inputs(ResourceTypes.AwsSubnet)["tags"]!.AsObject().Remove("team"),
            "network-subnet-0 lacks the tag team"),
        new(PolicyRuleName.MissingTags, "OpenStack", OpenStack, [], Nothing, p => p.Inputs(ResourceTypes.OpenStackInstance, "worker-0").Remove("metadata"),
            "hosts-dev-worker-0 lacks the tags calico-ipv6:cluster, calico-ipv6:project, calico-ipv6:stack, team"),
    ];

    public string Title => $"{Rule.Text()}, {Case}";

    private static void Nothing(EditedPlan plan)
    {
    }

    private static void Block(EditedPlan plan, string range) => plan.Inputs(ResourceTypes.AwsGroup, "nodes")["ingress"] = new JsonArray(
        new JsonObject { ["protocol"] = "-1", ["cidrBlocks"] = new JsonArray(range) });

    private static JsonArray Pairs(EditedPlan plan) => plan.Inputs(ResourceTypes.OpenStackPort, "worker-0")["allowedAddressPairs"]!.AsArray();

    private static JsonObject Metadata(EditedPlan plan) => plan.Inputs(ResourceTypes.AwsInstance, "worker-0")["metadataOptions"]!.AsObject();
}
