using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Platform;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Policy;

/// <summary>Who may come in.</summary>
internal static class AccessRules
{
    public static readonly ImmutableArray<PolicyRule> All =
    [
        new()
        {
            Name = PolicyRuleName.OpenIngress,
            Severity = Severity.Error,
            Finds = "A firewall rule or a listener that lets a whole family in (`0.0.0.0/0`, `::/0`) where no key of the stack lists that range for these ports.",
            Reason = "What the stack file does not open is open by mistake, and nobody watches it.",
            Instead = "narrow it, or list the range in adminCidrs, publicCidrs or nodePortCidrs, whichever these ports are for",
            Judge = OpenIngress,
        },
        new()
        {
            Name = PolicyRuleName.AdminPortsOpenToAll,
            Severity = Severity.Warning,
            Finds = "The API or SSH open to a whole family because `adminCidrs` lists it.",
            Reason = "Then certificates and keys are all that stands between the internet and the cluster, and a flaw of kube-apiserver or sshd is everybody's to use.",
            Instead = "list the ranges that administrators come from",
            Judge = AdminPortsOpenToAll,
        },
        new()
        {
            Name = PolicyRuleName.PublicApiWithoutAdmins,
            Severity = Severity.Warning,
            Finds = "A load balancer before the API that faces the internet while `adminCidrs` is empty.",
            Reason = "It has a public address that nobody may use but the hosts.",
            Instead = "list the ranges that administrators come from in adminCidrs, or write apiAccess: internal",
            Judge = PublicApiWithoutAdmins,
        },
        new()
        {
            Name = PolicyRuleName.BalancerWithoutFirewall,
            Severity = Severity.Error,
            Finds = "A load balancer on AWS that faces the internet and has no security group.",
            Reason = "A network load balancer without one lets everybody in, and can never be given one (Elastic Load Balancing, security groups for network load balancers).",
            Instead = "give it a security group when it is made",
            Judge = BalancerWithoutFirewall,
        },
        new()
        {
            Name = PolicyRuleName.PrivateHostReachable,
            Severity = Severity.Error,
            Finds = "With `privateHosts: true`, a public IPv4 address of a host, or a route from the internet's gateway to a subnet that hosts are in.",
            Reason = "The stack says that the internet reaches no host; for IPv6 that is a matter of routes alone, since its addresses are public themselves.",
            Instead = "take the address away, route through a NAT or egress-only gateway, or write privateHosts: false",
            Judge = PrivateHostReachable,
        },
    ];

    private static IEnumerable<Remark> OpenIngress(PolicySubject plan)
    {
        foreach (Opening opening in Opening.In(plan))
        {
            if (opening.Range is null)
            {
                yield return Remark.Unknown(opening.Resource, "which range it lets in is not known yet");
            }
            else if (opening.IsToAll && !RulesOf(opening, plan).Any(rule => IsListed(plan, rule, opening.Range.Value)))
            {
                yield return Remark.Broken(opening.Resource, $"lets {opening.Range} in at {opening.Place}, which no key of the stack lists for that");
            }
        }
    }

    private static IEnumerable<Remark> AdminPortsOpenToAll(PolicySubject plan) =>
        from opening in Opening.In(plan)
        where opening is { IsToAll: true, Protocol: PortProtocol.Tcp }
        where RulesOf(opening, plan).Any(rule => rule.From == Peer.Admins && IsListed(plan, rule, opening.Range!.Value))
        select Remark.Broken(opening.Resource, $"lets {opening.Range} in at {opening.Place}");

    private static IEnumerable<PortRule> RulesOf(Opening opening, PolicySubject plan) =>
        plan.Ports.Where(rule => rule.Protocol == opening.Protocol && rule.Ports == opening.Ports);

    private static bool IsListed(PolicySubject plan, PortRule rule, Cidr range) =>
        PortTable.RangesOf(rule.From, plan.Addresses, plan.Settings.Cluster, range.Family).Contains(range);

    private static IEnumerable<Remark> PublicApiWithoutAdmins(PolicySubject plan) => plan.Settings.Cluster is { AdminCidrs.IsEmpty: true, ApiAccess: EndpointAccess.Public }
        ? plan.Of(AwsBalancer, OpenStackBalancer)
            .Where(b => b.Parent is { } parent && Urns.TypeOf(parent)?.EndsWith(":ApiEndpoint", StringComparison.Ordinal) == true && !b.At("internal").IsTrue())
            .Select(b => Remark.Broken(b, "faces the internet, and adminCidrs is empty"))
        : [];

    private static IEnumerable<Remark> BalancerWithoutFirewall(PolicySubject plan)
    {
        foreach (PlanState balancer in plan.Of(AwsBalancer).Where(b => !b.At("internal").IsTrue()))
        {
            PlanValue? groups = balancer.At("securityGroups");
            if (groups is null or PlanList { Items.IsEmpty: true })
            {
                yield return Remark.Broken(balancer, "faces the internet without a security group");
            }
            else if (groups is PlanUnknown && !balancer.DependsOn(AwsGroup))
            {
                yield return Remark.Unknown(balancer, "whether it has a security group is not known yet");
            }
        }
    }

    private static IEnumerable<Remark> PrivateHostReachable(PolicySubject plan)
    {
        if (!plan.Settings.Cluster.PrivateHosts)
        {
            return [];
        }

        IEnumerable<Remark> addresses = plan.Of(AwsAddress).Where(a => a.At("networkInterface") is not null || a.At("instance") is not null)
            .Concat(plan.Of(OpenStackAddress).Where(a => a.DependsOn(OpenStackPort)))
            .Select(a => Remark.Broken(a, "is a public address of a host, and privateHosts is true"));
        return addresses.Concat(
            from subnet in plan.Of(AwsSubnet)
            where plan.Of(AwsInterface).Any(i => i.Dependencies.Contains(subnet.Urn))
            from route in Routing.RoutesOf(plan, subnet)
            where route.At("gatewayId") is not null
            select Remark.Broken(route, $"routes the hosts' subnet {subnet.Name} through the internet's gateway, and privateHosts is true"));
    }
}
