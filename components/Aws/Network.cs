using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CalicoIPv6.Aws;

/// <summary>
/// A VPC with subnets, gateways and routes, or one that exists. At the edge, one dual-stack subnet a zone: balancers and NAT gateways
/// are there, and public hosts that have IPv4. Other hosts have subnets of their own: private ones, and in a mode without IPv4 such
/// as have none.
/// </summary>
public sealed class Network : ComponentResource
{
    private readonly NetworkArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the network, or finds it.</summary>
    public Network(string name, NetworkArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:Network", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        (VpcId, EdgeSubnetIds, HostSubnetIds) = args.Options.Existing is { } existing ? Find(existing) : Make();
        RegisterOutputs();
    }

    /// <summary>The VPC.</summary>
    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    /// <summary>The subnets of the hosts, by zone.</summary>
    public ImmutableArray<Output<string>> HostSubnetIds { get; }

    /// <summary>The subnets of what faces the internet, such as balancers, by zone.</summary>
    public ImmutableArray<Output<string>> EdgeSubnetIds { get; }

    /// <summary>The public IPv4 addresses of the NAT gateways, with which private hosts appear on the internet; empty where there is no gateway.</summary>
    public ImmutableArray<Output<string>> NatPublicIPv4 { get; private set; } = [];

    private AddressPlan Plan => _args.Plan;

    private bool HasNat64 => Plan.Nat64 == Nat64.Cloud;

    // A public balancer answers them by the way that its subnet has.
    private bool HasIPv4Clients => ClientsOf(_args.Cluster).Any(range => range.Family == IPFamily.IPv4);

    private CustomResourceOptions Child => new() { Parent = this };

    /// <summary>
    /// How many NAT gateways there are: where hosts are private their IPv4 needs one to get out, and where they have no IPv4, what has no
    /// IPv6 is reached through one. In a network that exists none is made.
    /// </summary>
    public static int NatGatewayCount(AddressPlan plan, ClusterSpec cluster, NetworkOptions options) =>
        options.Existing is not null || !NeedsNat(plan, cluster) ? 0
        : options.NatGateways == NatGateways.PerZone ? plan.EdgeSubnets.Length : 1;

    /// <summary>Whether the network has to have a NAT gateway, whoever makes it.</summary>
    public static bool NeedsNat(AddressPlan plan, ClusterSpec cluster) => plan.Nat64 == Nat64.Cloud || (cluster.PrivateHosts && plan.HasIPv4);

    private static IEnumerable<Cidr> ClientsOf(ClusterSpec cluster) =>
    [
        .. cluster.ApiAccess == EndpointAccess.Public ? cluster.AdminCidrs : [],
        .. cluster.ServiceAccess == EndpointAccess.Public && !cluster.ServicePorts.IsEmpty ? cluster.PublicCidrs : [],
    ];

    // Nothing but the subnets is asked for: whoever made the network answers for its routes.
    private (Output<string> VpcId, ImmutableArray<Output<string>> Edge, ImmutableArray<Output<string>> Hosts) Find(ExistingNetwork network)
    {
        (ImmutableArray<Output<string>> edge, ImmutableArray<Output<string>> hosts) = ExistingSubnets.Find(this, network, Plan);
        return (Output.Create(network.VpcId), edge, hosts);
    }

    private (Output<string> VpcId, ImmutableArray<Output<string>> Edge, ImmutableArray<Output<string>> Hosts) Make()
    {
        Vpc vpc = CreateVpc();
        InternetGateway gateway = CreateGateway(vpc);
        RouteTable table = CreateTable(vpc, _names.PublicTable, "public");
        var subnets = new Subnets(this, _names, _args, vpc);
        ImmutableArray<Output<string>> edge = [.. Plan.EdgeSubnets.Select(subnet => subnets.AtTheEdge(subnet, table))];
        ImmutableArray<Route> routes = CreatePublicRoutes(table, gateway);
        ImmutableArray<NatGateway> nat = CreateNat(edge, [gateway, .. routes]);
        return (vpc.Id, edge, Plan.HasOwnHostSubnets ? CreateHostSubnets(vpc, gateway, nat, subnets) : edge);
    }

    private Vpc CreateVpc()
    {
        var args = new VpcArgs
        {
            CidrBlock = RangeOf(IPFamily.IPv4)!,
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = StandardTags.Of(_args.Cluster, "vpc"),
        };
        if (!Plan.HasIPv6)
        {
            return new Vpc(_names.Vpc, args, Child);
        }

        // The block of a pool is asked for by itself or by its length, and Amazon's by neither (EC2 API, CreateVpc).
        if (_args.Options.IPv6IpamPoolId is not { } pool)
        {
            args.AssignGeneratedIpv6CidrBlock = true;
        }
        else if (RangeOf(IPFamily.IPv6) is { } block)
        {
            (args.Ipv6IpamPoolId, args.Ipv6CidrBlock) = (pool, block);
        }
        else
        {
            (args.Ipv6IpamPoolId, args.Ipv6NetmaskLength) = (pool, _args.Options.IPv6NetmaskLength);
        }

        return new Vpc(_names.Vpc, args, Child);
    }

    private string? RangeOf(IPFamily family) => Plan.HostCidrs.Where(cidr => cidr.Family == family).Select(cidr => cidr.ToString()).FirstOrDefault();

