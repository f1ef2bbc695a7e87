using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>What of a plan is on AWS, and how it hangs together: by the ids that the simulation gave.</summary>
internal sealed class AwsGraph(PlanDocument plan)
{
    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string Route = "aws:ec2/route:Route";
    public const string Association = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    public const string NatGateway = "aws:ec2/natGateway:NatGateway";
    public const string InternetGateway = "aws:ec2/internetGateway:InternetGateway";
    public const string EgressOnlyGateway = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
    public const string Eip = "aws:ec2/eip:Eip";
    public const string Interface = "aws:ec2/networkInterface:NetworkInterface";
    public const string Balancer = "aws:lb/loadBalancer:LoadBalancer";
    public const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    public const string Everything4 = "0.0.0.0/0";
    public const string Everything6 = "::/0";
    public const string Nat64 = "64:ff9b::/96";

    public IReadOnlyList<PlanResource> All { get; } = [.. plan.Resources.Where(r => r.Type.StartsWith("aws:", StringComparison.Ordinal))];

    /// <summary>Subnets that have a host.</summary>
    public IEnumerable<PlanResource> HostSubnets => Of(Subnet).Where(s => Of(Interface).Any(i => Text(i, "subnetId") == s.Id));

    /// <summary>Subnets that have a balancer.</summary>
    public IEnumerable<PlanResource> EdgeSubnets =>
        Of(Subnet).Where(s => Of(Balancer).Any(b => ((PlanList)b.Inputs["subnets"]!).Items.Contains(new PlanScalar(s.Id))));

    public IEnumerable<PlanResource> Of(string type) => All.Where(r => r.Type == type);

    /// <summary>Routes of a subnet, by destination.</summary>
    public IReadOnlyDictionary<string, PlanResource> RoutesOf(PlanResource subnet)
    {
        string? table = Text(Assert.Single(Of(Association), a => Text(a, "subnetId") == subnet.Id), "routeTableId");
        return Of(Route).Where(r => Text(r, "routeTableId") == table).ToDictionary(r => Text(r, "destinationCidrBlock") ?? Text(r, "destinationIpv6CidrBlock")!);
    }

    /// <summary>The type of what a route leads to.</summary>
    public string? TargetOf(PlanResource route)
    {
        string? id = Text(route, "gatewayId") ?? Text(route, "natGatewayId") ?? Text(route, "egressOnlyGatewayId");
        return All.SingleOrDefault(r => r.Id == id)?.Type;
    }

    public static string? Text(PlanResource resource, string input) => (resource.Inputs[input]?.Revealed as PlanScalar)?.Text;

    public static bool Flag(PlanResource resource, string input) => resource.Inputs[input] is PlanScalar { Value: true };
}
