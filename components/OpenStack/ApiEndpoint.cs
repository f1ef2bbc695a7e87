using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
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
            var balancers = args.Plan.Families.ToImmutableDictionary(family => family, family => new OctaviaBalancer(_names, family, args, this));
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

    private Output<string> AddressOf(HostInterface host, IPFamily family) =>
        family == IPFamily.IPv4 && _args.Interfaces.PublicIPv4.TryGetValue(host.Host.Name, out Output<string>? floating) ? floating : host.Addresses[family];

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
        args.RemoteIpPrefix = _args.Interfaces.PublicIPv4[host.Name].Apply(address => $"{address}/32");
        return new SecGroupRule(_names.RuleFrom(host), args, new() { Parent = this });
    }
}
