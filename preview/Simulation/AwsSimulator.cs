using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>AWS: ids in its shapes, addresses inside the ranges that the program chose, and 2001:db8::/32 and 203.0.113.0/24 for Amazon's own.</summary>
internal sealed class AwsSimulator : IProviderSimulator
{
    private const string Account = "123456789012";
    private const string DefaultRegion = "eu-west-1";
    private const string Image = "ami-0123456789abcdef0";

    /// <summary>RFC 5737's three ranges; a cluster with more public addresses than they have sees some again.</summary>
    private static readonly Cidr[] Public = [Cidr.Parse("203.0.113.0/24"), Cidr.Parse("198.51.100.0/24"), Cidr.Parse("192.0.2.0/24")];

    private const int PublicHosts = 254;
    private static readonly Cidr Delegations = Cidr.Parse("2001:db8:1200::/40");

    /// <summary>Where the first VPC's /56 stands among the delegations: 2001:db8:1200:1a00::/56.</summary>
    private const int FirstDelegation = 0x1a;

    private const int DelegationLength = 56;

    /// <summary>Sixteen subnets of 16 addresses, in RFC 5737's last range.</summary>
    private const int ExistingLength = 28;
    private const int ExistingSubnets = 16;

    private readonly Dictionary<string, string> _regions = [];
    private readonly Dictionary<string, int> _existing = [];
    private readonly AwsAddresses _addresses = new();
    private readonly Dictionary<string, Func<SimulatedResource, IDictionary<string, object?>, string>> _types;

    public AwsSimulator() => _types = new()
    {
        ["aws:ec2/vpc:Vpc"] = Vpc,
        ["aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation"] = (r, s) =>
            With(s, Id("vpc-cidr-assoc", r), ("ipv6CidrBlock", r.Text("ipv6CidrBlock") ?? Delegation(r))),
        ["aws:ec2/subnet:Subnet"] = Subnet,
        ["aws:ec2/networkInterface:NetworkInterface"] = Interface,
        ["aws:ec2/instance:Instance"] = Instance,
        ["aws:ec2/eip:Eip"] = Eip,
        ["aws:ec2/natGateway:NatGateway"] = (r, s) =>
            With(s, Id("nat", r), ("publicIp", _addresses.Public(r.Text("allocationId")))),
        ["aws:ec2/internetGateway:InternetGateway"] = (r, s) => Ec2(r, s, "igw", "internet-gateway"),
        ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"] = (r, _) => Id("eigw", r),
        ["aws:ec2/routeTable:RouteTable"] = (r, s) => Ec2(r, s, "rtb", "route-table"),
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = (r, _) => Id("rtbassoc", r),
        ["aws:ec2/route:Route"] = (r, _) => $"r-{r.Text("routeTableId")}{r.Hash(10)}",
        ["aws:ec2/securityGroup:SecurityGroup"] = (r, s) => Ec2(r, s, "sg", "security-group"),
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = Rule,
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = Rule,
        ["aws:ec2/keyPair:KeyPair"] = (r, s) =>
            With(s, Chosen(r, s, "keyName"), ("keyPairId", Id("key", r)), ("arn", Arn(r, "ec2", $"key-pair/{Chosen(r, s, "keyName")}"))),
        ["aws:ec2/vpcDhcpOptions:VpcDhcpOptions"] = (r, s) => Ec2(r, s, "dopt", "dhcp-options"),
        ["aws:lb/loadBalancer:LoadBalancer"] = LoadBalancer,
        ["aws:lb/targetGroup:TargetGroup"] = (r, s) => Balancing(r, s, "targetgroup", Chosen(r, s, "name")),
        ["aws:lb/listener:Listener"] = (r, s) => Balancing(r, s, "listener/net", "api"),
        ["aws:iam/role:Role"] = (r, s) =>
            With(s, Chosen(r, s, "name"), ("arn", $"arn:aws:iam::{Account}:role/{Chosen(r, s, "name")}")),
        ["aws:iam/policy:Policy"] = (r, s) => Iam(r, s, "policy"),
        ["aws:iam/instanceProfile:InstanceProfile"] = (r, s) =>
            With(s, Chosen(r, s, "name"), ("arn", $"arn:aws:iam::{Account}:instance-profile/{Chosen(r, s, "name")}")),
        ["pulumi:providers:aws"] = Provider,
    };

