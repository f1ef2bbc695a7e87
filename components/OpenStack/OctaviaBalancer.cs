using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.LoadBalancer;
using Pulumi.OpenStack.Networking;
using Monitor = Pulumi.OpenStack.LoadBalancer.Monitor;

namespace CalicoIPv6.OpenStack;

/// <summary>A balancer in one family from the clients to the hosts.</summary>
internal sealed class OctaviaBalancer
{
    private readonly ResourceNames _names;
    private readonly IPFamily _family;
    private readonly OctaviaBalancerArgs _args;
    private readonly Resource _parent;

    public OctaviaBalancer(ResourceNames names, IPFamily family, OctaviaBalancerArgs args, Resource parent)
    {
        (_names, _family, _args, _parent) = (names, family, args, parent);

        var balancer = new LoadBalancer(names.LoadBalancer(family), BalancerArgs(), new() { Parent = parent, Protect = args.IsProtected });
        Path = [.. args.Ports.SelectMany(port => CreatePort(balancer, port))];
        // "Floating IPs do not work with IPv6" (Octavia, basic cookbook): there the balancer's own address is the only one.
        Address = family == IPFamily.IPv4 && args.ExternalNetwork is { } external ? CreateFloatingAddress(balancer, external).Address : balancer.VipAddress;
    }

    /// <summary>The address that clients connect to.</summary>
    public Output<string> Address { get; }

    /// <summary>Listeners, monitors and members: with them the way through the balancer is complete.</summary>
    public ImmutableArray<Resource> Path { get; }

    private CustomResourceOptions Child => new() { Parent = _parent };

    private string Name => $"{_args.Cluster.Name}-{_names.Component}-{_family.Lower()}";

    // The subnet and not the network: of a network Octavia prefers an IPv4 subnet.
    private LoadBalancerArgs BalancerArgs() => new()
    {
        Name = Name,
        VipSubnetId = _args.Network.Subnets[_family].Id,
        AdminStateUp = true,
        Tags = StandardTags.Of(_args.Cluster),
    };

    private IEnumerable<Resource> CreatePort(LoadBalancer balancer, BalancedPort port)
    {
        string name = $"{Name}{port.Suffix}";
        Listener listener = CreateListener(balancer, port, name);
        var pool = new Pool(
            _names.Pool(_family, port.Suffix),
            new PoolArgs { Name = name, ListenerId = listener.Id, Protocol = port.Protocol, LbMethod = "ROUND_ROBIN", Tags = StandardTags.Of(_args.Cluster) },
            Child);
        MonitorArgs probe = port.Probe();
        (probe.Name, probe.PoolId) = (name, pool.Id);
        return [listener, new Monitor(_names.Monitor(_family, port.Suffix), probe, Child), .. port.Hosts.Select(host => CreateMember(pool, port, host))];
    }

    // A security group on the balancer's port would filter nothing: packets arrive at ports of Octavia's own machines, whose group it
    // derives from this list (octavia/network/drivers/neutron/allowed_address_pairs.py). All are of one family (validation of
    // listeners, "IP version incompatible").
    private Listener CreateListener(LoadBalancer balancer, BalancedPort port, string name) => new(
        _names.Listener(_family, port.Suffix),
        new ListenerArgs
        {
            Name = name,
            LoadbalancerId = balancer.Id,
            Protocol = port.Protocol,
            ProtocolPort = port.Port,
            AllowedCidrs = port.Clients,
            Tags = StandardTags.Of(_args.Cluster),
        },
        Child);

    private Member CreateMember(Pool pool, BalancedPort port, HostInterface host) => new(
        _names.Member(host.Host, _family, port.Suffix),
        new MemberArgs
        {
            Name = host.Host.Name,
            PoolId = pool.Id,
            Address = host.Addresses[_family],
            ProtocolPort = port.HostPort,
            SubnetId = _args.Network.Subnets[_family].Id,
            Tags = StandardTags.Of(_args.Cluster),
        },
        Child);

    private FloatingIp CreateFloatingAddress(LoadBalancer balancer, string external) => new(
        _names.FloatingAddress(_family),
        new FloatingIpArgs { Pool = external, PortId = balancer.VipPortId, FixedIp = balancer.VipAddress, Tags = StandardTags.Of(_args.Cluster) },
        new() { Parent = _parent, DependsOn = _args.Network, Protect = _args.IsProtected });
}

/// <summary>What a balancer needs.</summary>
internal sealed class OctaviaBalancerArgs
{
    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>The network, in whose subnets balancers stand.</summary>
    public required Network Network { get; init; }

    /// <summary>Name of the network that an IPv4 balancer has a floating address of. Absent: it has none.</summary>
    public string? ExternalNetwork { get; init; }

    /// <summary>Whether the engine refuses to make it anew, with another address. Default false.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Its ports; at least one.</summary>
    public required ImmutableArray<BalancedPort> Ports { get; init; }
}
