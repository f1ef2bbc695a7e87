using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.OpenStack;
using Pulumi.Testing;

namespace CalicoIPv6.Tests.OpenStack;

/// <summary>OpenStack as far as the components ask it: what it makes up is listed here, and nothing else is known.</summary>
internal static class OpenStackCloud
{
    public const string Network = "openstack:networking/network:Network";
    public const string Subnet = "openstack:networking/subnet:Subnet";
    public const string Router = "openstack:networking/router:Router";
    public const string RouterInterface = "openstack:networking/routerInterface:RouterInterface";
    public const string Group = "openstack:networking/secGroup:SecGroup";
    public const string Rule = "openstack:networking/secGroupRule:SecGroupRule";
    public const string Port = "openstack:networking/port:Port";
    public const string FloatingIp = "openstack:networking/floatingIp:FloatingIp";
    public const string LoadBalancer = "openstack:loadbalancer/loadBalancer:LoadBalancer";
    public const string Listener = "openstack:loadbalancer/listener:Listener";
    public const string Pool = "openstack:loadbalancer/pool:Pool";
    public const string Monitor = "openstack:loadbalancer/monitor:Monitor";
    public const string Member = "openstack:loadbalancer/member:Member";
    public const string Instance = "openstack:compute/instance:Instance";
    public const string Keypair = "openstack:compute/keypair:Keypair";
    public const string ServerGroup = "openstack:compute/serverGroup:ServerGroup";

    public const string UserData = "#cloud-config\npackages: [kubeadm]\n";
    public const string RouterAddress = "203.0.113.2";
    public const string ExistingNetwork = "11111111-2222-3333-4444-555555555555";
    public const string DelegatedRange = "2001:db8:77::/64";

    public static readonly OpenStackSettings Settings = new()
    {
        ControlPlaneFlavor = "m1.medium",
        WorkerFlavor = "m1.small",
        ImageName = "ubuntu",
        ExternalNetwork = "public",
    };

    private static readonly string[] Untold = [Network, Group, Rule, RouterInterface, Listener, Pool, Monitor, Member, Instance, ServerGroup];

    private static readonly Dictionary<string, Func<MockResourceArgs, IDictionary<string, object?>>> Told = new()
    {
        [Subnet] = args => args.Inputs.ContainsKey("cidr") ? Outputs() : Outputs(("cidr", DelegatedRange)),
        [Router] = _ => Outputs(("externalFixedIps", ImmutableArray.Create<object>(
            ImmutableDictionary<string, object>.Empty.Add("ipAddress", RouterAddress), ImmutableDictionary<string, object>.Empty.Add("ipAddress", "2001:db8:ee::2")))),
        // Neutron answers with a port's addresses in an order of its own.
        [Port] = args => Outputs(("allFixedIps", args.Inputs.ObjectsAt("fixedIps").Select(f => (object)Address((string)f["subnetId"], args.Name!)).Reverse().ToImmutableArray())),
        [FloatingIp] = args => Outputs(("address", Floating(args.Name!))),
        [Keypair] = args => Outputs(("name", args.Name)),
        [LoadBalancer] = args => Outputs(("vipAddress", Address((string)args.Inputs["vipSubnetId"], args.Name!)), ("vipPortId", $"{args.Name}-vip")),
    };

