using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Policy;

/// <summary>What packets may pass, and where they end.</summary>
internal static class NetworkRules
{
    public static readonly ImmutableArray<PolicyRule> All =
    [
        new()
        {
            Name = PolicyRuleName.SourceCheckDisabled,
            Severity = Severity.Error,
            Finds = "EC2's source/destination check off where every pod's packet travels encapsulated or masqueraded; on OpenStack an allowed address pair " +
                "that neither pods, Services nor `allowedAddressPairs` need.",
            Reason = "A host that may send from any address can pretend to be another one.",
            Instead = "leave sourceDestCheck on auto, and list in allowedAddressPairs what hosts have to send from",
            Judge = SourceCheckDisabled,
        },
        new()
        {
            Name = PolicyRuleName.SourceCheckDropsPods,
            Severity = Severity.Error,
            Finds = "EC2's source/destination check on while a pool's packets pass between hosts with pod addresses (`None`, a `CrossSubnet` encapsulation, or " +
                "`natOutgoing: false`); on OpenStack a port without the address pairs of such pools.",
            Reason = "The cloud drops these packets without a word: pods on different hosts do not reach each other.",
            Instead = "leave sourceDestCheck on auto, or encapsulate every pool",
            Judge = SourceCheckDropsPods,
        },
        new()
        {
            Name = PolicyRuleName.PortSecurityDisabled,
            Severity = Severity.Warning,
            Finds = "A port on OpenStack without port security.",
            Reason = "Neither firewall rules nor address checks hold there.",
            Instead = "write portSecurity: true where the network can have it",
            Judge = plan => plan.Of(OpenStackPort).Where(p => p.At("portSecurityEnabled").IsFalse()).Select(p => Remark.Broken(p, "has no port security")),
        },
        new()
        {
            Name = PolicyRuleName.Dns64WithoutNat64,
            Severity = Severity.Error,
            Finds = "DNS64 in a subnet on AWS whose routes lead the NAT64 prefix to no NAT gateway, or in cluster DNS while the stack has no NAT64.",
            Reason = "Names that have IPv4 alone get IPv6 addresses that lead nowhere, and clients wait for each to time out.",
            Instead = "route 64:ff9b::/96 to a NAT gateway, or turn DNS64 off",
            Judge = plan => Dns64InSubnets(plan).Concat(Dns64InCluster(plan)),
        },
    ];

    private static IEnumerable<Remark> SourceCheckDisabled(PolicySubject plan) =>
        OnInterfaces(plan, when: !plan.Addresses.HasBarePodTraffic, check => check.IsFalse(), "has its source/destination check off, and no pool needs that")
            .Concat(OnPorts(plan, (allowed, needed) => allowed.Except(needed), ranges => $"may send from {ranges}, which nothing needs"));

    private static IEnumerable<Remark> SourceCheckDropsPods(PolicySubject plan) =>
        OnInterfaces(
            plan, when: plan.Addresses.HasBarePodTraffic, check => check is null || check.IsTrue(), "has its source/destination check on, which drops packets with pod addresses")
            .Concat(OnPorts(plan, (allowed, needed) => needed.Except(allowed), ranges => $"may not send from {ranges}, which pods or Services have"));

    // An instance says nothing of the check where its interface was made before; an interface that says nothing has it.
    private static IEnumerable<Remark> OnInterfaces(PolicySubject plan, bool when, Func<PlanValue?, bool> isWrong, string what) =>
        from resource in when ? plan.Of(AwsInterface, AwsInstance) : []
        let check = resource.At("sourceDestCheck")
        where resource.Type == AwsInterface || check is not null
        where check is PlanUnknown || isWrong(check)
        select check is PlanUnknown ? Remark.Unknown(resource, "whether its source/destination check is on is not known yet") : Remark.Broken(resource, what);

    private static IEnumerable<Remark> OnPorts(PolicySubject plan, Func<IEnumerable<string>, IEnumerable<string>, IEnumerable<string>> wrong, Func<string, string> what)
    {
        if (plan.Settings.OpenStack is not { } openStack)
        {
            yield break;
        }

        string[] needed = [.. AddressPairs.For(plan.Addresses, plan.Settings.Cluster.Calico.Bgp, openStack.AllowedAddressPairs).Select(range => range.ToString())];
        foreach (PlanState port in plan.Of(OpenStackPort).Where(p => !p.At("portSecurityEnabled").IsFalse()))
        {
            PlanValue?[] pairs = [.. port.At("allowedAddressPairs").Items().Select(pair => pair.At("ipAddress"))];
            if (pairs.Any(pair => pair is PlanUnknown))
            {
                yield return Remark.Unknown(port, "which addresses it may send from is not known yet");
                continue;
            }

            string[] found = [.. wrong(pairs.Select(p => p.Text() ?? ""), needed)];
            if (found.Length > 0)
            {
                yield return Remark.Broken(port, what(string.Join(", ", found)));
            }
        }
    }

    // The subnets of a network that exists are read, not made; whoever made it answers for its routes.
    private static IEnumerable<Remark> Dns64InSubnets(PolicySubject plan)
    {
        foreach (PlanState subnet in plan.Of(AwsSubnet).Where(s => !s.IsExternal && !s.At("enableDns64").IsFalse() && s.At("enableDns64") is not null))
        {
            PlanState[] routes = [.. Routing.RoutesOf(plan, subnet)];
            if (routes.Any(r => r.At("destinationIpv6CidrBlock").Text() == DnsRequest.WellKnownNat64Prefix.ToString() && r.At("natGatewayId") is not null))
            {
                continue;
            }

            yield return Routing.TablesOf(plan, subnet).Any() && routes.Length > 0
                ? Remark.Broken(subnet, "has DNS64, and no route of its table leads 64:ff9b::/96 to a NAT gateway")
                : Remark.Unknown(subnet, "has DNS64, and its routes are not in the plan");
        }
    }

    private static IEnumerable<Remark> Dns64InCluster(PolicySubject plan) => plan.Addresses.Nat64 == Nat64.None
        ? plan.Of(ConfigMap, ConfigMapPatch)
            .Where(map => map.At("data", "Corefile").Text()?.Contains("dns64", StringComparison.Ordinal) == true)
            .Select(map => Remark.Broken(map, "has DNS64 in its Corefile, and the stack has no NAT64"))
        : [];
}
