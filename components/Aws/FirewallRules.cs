using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Vpc;

namespace CalicoIPv6.Aws;

/// <summary>
/// The security groups and the rules of <see cref="PortTable"/> in them: one for every host, one more for control planes, one for the
/// API's load balancer, and one for the load balancer in front of NodePorts where there is one. A rule for a peer that is a group holds for both families; one for a range, for that range's.
/// </summary>
public sealed class FirewallRules : ComponentResource
{
    private const string NodesName = "nodes";
    private const string ControlPlaneName = "control-plane";
    private const string ApiName = "api";
    private const string ServicesName = "services";

    private readonly FirewallRulesArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes groups and rules.</summary>
    public FirewallRules(string name, FirewallRulesArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:FirewallRules", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        NodesGroupId = CreateGroup(NodesName, "Every host of the cluster");
        ControlPlaneGroupId = CreateGroup(ControlPlaneName, "Control planes of the cluster, beside the group of every host");
        ApiGroupId = CreateGroup(ApiName, "Load balancer of the Kubernetes API");
        ServicesGroupId = args.Cluster.ServicePorts.IsEmpty ? null : CreateGroup(ServicesName, "Load balancer in front of NodePorts");
        foreach (PortRule rule in PortTable.For(args.Plan, args.Cluster, BalancerShape.ClientFamilies(args.Plan)))
        {
            CreateIngress(rule);
        }

        RegisterOutputs();
    }

    /// <summary>The group of every host.</summary>
    [Output("nodesGroupId")]
    public Output<string> NodesGroupId { get; private set; }

    /// <summary>The group that control planes have besides.</summary>
    [Output("controlPlaneGroupId")]
    public Output<string> ControlPlaneGroupId { get; private set; }

    /// <summary>The group of the API's load balancer.</summary>
    [Output("apiGroupId")]
    public Output<string> ApiGroupId { get; private set; }

    /// <summary>The group of the load balancer in front of NodePorts; absent where there is none.</summary>
    public Output<string>? ServicesGroupId { get; }

    private CustomResourceOptions Child => new() { Parent = this };

    /// <summary>The groups of a host's interface.</summary>
    public InputList<string> GroupsOf(HostRole role) =>
        role == HostRole.ControlPlane ? new() { NodesGroupId, ControlPlaneGroupId } : new() { NodesGroupId };

    private Output<string> CreateGroup(string group, string description)
    {
        Output<string> id = new SecurityGroup(
            _names.SecurityGroup(group),
            new SecurityGroupArgs { VpcId = _args.VpcId, Description = description, Tags = StandardTags.Of(_args.Cluster, group) },
            Child).Id;
        foreach (IPFamily family in _args.Plan.Families)
        {
            CreateEgress(group, id, family);
        }

        return id;
    }

    private void CreateEgress(string group, Output<string> id, IPFamily family)
    {
        var args = new SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = id,
            IpProtocol = "-1",
            Description = "Everything may go out",
            Tags = StandardTags.Of(_args.Cluster, $"{group}-egress-{family.Lower()}"),
        };
        if (family == IPFamily.IPv4)
        {
            args.CidrIpv4 = "0.0.0.0/0";
        }
        else
        {
            args.CidrIpv6 = "::/0";
        }

        _ = new SecurityGroupEgressRule(_names.Egress(group, family), args, Child);
    }

    private void CreateIngress(PortRule rule)
    {
        if (!rule.From.IsRanges())
        {
            SecurityGroupIngressRuleArgs args = Rule(rule);
            args.ReferencedSecurityGroupId = GroupOf(rule.From);
            _ = new SecurityGroupIngressRule(_names.Rule(rule), args, Child);
            return;
        }

        foreach (IPFamily family in rule.Families)
        {
            foreach (Cidr range in PortTable.RangesOf(rule.From, _args.Plan, _args.Cluster, family))
            {
                _ = new SecurityGroupIngressRule(NameOf(rule, range), Rule(rule).From(family, range.ToString()), Child);
            }
        }
    }

    // Of pods there is one range a family, whose rule keeps its name whatever the range is.
    private string NameOf(PortRule rule, Cidr range) => rule.From == Peer.Pods ? _names.Rule(rule, range.Family) : _names.Rule(rule, range);

    private SecurityGroupIngressRuleArgs Rule(PortRule rule) => IngressRules.Into(GroupOf(rule.To), rule, _args.Cluster);

    private Output<string> GroupOf(Peer peer) => peer switch
    {
        Peer.Nodes => NodesGroupId,
        Peer.ControlPlanes => ControlPlaneGroupId,
        Peer.ApiLoadBalancer => ApiGroupId,
        Peer.ServiceLoadBalancer when ServicesGroupId is { } services => services,
        _ => throw new ArgumentOutOfRangeException(nameof(peer), peer, "has no security group"),
    };
}
