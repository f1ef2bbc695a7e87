using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Inputs;

namespace CalicoIPv6.Aws;

/// <summary>The subnets of a network, each with its place in a route table.</summary>
/// <param name="parent">The network.</param>
/// <param name="names">The names of what is in it.</param>
/// <param name="args">Plan, cluster and settings.</param>
/// <param name="vpc">The VPC.</param>
internal sealed class Subnets(Network parent, ResourceNames names, NetworkArgs args, Vpc vpc)
{
    private readonly Output<ImmutableArray<string>> _zones = ZoneNames(parent, args.Plan.Subnets.Length);

    // A subnet stays in the zone that it was made in. The list is asked for anew in every run, and a zone that AWS adds to it or
    // drops moves the others: subnets would be replaced, and every host in them.
    private CustomResourceOptions OptionsOfSubnet => new() { Parent = parent, IgnoreChanges = { "availabilityZone" } };

    /// <summary>The subnet of what faces the internet in a zone.</summary>
    public Output<string> AtTheEdge(SubnetPlan plan, RouteTable table) =>
        Create(names.Subnet(plan), names.Association(plan), table, Args(plan, "public"));

    /// <summary>The subnet of the hosts in a zone, apart from the edge.</summary>
    public Output<string> OfHosts(SubnetPlan plan, RouteTable table)
    {
        SubnetArgs subnet = Args(plan, "hosts");
        if (plan.IPv4 is null)
        {
            subnet.Ipv6Native = true;
            // A name made of an IPv4 address is not to be had, and one of the resource's id has no record unless asked for (EC2 user
            // guide, "EC2 instance hostnames and domains").
            subnet.PrivateDnsHostnameTypeOnLaunch = "resource-name";
            subnet.EnableResourceNameDnsAaaaRecordOnLaunch = true;
        }

        if (args.Plan.Nat64 == Nat64.Cloud)
        {
            subnet.EnableDns64 = true;
        }

        return Create(names.HostSubnet(plan), names.HostAssociation(plan), table, subnet);
    }

    private SubnetArgs Args(SubnetPlan plan, string tag)
    {
        var subnet = new SubnetArgs
        {
            VpcId = vpc.Id,
            AvailabilityZone = _zones.GetAt(plan.Zone),
            Tags = StandardTags.Of(args.Cluster, ResourceNames.InZone(tag, plan.Zone)),
        };
        if (plan.IPv4 is { } ipv4)
        {
            subnet.CidrBlock = ipv4.ToString();
        }

        if (plan.IPv6 is not null || plan.Delegated is not null)
        {
            subnet.Ipv6CidrBlock = plan.IPv6 is { } ipv6 ? ipv6.ToString() : vpc.Ipv6CidrBlock.Apply(plan.Delegated!.Value.Within);
            subnet.AssignIpv6AddressOnCreation = true;
        }

        return subnet;
    }

    private Output<string> Create(string name, string association, RouteTable table, SubnetArgs subnetArgs)
    {
        var subnet = new Subnet(name, subnetArgs, OptionsOfSubnet);
        _ = new RouteTableAssociation(association, new RouteTableAssociationArgs { RouteTableId = table.Id, SubnetId = subnet.Id }, new() { Parent = parent });
        return subnet.Id;
    }

    // Zones that need no opt-in are the region's own; Local Zones and Wavelength Zones have neither every instance type nor NLBs.
    // The parent is given so that the question goes to the explicit provider's region.
    private static Output<ImmutableArray<string>> ZoneNames(Network parent, int wanted) => GetAvailabilityZones.Invoke(
        new GetAvailabilityZonesInvokeArgs
        {
            State = "available",
            Filters = { new GetAvailabilityZonesFilterInputArgs { Name = "opt-in-status", Values = { "opt-in-not-required" } } },
        },
        new InvokeOptions { Parent = parent }).Apply(zones => Enough(zones, wanted));

    // Only AWS knows how many zones a region has, so that the settings' own check cannot say this.
    private static ImmutableArray<string> Enough(GetAvailabilityZonesResult zones, int wanted)
    {
        int there = zones.Names.Length;
        return wanted <= there ? zones.Names : throw new RunException(new Problem(
            $"{Deployment.Instance.ProjectName}:{AddressKeys.Zones}",
            wanted.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"is more than the {there} availability zones of {zones.Region} that need no opt-in"),
            string.Create(CultureInfo.InvariantCulture, $"write {there} or less")).ToString());
    }
}
