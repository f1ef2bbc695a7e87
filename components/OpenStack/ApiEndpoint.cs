using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.LoadBalancer;
using Pulumi.OpenStack.Networking;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// Where the Kubernetes API is reached: by an Octavia balancer in each family of the mode, since one has one address; or at the first
/// control plane. The cluster itself knows the address of the primary family.
/// </summary>
public sealed class ApiEndpoint : ComponentResource
{
    private readonly ApiEndpointArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the balancers where there are to be some, and lets in whoever may reach the API.</summary>
    public ApiEndpoint(string name, ApiEndpointArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:openstack:ApiEndpoint", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        if (args.Settings.ApiBalancer == ApiBalancer.Octavia)
        {
            var balancers = args.Plan.Families.ToImmutableDictionary(family => family, family => new OctaviaBalancer(_names, family, BalancerArgs(family), this));
            Addresses = balancers.ToImmutableDictionary(b => b.Key, b => b.Value.Address);
            Path = [.. args.Plan.Families.SelectMany(family => balancers[family].Path)];
            HostRules = ImmutableDictionary<string, Resource>.Empty;
        }
        else
        {
            HostInterface first = args.Interfaces.Hosts.Single(host => host.Host.IsFirstControlPlane);
            Addresses = args.Plan.Families.ToImmutableDictionary(family => family, family => AddressOf(first, family));
            Path = [];
            HostRules = args.Firewall is { } firewall ? CreateHostRules(firewall) : ImmutableDictionary<string, Resource>.Empty;
        }

        RegisterOutputs();
    }

    /// <summary>The address in each family of the mode: that which is reached from outside where there is one.</summary>
    public ImmutableDictionary<IPFamily, Output<string>> Addresses { get; }

    /// <summary>What the way through the balancers is made of.</summary>
    internal ImmutableArray<Resource> Path { get; }

    /// <summary>What lets a host's own floating address in, by host name; empty behind a balancer, whose listener does that.</summary>
    internal ImmutableDictionary<string, Resource> HostRules { get; }

    private string? ExternalNetwork => _args.Cluster.ApiAccess == EndpointAccess.Public ? _args.Settings.ExternalNetwork : null;

    private OctaviaBalancerArgs BalancerArgs(IPFamily family) => new()
    {
        Cluster = _args.Cluster,
        Network = _args.Network,
        ExternalNetwork = ExternalNetwork,
        // A new one has a new address, and every kubeconfig the old.
        IsProtected = true,
        Ports =
        [
            new("", "TCP", PortTable.ApiPort, PortTable.ApiPort, [.. _args.Interfaces.Hosts.Where(i => i.Host.Role == HostRole.ControlPlane)], Clients(family), Probe),
        ],
    };

    // /readyz, not a mere connection: an API server that shuts down, or has lost etcd, still accepts connections. It answers
    // without credentials (ClusterRole system:public-info-viewer), and Octavia does not verify members' certificates.
    private static MonitorArgs Probe() => new()
    {
        Type = "HTTPS",
        UrlPath = "/readyz",
        HttpMethod = "GET",
        ExpectedCodes = "200",
        Delay = 10,
        Timeout = 5,
        MaxRetries = 2,
        MaxRetriesDown = 2,
    };

    // Administrators, and hosts by whatever address they come: their own; or, where they connect to the floating address and so pass
    // the router, their floating ones, or the router's where they have none.
    private Output<ImmutableArray<string>> Clients(IPFamily family)
    {
        IEnumerable<string> admins = PortTable.RangesOf(Peer.Admins, _args.Plan, _args.Cluster, family).Select(range => range.ToString());
        Output<string> hosts = _args.Network.Subnets[family].Range.Apply(range => range.ToString());
        IEnumerable<Output<string>> floating = family == IPFamily.IPv4
            ? _args.Cluster.Hosts.Where(h => _args.Interfaces.PublicIPv4.ContainsKey(h.Name)).Select(h => _args.Interfaces.PublicIPv4[h.Name].Apply(Single))
            : [];
        return Output.Tuple(Output.All(floating.Prepend(hosts)), _args.Network.RouterAddresses)
            .Apply(t => BalancedPort.InOrder([.. admins, .. t.Item1, .. RoutersOwn(family, t.Item2)]));
    }

    private static IEnumerable<string> RoutersOwn(IPFamily family, ImmutableArray<string> addresses) => family == IPFamily.IPv4
        ? addresses.Where(address => IPAddress.Parse(address).AddressFamily == AddressFamily.InterNetwork).Select(Single)
        : [];

    private static string Single(string address) => $"{address}/32";

    private Output<string> AddressOf(HostInterface host, IPFamily family) =>
        family == IPFamily.IPv4 && ExternalNetwork is not null && _args.Interfaces.PublicIPv4.TryGetValue(host.Host.Name, out Output<string>? floating) ? floating : host.Addresses[family];

    // What a host sends to a floating address passes the router, which gives it the host's own floating address as source; no
    // reference to the hosts' group matches that.
    private ImmutableDictionary<string, Resource> CreateHostRules(FirewallRules firewall)
    {
        PortRule api = PortTable.For(_args.Plan, _args.Cluster).Single(rule => rule is { From: Peer.Nodes, To: Peer.ApiLoadBalancer, Protocol: PortProtocol.Tcp });
        return _args.Cluster.Hosts
            .Where(host => _args.Interfaces.PublicIPv4.ContainsKey(host.Name))
            .ToImmutableDictionary(host => host.Name, host => (Resource)CreateHostRule(host, api, firewall));
    }

    private SecGroupRule CreateHostRule(HostSpec host, PortRule api, FirewallRules firewall)
    {
        SecGroupRuleArgs args = IngressRules.Into(firewall.ControlPlaneGroupId, api, IPFamily.IPv4);
        args.RemoteIpPrefix = _args.Interfaces.PublicIPv4[host.Name].Apply(Single);
        return new SecGroupRule(_names.RuleFrom(host), args, new() { Parent = this });
    }
}