    private InternetGateway CreateGateway(Vpc vpc) =>
        new(_names.InternetGateway, new InternetGatewayArgs { VpcId = vpc.Id, Tags = StandardTags.Of(_args.Cluster, "gateway") }, Child);

    // Routes are resources of their own: a table with routes inside and one beside it would undo each other's.
    private RouteTable CreateTable(Vpc vpc, string name, string tag) =>
        new(name, new RouteTableArgs { VpcId = vpc.Id, Tags = StandardTags.Of(_args.Cluster, tag) }, Child);

    // A NAT gateway sends IPv4 out even where hosts have none: that is what NAT64 is.
    private ImmutableArray<Route> CreatePublicRoutes(RouteTable table, InternetGateway gateway) =>
    [
        .. Plan.HasIPv4 || HasNat64 || HasIPv4Clients ? [CreateRoute(_names.PublicRoute(IPFamily.IPv4), table, Destination.IPv4, r => r.GatewayId = gateway.Id)] : Array.Empty<Route>(),
        .. Plan.HasIPv6 ? [CreateRoute(_names.PublicRoute(IPFamily.IPv6), table, Destination.IPv6, r => r.GatewayId = gateway.Id)] : Array.Empty<Route>(),
    ];

    private Route CreateRoute(string name, RouteTable table, Destination destination, Action<RouteArgs> towards)
    {
        var args = new RouteArgs { RouteTableId = table.Id };
        if (destination == Destination.IPv4)
        {
            args.DestinationCidrBlock = "0.0.0.0/0";
        }
        else
        {
            args.DestinationIpv6CidrBlock = destination == Destination.IPv6 ? "::/0" : DnsRequest.WellKnownNat64Prefix.ToString();
        }

        towards(args);
        return new Route(name, args, Child);
    }

    // A public NAT gateway comes to nothing in a VPC without internet gateway (VPC user guide, "NAT gateway basics"), and its traffic
    // ends in its subnet before that one's route is there.
    private ImmutableArray<NatGateway> CreateNat(ImmutableArray<Output<string>> edge, Resource[] wayOut)
    {
        int count = NatGatewayCount(Plan, _args.Cluster, _args.Options);
        ImmutableArray<(Eip Address, NatGateway Gateway)> made = [.. Enumerable.Range(0, count).Select(zone => CreateNat(zone, edge[zone], wayOut))];
        NatPublicIPv4 = [.. made.Select(nat => nat.Address.PublicIp)];
        return [.. made.Select(nat => nat.Gateway)];
    }

    private (Eip Address, NatGateway Gateway) CreateNat(int zone, Output<string> subnet, Resource[] wayOut)
    {
        var address = new Eip(
            _names.Nat(zone), new EipArgs { Domain = "vpc", Tags = StandardTags.Of(_args.Cluster, ResourceNames.InZone("nat", zone)) }, new() { Parent = this, DependsOn = wayOut });
        var gateway = new NatGateway(
            _names.Nat(zone),
            new NatGatewayArgs { AllocationId = address.Id, SubnetId = subnet, Tags = StandardTags.Of(_args.Cluster, ResourceNames.InZone("nat", zone)) },
            new() { Parent = this, DependsOn = wayOut });
        return (address, gateway);
    }

    // A table for each zone, whatever the number of NAT gateways: so that another number changes routes, and moves no subnet.
    private ImmutableArray<Output<string>> CreateHostSubnets(Vpc vpc, InternetGateway gateway, ImmutableArray<NatGateway> nat, Subnets subnets)
    {
        Action<RouteArgs> outwards = IPv6WayOut(vpc, gateway);
        return [.. Plan.Subnets.Select(subnet => subnets.OfHosts(subnet, CreateHostTable(vpc, subnet.Zone, nat, outwards)))];
    }

    private RouteTable CreateHostTable(Vpc vpc, int zone, ImmutableArray<NatGateway> nat, Action<RouteArgs> outwards)
    {
        RouteTable table = CreateTable(vpc, _names.HostTable(zone), ResourceNames.InZone("hosts", zone));
        void ThroughNat(RouteArgs route) => route.NatGatewayId = nat[nat.Length > 1 ? zone : 0].Id;
        if (Plan.HasIPv4)
        {
            _ = CreateRoute(_names.HostRoute(zone, Destination.IPv4), table, Destination.IPv4, ThroughNat);
        }

        if (Plan.HasIPv6)
        {
            _ = CreateRoute(_names.HostRoute(zone, Destination.IPv6), table, Destination.IPv6, outwards);
        }

        if (HasNat64)
        {
            _ = CreateRoute(_names.HostRoute(zone, Destination.Nat64), table, Destination.Nat64, ThroughNat);
        }

        return table;
    }

    // There are no private IPv6 addresses to translate: what keeps the internet out of them is a gateway that lets nobody begin.
    private Action<RouteArgs> IPv6WayOut(Vpc vpc, InternetGateway gateway)
    {
        if (!Plan.HasIPv6 || !_args.Cluster.PrivateHosts)
        {
            return route => route.GatewayId = gateway.Id;
        }

        var egress = new EgressOnlyInternetGateway(
            _names.EgressOnlyGateway, new EgressOnlyInternetGatewayArgs { VpcId = vpc.Id, Tags = StandardTags.Of(_args.Cluster, "egress") }, Child);
        return route => route.EgressOnlyGatewayId = egress.Id;
    }
}