    /// <summary>Answers as a deployed OpenStack does; or, when it is not told, as in a preview: ids and inputs, and nothing else.</summary>
    public static MockCloud New(bool deployed = true)
    {
        MockCloud cloud = new MockCloud()
            .Answers("openstack:networking/getNetwork:getNetwork", args => Outputs(("id", $"{args.Args["name"]}-id")))
            .Answers("openstack:networking/getSubnet:getSubnet", args => Found((string)args.Args["subnetId"]))
            .Answers("openstack:compute/getFlavor:getFlavor", args => Outputs(("id", $"{args.Args["name"]}-id")))
            .Answers("openstack:images/getImage:getImage", args => Outputs(("id", $"{args.Args["name"]}-id")))
            .Answers("openstack:compute/getAvailabilityZones:getAvailabilityZones", _ => Outputs(("names", ImmutableArray.Create("az1", "az2", "az3"))));
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

    /// <summary>The plan of a mode as it follows from nothing else on OpenStack.</summary>
    public static AddressPlan Plan(StackMode mode, IPFamily primary = IPFamily.IPv4, params ImmutableArray<IPFamily> unplanned) => AddressPlanner.Plan(new AddressRequest
    {
        Mode = mode,
        PrimaryFamily = mode == StackMode.DualStack ? primary : null,
        UniqueLocal = Cidr.Parse("fd12:3456:789a::/48"),
        UnplannedHosts = unplanned,
    });

    /// <summary>The plan with another encapsulation in one family.</summary>
    public static AddressPlan With(this AddressPlan plan, IPFamily family, Encapsulation encapsulation) =>
        plan with { IPPools = [.. plan.IPPools.Select(pool => pool.Cidr.Family == family ? pool with { Encapsulation = encapsulation } : pool)] };

    /// <summary>Three control planes in three zones, two workers, administrators of both families, and a key.</summary>
    public static ClusterSpec Cluster(int controlPlanes = 3) => Plans.Cluster(controlPlanes, zones: controlPlanes) with
    {
        AdminCidrs = [Cidr.Parse("192.0.2.0/24"), Cidr.Parse("2001:db8:ffff::/48")],
        SshPublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGrZ1mVEVFrxsPkV8PGEsJyc0Jr0fT6XrzrTCyjr4vFn admin@example.com",
    };

    /// <summary>Everything that the platform makes for a plan.</summary>
    public static async Task<MockCloud> RunAsync(AddressPlan plan, OpenStackSettings? settings = null, ClusterSpec? cluster = null, bool preview = false, string userData = UserData)
    {
        MockCloud cloud = New(deployed: !preview);
        await cloud.RunAsync(() => Make(plan, settings ?? Settings, cluster ?? Cluster(), userData), preview);
        return cloud;
    }

    public static IPlatform Make(AddressPlan plan, OpenStackSettings settings, ClusterSpec cluster, string userData = UserData)
    {
        IPlatform platform = OpenStackPlatform.Create(plan, cluster, settings, Provider());
        _ = platform.CreateInterfaces();
        _ = platform.CreateApiEndpoint();
        platform.CreateServiceEndpoint();
        _ = platform.CreateHosts(UserDataOf(cluster, userData));
        return platform;
    }

    public static Provider Provider() => new("openstack", new ProviderArgs { Cloud = "test" });

    public static ImmutableDictionary<string, Output<string>> UserDataOf(ClusterSpec cluster, string text = UserData) =>
        cluster.Hosts.ToImmutableDictionary(host => host.Name, _ => Output.CreateSecret(text));

    /// <summary>The address of a port or balancer in one of the subnets.</summary>
    public static string Address(string subnet, string name) =>
        subnet.Contains("ipv4", StringComparison.Ordinal) ? $"10.0.0.{Number(name)}"
        : subnet.Contains("delegated", StringComparison.Ordinal) ? $"2001:db8:77::{Number(name)}" : $"fd12:3456:789a::{Number(name)}";

    public static string Floating(string name) => $"198.51.100.{Number(name)}";

    private static int Number(string name) => (name.Sum(letter => letter) % 200) + 10;

    // Subnets of a network that is there have an id that tells what they are.
    private static Dictionary<string, object?> Found(string id)
    {
        bool isIPv4 = id.Contains("ipv4", StringComparison.Ordinal);
        string range = isIPv4 ? "10.0.0.0/24" : id.Contains("pods", StringComparison.Ordinal) ? "fd12:3456:789a:100::/64" : "fd12:3456:789a::/64";
        return Outputs(
            ("id", id),
            ("cidr", id.Contains("waiting", StringComparison.Ordinal) ? "::/64" : range),
            ("ipVersion", isIPv4 ? 4 : 6),
            ("networkId", id.Contains("elsewhere", StringComparison.Ordinal) ? "another" : ExistingNetwork));
    }

    private static Dictionary<string, object?> Outputs(params (string Name, object? Value)[] outputs) => outputs.ToDictionary(o => o.Name, o => o.Value);
}
