using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.Networking;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// Two security groups and the rules of <see cref="PortTable"/> in them, each rule once a family: one group for every host, one more for
/// control planes. A balancer has no group of ours: Octavia's own lets in whom its listener allows.
/// </summary>
public sealed class FirewallRules : ComponentResource
{
    private const string NodesName = "nodes";
    private const string ControlPlaneName = "control-plane";

    private readonly FirewallRulesArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes groups and rules.</summary>
    public FirewallRules(string name, FirewallRulesArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:openstack:FirewallRules", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        NodesGroupId = CreateGroup(NodesName, "Every host of the cluster");
        ControlPlaneGroupId = CreateGroup(ControlPlaneName, "Control planes of the cluster, beside the group of every host");
        foreach (PortRule rule in PortTable.For(args.Plan, args.Cluster).Where(IsOurs))
        {
            foreach (IPFamily family in rule.Families)
            {
                CreateIngress(rule, family);
            }
        }

        RegisterOutputs();
    }

    /// <summary>The group of every host.</summary>
    [Output("nodesGroupId")]
    public Output<string> NodesGroupId { get; private set; }

    /// <summary>The group that control planes have besides.</summary>
    [Output("controlPlaneGroupId")]
    public Output<string> ControlPlaneGroupId { get; private set; }

    private CustomResourceOptions Child => new() { Parent = this };

    /// <summary>The groups of a host's port.</summary>
    public InputList<string> GroupsOf(HostRole role) =>
        role == HostRole.ControlPlane ? [NodesGroupId, ControlPlaneGroupId] : [NodesGroupId];

    // Without a balancer clients connect to a control plane; hosts may do that anyway, to what is behind the kubernetes Service.
    private bool IsOurs(PortRule rule) => rule.To != Peer.ServiceLoadBalancer && !IsProxyHealth(rule) && (_args.ApiBalancer == ApiBalancer.Octavia
        ? rule.To != Peer.ApiLoadBalancer
        : rule.From != Peer.ApiLoadBalancer && (rule.To != Peer.ApiLoadBalancer || rule.From == Peer.Admins));

    // Behind a balancer in each family the NodePorts' own health is asked for, not kube-proxy's.
    private static bool IsProxyHealth(PortRule rule) => rule is { From: Peer.ServiceLoadBalancer, Ports.From: PortTable.ProxyHealthPort };

    // A group's default rules let everything out in both families, whatever the mode.
    private Output<string> CreateGroup(string group, string description)
    {
        Output<string> id = new SecGroup(
            _names.SecurityGroup(group),
            new SecGroupArgs { Name = $"{_args.Cluster.Name}-{group}", Description = description, DeleteDefaultRules = true, Tags = StandardTags.Of(_args.Cluster) },
            Child).Id;
        foreach (IPFamily family in _args.Plan.Families)
        {
            _ = new SecGroupRule(
                _names.Egress(group, family),
                new() { SecurityGroupId = id, Direction = "egress", Ethertype = family.InNeutron(), Description = "Everything may go out" },
                Child);
        }

        return id;
    }

    private void CreateIngress(PortRule rule, IPFamily family)
    {
        if (rule.From.IsRanges())
        {
            foreach (Cidr range in PortTable.RangesOf(rule.From, _args.Plan, _args.Cluster, family))
            {
                SecGroupRuleArgs one = IngressRules.Into(GroupOf(rule.To), rule, family);
                one.RemoteIpPrefix = range.ToString();
                // Pods have one range a family, by which such a rule was always known.
                _ = new SecGroupRule(rule.From == Peer.Pods ? _names.Rule(rule, family) : _names.Rule(rule, range), one, Child);
            }

            return;
        }

        SecGroupRuleArgs args = IngressRules.Into(GroupOf(rule.To), rule, family);
        if (rule.From is Peer.ApiLoadBalancer or Peer.ServiceLoadBalancer)
        {
            // A balancer's machines are another project's, whose groups nobody else can name; they stand in the hosts' subnet.
            args.RemoteIpPrefix = _args.Network.Subnets[family].Range.Apply(range => range.ToString());
        }
        else
        {
            args.RemoteGroupId = GroupOf(rule.From);
        }

        _ = new SecGroupRule(_names.Rule(rule, family), args, Child);
    }

    private Output<string> GroupOf(Peer peer) => peer == Peer.Nodes ? NodesGroupId : ControlPlaneGroupId;
}
