using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CalicoIPv6.Aws;

/// <summary>Finds subnets that exist, and says what a mode misses in them before a host is made there.</summary>
internal static class ExistingSubnets
{
    private const string EdgeKey = "edgeSubnetIds";
    private const string HostKey = "hostSubnetIds";

    /// <summary>The ids of the subnets, once AWS says that they are in the VPC, in the zones of one another and with the families of the mode.</summary>
    /// <exception cref="RunException">They are not, with every reason; AWS itself says when there is no such subnet in the VPC.</exception>
    public static (ImmutableArray<Output<string>> Edge, ImmutableArray<Output<string>> Hosts) Find(Network parent, ExistingNetwork network, AddressPlan plan)
    {
        int zones = network.EdgeSubnetIds.Length;
        Output<ImmutableArray<string>> ids = Output
            .All(network.EdgeSubnetIds.Concat(network.HostSubnetIds).Select(id => Ask(parent, network, id)).ToArray())
            .Apply(all => Checked([.. all.Take(zones)], [.. all.Skip(zones)], plan, parent));
        return ([.. Enumerable.Range(0, zones).Select(zone => ids.GetAt(zone))], [.. Enumerable.Range(zones, zones).Select(place => ids.GetAt(place))]);
    }

    /// <summary>What is wrong with the subnets of a plan, in the order of keys and zones.</summary>
    /// <param name="project">The Pulumi project, for the keys.</param>
    /// <param name="edge">The subnets of what faces the internet, by zone.</param>
    /// <param name="hosts">The subnets of the hosts, by zone; perhaps the same ones.</param>
    /// <param name="plan">The plan.</param>
    internal static IEnumerable<Problem> Problems(string project, ImmutableArray<SubnetFacts> edge, ImmutableArray<SubnetFacts> hosts, AddressPlan plan) =>
    [
        .. edge.SelectMany((subnet, zone) => OfEdge(subnet, edge.Take(zone), plan).Select(p => At(project, EdgeKey, zone, subnet, p))),
        .. hosts.SelectMany((subnet, zone) => subnet.Id == edge[zone].Id ? [] : OfHosts(subnet, edge[zone], plan).Select(p => At(project, HostKey, zone, subnet, p))),
    ];

    /// <summary>What the subnets of hosts give them that the mode has not.</summary>
    internal static IEnumerable<Problem> Warnings(string project, ImmutableArray<SubnetFacts> hosts, AddressPlan plan) => hosts.SelectMany((subnet, zone) =>
        Surplus(subnet, plan) is { } family
            ? [At(project, HostKey, zone, subnet, ($"gives every host an {family} address, and mode {plan.Mode.Lower()} has none", "name a subnet that gives none"))]
            : Array.Empty<Problem>());

    private static Output<SubnetFacts> Ask(Network parent, ExistingNetwork network, string id) => GetSubnet
        .Invoke(new GetSubnetInvokeArgs { Id = id, VpcId = network.VpcId }, new InvokeOptions { Parent = parent })
        .Apply(s => new SubnetFacts(
            id, Given(s.AvailabilityZone), Given(s.CidrBlock) is not null, Given(s.Ipv6CidrBlock) is not null, s.AssignIpv6AddressOnCreation));

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static ImmutableArray<string> Checked(ImmutableArray<SubnetFacts> edge, ImmutableArray<SubnetFacts> hosts, AddressPlan plan, Network parent)
    {
        string project = Deployment.Instance.ProjectName;
        ImmutableArray<Problem> problems = [.. Problems(project, edge, hosts, plan)];
        if (!problems.IsEmpty)
        {
            throw new RunException(string.Join('\n', problems));
        }

        foreach (Problem warning in Warnings(project, hosts, plan))
        {
            Log.Warn(warning.ToString(), parent);
        }

        return [.. edge.Concat(hosts).Select(subnet => subnet.Id)];
    }

    // A balancer has one subnet a zone (ELBv2 API, CreateLoadBalancer) and an IPv4 address in each.
    private static IEnumerable<(string Rule, string Remedy)> OfEdge(SubnetFacts subnet, IEnumerable<SubnetFacts> before, AddressPlan plan)
    {
        if (!subnet.HasIPv4)
        {
            yield return ("has no IPv4 range, and balancers have an IPv4 address in each of their subnets", "name another subnet");
        }

        if (plan.HasIPv6 && !subnet.HasIPv6)
        {
            yield return Missing(IPFamily.IPv6, plan);
        }

        if (before.FirstOrDefault(other => other.Zone is { } zone && zone == subnet.Zone) is { } same)
        {
            yield return ($"is in {subnet.Zone}, as {same.Id} is, and balancers have one subnet a zone", "name a subnet of another zone");
        }
    }

    // A balancer sends nothing to targets in a zone where it has no subnet (Network Load Balancer user guide, "Availability Zones").
    private static IEnumerable<(string Rule, string Remedy)> OfHosts(SubnetFacts subnet, SubnetFacts edge, AddressPlan plan)
    {
        if (plan.HasIPv4 && !subnet.HasIPv4)
        {
            yield return Missing(IPFamily.IPv4, plan);
        }

        if (plan.HasIPv6 && !subnet.HasIPv6)
        {
            yield return Missing(IPFamily.IPv6, plan);
        }

        if (subnet.Zone != edge.Zone)
        {
            yield return ($"is in {subnet.Zone}, and {edge.Id} of {EdgeKey} in {edge.Zone}", "list the subnets of both in the order of the zones");
        }
    }

    private static (string Rule, string Remedy) Missing(IPFamily family, AddressPlan plan) =>
        ($"has no {family} range, and mode {plan.Mode.Lower()} wants one", "name another subnet, or give it one");

    // Every interface in a subnet with IPv4 has an IPv4 address; an IPv6 one it has where the subnet says so.
    private static IPFamily? Surplus(SubnetFacts subnet, AddressPlan plan) =>
        subnet.Zone is null ? null
        : !plan.HasIPv4 && subnet.HasIPv4 ? IPFamily.IPv4
        : !plan.HasIPv6 && subnet is { HasIPv6: true, GivesIPv6: true } ? IPFamily.IPv6
        : null;

    private static Problem At(string project, string key, int zone, SubnetFacts subnet, (string Rule, string Remedy) problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{project}:{key}[{zone}]"), subnet.Id, problem.Rule, problem.Remedy);
}

/// <summary>What AWS says of a subnet that exists.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Zone">Its availability zone, such as <c>eu-west-1a</c>; absent in a simulation, whose word on the subnet is not AWS's.</param>
/// <param name="HasIPv4">Whether it has an IPv4 range.</param>
/// <param name="HasIPv6">Whether it has an IPv6 range.</param>
/// <param name="GivesIPv6">Whether each interface in it gets an IPv6 address without asking.</param>
internal sealed record SubnetFacts(string Id, string? Zone, bool HasIPv4, bool HasIPv6, bool GivesIPv6);
