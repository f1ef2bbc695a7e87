using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Testing;

namespace CalicoIPv6.Tests.Aws;

/// <summary>AWS as far as the components ask it: what it makes up is listed here, and nothing else is known.</summary>
internal static class AwsCloud
{
    /// <summary>A prefix whose canonical text is compressed in the middle.</summary>
    public const string VpcPrefix = "2001:db8:0:100::/56";

    public const string Image = "ami-0123456789abcdef0";
    public const string ArmImage = "ami-0fedcba9876543210";
    public const string EndpointName = "api.elb.example.com";
    public const string UserData = "#cloud-config\npackages: [kubeadm]\n";

    public static readonly AwsSettings Settings = new() { Region = "eu-west-1" };

    private static readonly string[] Untold =
    [
        "aws:ec2/internetGateway:InternetGateway",
        "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
        "aws:ec2/natGateway:NatGateway",
        "aws:ec2/routeTable:RouteTable",
        "aws:ec2/route:Route",
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "aws:ec2/subnet:Subnet",
        "aws:ec2/securityGroup:SecurityGroup",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "aws:lb/listener:Listener",
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        "aws:ec2/instance:Instance",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    ];

    private static readonly Dictionary<string, Func<MockResourceArgs, IDictionary<string, object?>>> Told = new()
    {
        ["aws:ec2/vpc:Vpc"] = _ => Outputs(("ipv6CidrBlock", VpcPrefix)),
        ["aws:ec2/networkInterface:NetworkInterface"] = args => Outputs(("privateIp", PrivateIPv4(args.Name!)), ("ipv6Addresses", ImmutableArray.Create(PublicIPv6(args.Name!)))),
        ["aws:ec2/eip:Eip"] = args => Outputs(("publicIp", PublicIPv4(args.Name!))),
        ["aws:ec2/keyPair:KeyPair"] = args => Outputs(("keyName", args.Name)),
        ["aws:iam/role:Role"] = args => Outputs(("name", args.Name)),
        ["aws:iam/instanceProfile:InstanceProfile"] = args => Outputs(("name", args.Name)),
        ["aws:lb/loadBalancer:LoadBalancer"] = _ => Outputs(("arn", Arn("loadbalancer/net/api/1")), ("dnsName", EndpointName)),
        ["aws:lb/targetGroup:TargetGroup"] = _ => Outputs(("arn", Arn("targetgroup/api/1"))),
    };

    /// <summary>Answers as a deployed AWS does; or, when it is not told, as in a preview: ids and inputs, and nothing else.</summary>
    public static MockCloud New(bool deployed = true)
    {
        var cloud = new MockCloud()
            .Answers("aws:index/getAvailabilityZones:getAvailabilityZones", _ => Outputs(("names", ImmutableArray.Create("eu-west-1a", "eu-west-1b", "eu-west-1c")), ("region", "eu-west-1")))
            .Answers("aws:ssm/getParameter:getParameter", args => Outputs(("insecureValue", ImageOf((string)args.Args["name"])), ("value", Image)));
        foreach (string type in Untold)
        {
            cloud.Knows(type);
        }

        foreach ((string type, Func<MockResourceArgs, IDictionary<string, object?>> outputs) in Told)
        {
            cloud.Knows(type, deployed ? outputs : null);
        }

        return cloud;
    }

    /// <summary>Everything that the platform makes for a plan.</summary>
    public static async Task<MockCloud> RunAsync(
        AddressPlan plan, ClusterSpec? cluster = null, bool preview = false, string userData = UserData, AwsSettings? settings = null)
    {
        MockCloud cloud = New(deployed: !preview);
        await cloud.RunAsync(() => Make(plan, cluster ?? Cluster(plan), userData, settings), preview);
        return cloud;
    }

    public static IPlatform Make(AddressPlan plan, ClusterSpec cluster, string userData = UserData, AwsSettings? settings = null)
    {
        IPlatform platform = AwsPlatform.Create(plan, cluster, settings ?? Settings, Provider());
        _ = platform.CreateInterfaces();
        _ = platform.CreateApiEndpoint();
        platform.CreateServiceEndpoint();
        _ = platform.CreateHosts(UserDataOf(cluster, userData));
        return platform;
    }

    public static Provider Provider() => new("aws", new ProviderArgs { Region = "eu-west-1" });

    public static ImmutableDictionary<string, Output<string>> UserDataOf(ClusterSpec cluster, string text = UserData) =>
        cluster.Hosts.ToImmutableDictionary(host => host.Name, _ => Output.CreateSecret(text));

    /// <summary>A cluster that fits the plan: three control planes where there are several zones, else one.</summary>
    public static ClusterSpec Cluster(AddressPlan plan) =>
        Plans.Cluster(controlPlanes: plan.Subnets.Length > 1 ? 3 : 1, zones: plan.Subnets.Length) with
        {
            AdminCidrs = [Cidr.Parse("192.0.2.0/24"), Cidr.Parse("2001:db8:ffff::/48")],
            SshPublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGrZ1mVEVFrxsPkV8PGEsJyc0Jr0fT6XrzrTCyjr4vFn admin@example.com",
        };

    /// <summary>The same cluster behind a balancer of both protocols, open to a range a family.</summary>
    public static ClusterSpec WithServices(this ClusterSpec cluster) => cluster with
    {
        ServicePorts = [new(443, 30443, ServiceProtocol.Tcp), new(53, 30053, ServiceProtocol.Udp)],
        PublicCidrs = [Cidr.Parse("0.0.0.0/0"), Cidr.Parse("::/0")],
    };

    public static AddressPlan With(this AddressPlan plan, Encapsulation encapsulation) =>
        plan with { IPPools = [.. plan.IPPools.Select(pool => pool with { Encapsulation = encapsulation })] };

    public static AddressPlan WithNat(this AddressPlan plan, bool natOutgoing) =>
        plan with { IPPools = [.. plan.IPPools.Select(pool => pool with { NatOutgoing = natOutgoing })] };

    public static string PrivateIPv4(string name) => $"10.0.0.{Number(name)}";

    public static string PublicIPv4(string name) => $"198.51.100.{Number(name)}";

    public static string PublicIPv6(string name) => $"2001:db8:0:100::{Number(name)}";

    private static string ImageOf(string parameter) => parameter.Contains("arm64", StringComparison.Ordinal) ? ArmImage : Image;

    private static int Number(string name) => (name.Sum(letter => letter) % 200) + 10;

    private static string Arn(string resource) => $"arn:aws:elasticloadbalancing:eu-west-1:123456789012:{resource}";

    private static Dictionary<string, object?> Outputs(params (string Name, object? Value)[] outputs) => outputs.ToDictionary(o => o.Name, o => o.Value);
}
