using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;

namespace CalicoIPv6.Aws;

/// <summary>
/// The logical names of everything on AWS, in one place: a name is a resource's identity, and a changed one replaces the resource.
/// Components bear fixed names (a stack has one cluster); their children are <c>{component}-{what}</c>.
/// </summary>
/// <param name="Component">The component's own name.</param>
internal readonly record struct ResourceNames(string Component)
{
    public const string NetworkComponent = "network";
    public const string FirewallComponent = "firewall";
    public const string InterfacesComponent = "interfaces";
    public const string EndpointComponent = "api";
    public const string HostsComponent = "hosts";
    public const string ServicesComponent = "services";

    public string Vpc => $"{Component}-vpc";

    public string InternetGateway => $"{Component}-gateway";

    public string EgressOnlyGateway => $"{Component}-egress";

    public string PublicTable => $"{Component}-public";

    /// <summary>
    /// Balancer and target group get these names and Pulumi's 8 random characters (a hyphen and 7 digits); AWS takes 32 in all
    /// (ELBv2 CreateLoadBalancer, CreateTargetGroup). Cluster names can be longer than that alone, so they are not in it.
    /// </summary>
    public string LoadBalancer => $"{Component}-nlb";

    public string TargetGroup => $"{Component}-targets";

    public string Listener => $"{Component}-listener";

    /// <summary>The target group of a port. At most <c>services-tcp-65535</c>, 18 characters of the 32.</summary>
    public string TargetGroupOf(ServicePort port) => $"{Component}-{PortRule.NameOf(port)}";

    public string ListenerOf(ServicePort port) => $"{Component}-listener-{PortRule.NameOf(port)}";

    public string TargetOf(ServicePort port, HostSpec host) => $"{Component}-{PortRule.NameOf(port)}-{host.Name}";

    public string HostRole => $"{Component}-role";

    public string SessionManager => $"{Component}-session-manager";

    public string InstanceProfile => $"{Component}-profile";

    public string KeyPair => $"{Component}-key";

    public string Subnet(SubnetPlan subnet) => $"{Component}-subnet-{subnet.Zone}";

    public string Association(SubnetPlan subnet) => $"{Component}-public-{subnet.Zone}";

    public string PublicRoute(IPFamily family) => $"{Component}-public-{family.Lower()}";

    public string HostSubnet(SubnetPlan subnet) => HostTable(subnet.Zone);

    public string HostAssociation(SubnetPlan subnet) => HostTable(subnet.Zone);

    public string HostTable(int zone) => InZone($"{Component}-hosts", zone);

    public string HostRoute(int zone, Destination destination) => $"{HostTable(zone)}-{destination.ToString().ToLowerInvariant()}";

    /// <summary>A NAT gateway and its address.</summary>
    public string Nat(int zone) => InZone($"{Component}-nat", zone);

    /// <summary>What there is one of in each zone.</summary>
    public static string InZone(string what, int zone) => string.Create(CultureInfo.InvariantCulture, $"{what}-{zone}");

    public string SecurityGroup(string group) => $"{Component}-{group}";

    /// <summary>A rule between hosts or balancer; such a rule holds for both families.</summary>
    public string Rule(PortRule rule) => $"{Component}-{rule.Name}";

    /// <summary>A rule for the one range that a family has.</summary>
    public string Rule(PortRule rule, IPFamily family) => $"{Component}-{rule.Name}-{family.Lower()}";

    /// <summary>A rule for one of several ranges; named by the range, so that none is replaced when their order changes.</summary>
    public string Rule(PortRule rule, Cidr cidr) => $"{Component}-{rule.Name}-{cidr.ToString().Replace(':', '-').Replace('/', '-')}";

    /// <summary>The rule for one host's public address.</summary>
    public string RuleFrom(HostSpec host) => $"{Component}-from-{host.Name}";

    /// <summary>The rule for a NAT gateway's public address, by its place among them.</summary>
    public string RuleFromNat(int index) => string.Create(CultureInfo.InvariantCulture, $"{Component}-from-nat-{index}");

    public string Egress(string group, IPFamily family) => $"{Component}-{group}-egress-{family.Lower()}";

    public string Interface(HostSpec host) => $"{Component}-{host.Name}";

    public string PublicAddress(HostSpec host) => $"{Component}-{host.Name}-public";

    public string Target(HostSpec host) => $"{Component}-{host.Name}";

    public string Instance(HostSpec host) => $"{Component}-{host.Name}";
}
