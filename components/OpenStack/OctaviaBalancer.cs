using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.LoadBalancer;
using Pulumi.OpenStack.Networking;
using Monitor = Pulumi.OpenStack.LoadBalancer.Monitor;

namespace CalicoIPv6.OpenStack;

/// <summary>One balancer before the Kubernetes API, in one family from the clients to the control planes.</summary>
internal sealed class OctaviaBalancer
{
    private readonly ResourceNames _names;
    private readonly IPFamily _family;
    private readonly ApiEndpointArgs _args;
    private readonly Resource _parent;

    public OctaviaBalancer(ResourceNames names, IPFamily family, ApiEndpointArgs args, Resource parent)
    {
        (_names, _family, _args, _parent) = (names, family, args, parent);

        var balancer = new LoadBalancer(names.LoadBalancer(family), BalancerArgs(), Child);
        Listener listener = CreateListener(balancer);
        Pool pool = CreatePool(listener);
        Monitor monitor = CreateMonitor(pool);
        Path = [listener, monitor, .. args.Interfaces.Hosts.Where(i => i.Host.Role == HostRole.ControlPlane).Select(host => CreateMember(pool, host))];
        // "Floating IPs do not work with IPv6" (Octavia, basic cookbook): there the balancer's own address is the only one.
        Address = family == IPFamily.IPv4 && args.Settings.ExternalNetwork is { } external ? CreateFloatingAddress(balancer, external).Address : balancer.VipAddress;
    }

    /// <summary>The address that clients connect to.</summary>
    public Output<string> Address { get; }

    /// <summary>Listener, monitor and members: with them the way through the balancer is complete.</summary>
    public ImmutableArray<Resource> Path { get; }

    private CustomResourceOptions Child => new() { Parent = _parent };

    private string Name => $"{_args.Cluster.Name}-api-{_family.Lower()}";

    // The subnet and not the network: of a network Octavia prefers an IPv4 subnet.
    private LoadBalancerArgs BalancerArgs() => new()
    {
        Name = Name,
        VipSubnetId = _args.Network.Subnets[_family].Id,
        AdminStateUp = true,
        Tags = StandardTags.Of(_args.Cluster),
    };

    // A security group on the balancer's port would filter nothing: packets arrive at ports of Octavia's own machines, whose group it
    // derives from this list (octavia/network/drivers/neutron/allowed_address_pairs.py). All are of one family (validation of
    // listeners, "IP version incompatible").
    private Listener CreateListener(LoadBalancer balancer) => new(
        _names.Listener(_family),
        new ListenerArgs
        {
            Name = Name,
            LoadbalancerId = balancer.Id,
            Protocol = "TCP",
            ProtocolPort = PortTable.ApiPort,
            AllowedCidrs = Clients(),
            Tags = StandardTags.Of(_args.Cluster),
        },
        Child);

    private Pool CreatePool(Listener listener) => new(
        _names.Pool(_family),
        new PoolArgs { Name = Name, ListenerId = listener.Id, Protocol = "TCP", LbMethod = "ROUND_ROBIN", Tags = StandardTags.Of(_args.Cluster) },
        Child);

    // /readyz, not a mere connection: an API server that shuts down, or has lost etcd, still accepts connections. It answers
    // without credentials (ClusterRole system:public-info-viewer), and Octavia does not verify members' certificates.
    private Monitor CreateMonitor(Pool pool) => new(
        _names.Monitor(_family),
        new MonitorArgs
        {
            Name = Name,
            PoolId = pool.Id,
            Type = "HTTPS",
            UrlPath = "/readyz",
            HttpMethod = "GET",
            ExpectedCodes = "200",
            Delay = 10,
            Timeout = 5,
            MaxRetries = 2,
            MaxRetriesDown = 2,
        },
        Child);

    private Member CreateMember(Pool pool, HostInterface controlPlane) => new(
        _names.Member(controlPlane.Host, _family),
        new MemberArgs
        {
            Name = controlPlane.Host.Name,
            PoolId = pool.Id,
            Address = controlPlane.Addresses[_family],
            ProtocolPort = PortTable.ApiPort,
            SubnetId = _args.Network.Subnets[_family].Id,
        },
        Child);

    private FloatingIp CreateFloatingAddress(LoadBalancer balancer, string external) => new(
        _names.FloatingAddress(_family),
        new FloatingIpArgs { Pool = external, PortId = balancer.VipPortId, FixedIp = balancer.VipAddress, Tags = StandardTags.Of(_args.Cluster) },
        new() { Parent = _parent, DependsOn = _args.Network });

    // Administrators, and hosts by whatever address they come: their own; or, where they connect to the floating address and so pass
    // the router, their floating ones, or the router's where they have none. In the order in which Octavia tells them again, or every refresh
    // would see a difference (octavia/db/models.py, ListenerCidr: a set, by its key).
    private Output<ImmutableArray<string>> Clients()
    {
        IEnumerable<string> admins = PortTable.AdminsOf(_args.Cluster, _family).Select(range => range.ToString());
        Output<string> hosts = _args.Network.Subnets[_family].Range.Apply(range => range.ToString());
        IEnumerable<Output<string>> floating = _family == IPFamily.IPv4
            ? _args.Cluster.Hosts.Where(h => _args.Interfaces.PublicIPv4.ContainsKey(h.Name)).Select(h => _args.Interfaces.PublicIPv4[h.Name].Apply(Single))
            : [];
        return Output.Tuple(Output.All(floating.Prepend(hosts)), _args.Network.RouterAddresses)
            .Apply(t => admins.Concat(t.Item1).Concat(RoutersOwn(t.Item2)).Distinct().Order(StringComparer.Ordinal).ToImmutableArray());
    }

    private IEnumerable<string> RoutersOwn(ImmutableArray<string> addresses) => _family == IPFamily.IPv4
        ? addresses.Where(address => IPAddress.Parse(address).AddressFamily == AddressFamily.InterNetwork).Select(Single)
        : [];

    private static string Single(string address) => $"{address}/32";
}
