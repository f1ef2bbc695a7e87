using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// The logical names of everything on OpenStack, in one place: a name is a resource's identity, and a changed one replaces the resource.
/// Components bear fixed names (a stack has one cluster); their children are <c>{component}-{what}</c>.
/// </summary>
/// <param name="Component">The component's own name.</param>
internal readonly record struct ResourceNames(string Component)
{
    public const string NetworkComponent = "network";
    public const string FirewallComponent = "firewall";
    public const string InterfacesComponent = "interfaces";
    public const string EndpointComponent = "api";
    public const string ServicesComponent = "services";
    public const string HostsComponent = "hosts";

    public string Network => $"{Component}-network";

    public string Router => $"{Component}-router";

    public string KeyPair => $"{Component}-key";

    public string ControlPlaneGroup => $"{Component}-control-planes";

    public string Subnet(IPFamily family) => $"{Component}-subnet-{family.Lower()}";

    public string RouterInterface(IPFamily family) => $"{Component}-router-{family.Lower()}";

    public string SecurityGroup(string group) => $"{Component}-{group}";

    /// <summary>A rule for a peer that a family has once; a rule of one family bears its name already.</summary>
    public string Rule(PortRule rule, IPFamily family) =>
        rule.Name.EndsWith($"-{family.Lower()}", StringComparison.Ordinal) ? $"{Component}-{rule.Name}" : $"{Component}-{rule.Name}-{family.Lower()}";

    /// <summary>A rule for one of several ranges; named by the range, so that none is replaced when their order changes.</summary>
    public string Rule(PortRule rule, Cidr cidr) => $"{Component}-{rule.Name}-{cidr.ToString().Replace(':', '-').Replace('/', '-')}";

    /// <summary>The rule for one host's floating address.</summary>
    public string RuleFrom(HostSpec host) => $"{Component}-from-{host.Name}";

    public string Egress(string group, IPFamily family) => $"{Component}-{group}-egress-{family.Lower()}";

    public string Port(HostSpec host) => $"{Component}-{host.Name}";

    public string FloatingAddress(HostSpec host) => $"{Component}-{host.Name}-public";

    public string FloatingAddress(IPFamily family) => $"{Component}-public-{family.Lower()}";

    public string LoadBalancer(IPFamily family) => $"{Component}-balancer-{family.Lower()}";

    public string Listener(IPFamily family, string port) => $"{Component}-listener{port}-{family.Lower()}";

    public string Pool(IPFamily family, string port) => $"{Component}-pool{port}-{family.Lower()}";

    public string Monitor(IPFamily family, string port) => $"{Component}-monitor{port}-{family.Lower()}";

    public string Member(HostSpec host, IPFamily family, string port) => $"{Component}-{host.Name}{port}-{family.Lower()}";

    public string Instance(HostSpec host) => $"{Component}-{host.Name}";
}