    public string Create(SimulatedResource resource, IDictionary<string, object?> state) =>
        _types.TryGetValue(resource.Type, out Func<SimulatedResource, IDictionary<string, object?>, string>? create)
            ? create(resource, state)
            : resource.Hash(17);

    public IReadOnlyDictionary<string, object?>? Call(string token, ImmutableDictionary<string, object> args, string provider)
    {
        string region = Region(provider);
        // As many as a stack may ask for: how many a region has is for AWS to say.
        string[] zones = [.. "abcdef".Select(letter => $"{region}{letter}")];
        return token switch
        {
            "aws:index/getAvailabilityZones:getAvailabilityZones" => new Dictionary<string, object?>
            {
                ["id"] = region,
                ["region"] = region,
                ["names"] = zones.ToImmutableArray<object>(),
                ["zoneIds"] = zones.Select((_, i) => $"{ShortRegion(region)}-az{i + 1}").ToImmutableArray<object>(),
                ["groupNames"] = ImmutableArray.Create<object>(region),
            },
            "aws:index/getRegion:getRegion" => new Dictionary<string, object?> { ["id"] = region, ["name"] = region, ["region"] = region },
            "aws:ssm/getParameter:getParameter" => Parameter(args, region),
            "aws:ec2/getSubnet:getSubnet" => ExistingSubnet(args),
            "aws:ec2/getAmi:getAmi" => new Dictionary<string, object?>
            {
                ["id"] = Image,
                ["imageId"] = Image,
                ["architecture"] = "x86_64",
                ["rootDeviceName"] = "/dev/sda1",
            },
            _ => null,
        };
    }

    private static Dictionary<string, object?> Parameter(ImmutableDictionary<string, object> args, string region) => new()
    {
        ["id"] = args.GetValueOrDefault("name"),
        ["name"] = args.GetValueOrDefault("name"),
        ["arn"] = $"arn:aws:ssm:{region}::parameter{args.GetValueOrDefault("name")}",
        ["type"] = "String",
        ["value"] = Image,
        ["insecureValue"] = Image,
        ["version"] = 1.0,
    };

    private string Provider(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string id = resource.Hash(17);
        _regions[id] = resource.Text("region") ?? DefaultRegion;
        return id;
    }

    private string Vpc(SimulatedResource resource, IDictionary<string, object?> state)
    {
        if (resource.Flag("assignGeneratedIpv6CidrBlock") || resource.Text("ipv6IpamPoolId") is not null)
        {
            With(state, "", ("ipv6CidrBlock", resource.Text("ipv6CidrBlock") ?? Delegation(resource)), ("ipv6AssociationId", Id("vpc-cidr-assoc", resource)));
        }

        With(state, "", ("defaultSecurityGroupId", Id("sg", resource)));
        With(state, "", ("defaultRouteTableId", Id("rtb", resource)), ("mainRouteTableId", Id("rtb", resource)));
        return Ec2(resource, state, "vpc", "vpc");
    }

    // A pool gives a block of the length that it is asked for, at the same place.
    private static string Delegation(SimulatedResource resource)
    {
        Cidr amazons = Delegations.SubnetAt(DelegationLength, (UInt128)(FirstDelegation + resource.TypeIndex));
        return resource.Number("ipv6NetmaskLength") is > 0 and int length ? Cidr.Covering(amazons.First, length).ToString() : amazons.ToString();
    }

    // A subnet that somebody else made has both families, out of ranges for documentation, each its own.
    private Dictionary<string, object?> ExistingSubnet(ImmutableDictionary<string, object> args)
    {
        string id = (string)args["id"];
        int place = _existing.TryGetValue(id, out int known) ? known : _existing[id] = _existing.Count;
        string ipv4 = Public[2].SubnetAt(ExistingLength, (UInt128)place % ExistingSubnets).ToString();
        string ipv6 = Delegations.SubnetAt(DelegatedSubnet.PrefixLength, (UInt128)place).ToString();
        _addresses.AddSubnet(id, ipv4, ipv6);
        return new() { ["id"] = id, ["vpcId"] = args.GetValueOrDefault("vpcId"), ["cidrBlock"] = ipv4, ["ipv6CidrBlock"] = ipv6 };
    }

