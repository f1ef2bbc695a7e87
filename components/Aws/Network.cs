using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Inputs;

namespace CalicoIPv6.Aws;

/// <summary>A VPC with one public subnet a zone, and a default route to the internet in each family of the mode.</summary>
public sealed class Network : ComponentResource
{
    private readonly NetworkArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the network.</summary>
    public Network(string name, NetworkArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:Network", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        Vpc vpc = CreateVpc();
        RouteTable table = CreateRouteTable(vpc, CreateGateway(vpc));
        HostSubnetIds = CreateSubnets(vpc, table);
        EdgeSubnetIds = HostSubnetIds;
        VpcId = vpc.Id;
        RegisterOutputs();
    }

    /// <summary>The VPC.</summary>
    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    /// <summary>The subnets of the hosts, by zone.</summary>
    public ImmutableArray<Output<string>> HostSubnetIds { get; }

    /// <summary>The subnets of what faces the internet, such as balancers, by zone.</summary>
    public ImmutableArray<Output<string>> EdgeSubnetIds { get; }

    /// <summary>The addresses with which private hosts appear on the IPv4 internet, of NAT gateways. Empty where they need none.</summary>
    public ImmutableArray<Output<string>> NatPublicIPv4 { get; } = [];

    private AddressPlan Plan => _args.Plan;

    private CustomResourceOptions Child => new() { Parent = this };

    // A subnet stays in the zone that it was made in. The list is asked for anew in every run, and a zone that AWS adds to it or
    // drops moves the others: subnets would be replaced, and every host in them.
    private CustomResourceOptions OptionsOfSubnet => new() { Parent = this, IgnoreChanges = { "availabilityZone" } };

    private Vpc CreateVpc()
    {
        var args = new VpcArgs
        {
            CidrBlock = Plan.HostCidrs.Single(cidr => cidr.Family == IPFamily.IPv4).ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = StandardTags.Of(_args.Cluster, "vpc"),
        };
        if (Plan.HasIPv6)
        {
            args.AssignGeneratedIpv6CidrBlock = true;
        }

        return new Vpc(_names.Vpc, args, Child);
    }

    private InternetGateway CreateGateway(Vpc vpc) =>
        new(_names.InternetGateway, new InternetGatewayArgs { VpcId = vpc.Id, Tags = StandardTags.Of(_args.Cluster, "gateway") }, Child);

    // Routes are resources of their own: a table with routes inside and one beside it would undo each other's.
    private RouteTable CreateRouteTable(Vpc vpc, InternetGateway gateway)
    {
        var table = new RouteTable(_names.RouteTable, new RouteTableArgs { VpcId = vpc.Id, Tags = StandardTags.Of(_args.Cluster, "public") }, Child);
        foreach (IPFamily family in Plan.Families)
        {
            var route = new RouteArgs { RouteTableId = table.Id, GatewayId = gateway.Id };
            if (family == IPFamily.IPv4)
            {
                route.DestinationCidrBlock = "0.0.0.0/0";
            }
            else
            {
                route.DestinationIpv6CidrBlock = "::/0";
            }

            _ = new Route(_names.DefaultRoute(family), route, Child);
        }

        return table;
    }

    private ImmutableArray<Output<string>> CreateSubnets(Vpc vpc, RouteTable table)
    {
        Output<ImmutableArray<string>> zones = ZoneNames();
        return [.. Plan.Subnets.Select(subnet => CreateSubnet(subnet, vpc, table, zones).Id)];
    }

    private Subnet CreateSubnet(SubnetPlan plan, Vpc vpc, RouteTable table, Output<ImmutableArray<string>> zones)
    {
        var args = new SubnetArgs
        {
            VpcId = vpc.Id,
            AvailabilityZone = zones.GetAt(plan.Zone),
            CidrBlock = plan.IPv4!.Value.ToString(),
            Tags = StandardTags.Of(_args.Cluster, $"public-{plan.Zone}"),
        };
        if (plan.Delegated is { } place)
        {
            args.Ipv6CidrBlock = vpc.Ipv6CidrBlock.Apply(place.Within);
            args.AssignIpv6AddressOnCreation = true;
        }

        var subnet = new Subnet(_names.Subnet(plan), args, OptionsOfSubnet);
        _ = new RouteTableAssociation(_names.Association(plan), new RouteTableAssociationArgs { RouteTableId = table.Id, SubnetId = subnet.Id }, Child);
        return subnet;
    }

    // Zones that need no opt-in are the region's own; Local Zones and Wavelength Zones have neither every instance type nor NLBs.
    // The parent is given so that the question goes to the explicit provider's region.
    private Output<ImmutableArray<string>> ZoneNames() => GetAvailabilityZones.Invoke(
        new GetAvailabilityZonesInvokeArgs
        {
            State = "available",
            Filters = { new GetAvailabilityZonesFilterInputArgs { Name = "opt-in-status", Values = { "opt-in-not-required" } } },
        },
        new InvokeOptions { Parent = this }).Apply(Enough);

    // Only AWS knows how many zones a region has, so that the settings' own check cannot say this.
    private ImmutableArray<string> Enough(GetAvailabilityZonesResult zones)
    {
        int wanted = Plan.Subnets.Length;
        int there = zones.Names.Length;
        return wanted <= there ? zones.Names : throw new RunException(new Problem(
            $"{Deployment.Instance.ProjectName}:{AddressKeys.Zones}",
            wanted.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"is more than the {there} availability zones of {zones.Region} that need no opt-in"),
            string.Create(CultureInfo.InvariantCulture, $"write {there} or less")).ToString());
    }
}