    private string Subnet(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string id = Ec2(resource, state, "subnet", "subnet");
        _addresses.AddSubnet(id, resource.Text("cidrBlock"), resource.Text("ipv6CidrBlock"));
        return id;
    }

    private string Interface(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string id = Ec2(resource, state, "eni", "network-interface");
        _addresses.AddInterface(id, resource, state);
        string mac = resource.Hash(10);
        return With(state, id, ("macAddress", $"02:{string.Join(':', mac.Chunk(2).Select(pair => new string(pair)))}"));
    }

    private string Instance(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string id = Ec2(resource, state, "i", "instance");
        _addresses.Attach(resource, state);
        if (resource.Flag("associatePublicIpAddress"))
        {
            With(state, id, ("publicIp", PublicAddress(resource.TypeIndex)));
        }

        return With(state, id, ("instanceState", "running"));
    }

    private string Eip(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string id = Id("eipalloc", resource);
        string address = PublicAddress(resource.TypeIndex);
        _addresses.AddPublic(id, address);
        return With(state, id, ("allocationId", id), ("publicIp", address), ("address", address), ("arn", Arn(resource, "ec2", $"elastic-ip/{id}")));
    }

    private static string PublicAddress(int index) =>
        Public[index / PublicHosts % Public.Length].AddressAt((UInt128)(1 + (index % PublicHosts))).ToString();

    private static string Rule(SimulatedResource resource, IDictionary<string, object?> state) =>
        With(state, Id("sgr", resource), ("securityGroupRuleId", Id("sgr", resource)));

    private string LoadBalancer(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string name = Chosen(resource, state, "name");
        With(state, "", ("dnsName", $"{name}-0123456789abcdef.elb.{Region(resource.Provider)}.amazonaws.com"), ("zoneId", "Z0123456789ABCDEFGHIJ"));
        return Balancing(resource, state, resource.Text("loadBalancerType") == "network" ? "loadbalancer/net" : "loadbalancer/app", name);
    }

    // Where a name is left to the provider, it is the resource's and seven digits.
    private static string Chosen(SimulatedResource resource, IDictionary<string, object?> state, string property)
    {
        string name = resource.Text(property) ?? $"{resource.Name}-{resource.Hash(7)}";
        state[property] = name;
        return name;
    }

    private string Ec2(SimulatedResource resource, IDictionary<string, object?> state, string prefix, string kind) =>
        With(state, Id(prefix, resource), ("arn", Arn(resource, "ec2", $"{kind}/{Id(prefix, resource)}")), ("ownerId", Account));

    private string Balancing(SimulatedResource resource, IDictionary<string, object?> state, string kind, string name)
    {
        string arn = Arn(resource, "elasticloadbalancing", $"{kind}/{name}/{resource.Hash(16)}");
        return With(state, arn, ("arn", arn), ("arnSuffix", $"{kind[(kind.IndexOf('/', StringComparison.Ordinal) + 1)..]}/{name}/{resource.Hash(16)}"));
    }

    private static string Iam(SimulatedResource resource, IDictionary<string, object?> state, string kind)
    {
        string arn = $"arn:aws:iam::{Account}:{kind}/{Chosen(resource, state, "name")}";
        return With(state, arn, ("arn", arn));
    }

    private string Arn(SimulatedResource resource, string service, string rest) => $"arn:aws:{service}:{Region(resource.Provider)}:{Account}:{rest}";

    // The last part of a provider reference is the provider's id.
    private string Region(string provider) => _regions.GetValueOrDefault(provider.Split("::")[^1], DefaultRegion);

    private static string ShortRegion(string region) =>
        region.Split('-') is [var area, var side, var number] ? string.Create(CultureInfo.InvariantCulture, $"{area}{side[0]}{number}") : region;

    private static string Id(string prefix, SimulatedResource resource) => $"{prefix}-{resource.Hash(17)}";

    private static string With(IDictionary<string, object?> state, string id, params ReadOnlySpan<(string Key, object? Value)> outputs)
    {
        foreach ((string key, object? value) in outputs)
        {
            state[key] = value;
        }

        return id;
    }
}
