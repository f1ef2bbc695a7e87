using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.Networking;
using Pulumi.OpenStack.Networking.Inputs;

namespace CalicoIPv6.OpenStack;

/// <summary>One port a host, with its address in each family of the mode, and its floating IPv4 address.</summary>
public sealed class HostInterfaces : ComponentResource
{
    private readonly HostInterfacesArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the ports.</summary>
    public HostInterfaces(string name, HostInterfacesArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:openstack:HostInterfaces", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        ImmutableArray<(HostSpec Host, Port Port)> made = [.. args.Cluster.Hosts.Select(host => (host, CreatePort(host)))];
        Hosts = [.. made.Select(m => new HostInterface(m.Host, AddressesOf(m.Port)))];
        Ids = made.ToImmutableDictionary(m => m.Host.Name, m => m.Port.Id);
        PublicIPv4 = args is { Plan.HasIPv4: true, Cluster.PrivateHosts: false, Settings.ExternalNetwork: { } external }
            ? Hosts.Zip(made).ToImmutableDictionary(h => h.First.Host.Name, h => CreateFloatingAddress(h.First, h.Second.Port, external).Address)
            : ImmutableDictionary<string, Output<string>>.Empty;
        RegisterOutputs();
    }

    /// <summary>The ports, in the order of the hosts.</summary>
    public ImmutableArray<HostInterface> Hosts { get; }

    /// <summary>Port ids by host name.</summary>
    public ImmutableDictionary<string, Output<string>> Ids { get; }

    /// <summary>Floating IPv4 addresses by host name; empty where hosts have none. IPv6 has no floating addresses, nor needs them.</summary>
    public ImmutableDictionary<string, Output<string>> PublicIPv4 { get; }

    private Port CreatePort(HostSpec host)
    {
        var args = new PortArgs
        {
            Name = host.Name,
            NetworkId = _args.Network.Id,
            AdminStateUp = true,
            // The subnets alone: Neutron chooses the addresses, as it must where they follow from the port's MAC (slaac, dhcpv6-stateless).
            FixedIps = [.. _args.Plan.Families.Select(family => new PortFixedIpArgs { SubnetId = _args.Network.Subnets[family].Id })],
            Tags = StandardTags.Of(_args.Cluster),
        };
        if (_args.Firewall is { } firewall)
        {
            args.SecurityGroupIds = firewall.GroupsOf(host.Role);
            args.AllowedAddressPairs =
                [.. AddressPairs.For(_args.Plan, _args.Cluster.Calico.Bgp, _args.Settings.AllowedAddressPairs).Select(range => new PortAllowedAddressPairArgs { IpAddress = range.ToString() })];
        }
        else
        {
            args.PortSecurityEnabled = false;
        }

        return new Port(_names.Port(host), args, new() { Parent = this, Protect = host.Role == HostRole.ControlPlane });
    }

    // Neutron finds a floating address no way to the port until the subnet's router has its gateway and its interface. Where no balancer
    // stands before the first control plane, its floating address is in every kubeconfig, and a new one would be another.
    private FloatingIp CreateFloatingAddress(HostInterface host, Port port, string external) => new(
        _names.FloatingAddress(host.Host),
        new FloatingIpArgs { Pool = external, PortId = port.Id, FixedIp = host.Addresses[IPFamily.IPv4], Tags = StandardTags.Of(_args.Cluster) },
        new() { Parent = this, DependsOn = _args.Network, Protect = host.Host.IsFirstControlPlane && _args.Settings.ApiBalancer == ApiBalancer.None });

    private ImmutableDictionary<IPFamily, Output<string>> AddressesOf(Port port) => _args.Plan.Families.ToImmutableDictionary(
        family => family,
        family => Output.Tuple(port.AllFixedIps, _args.Network.Subnets[family].Range)
            .Apply(t => t.Item1.First(address => t.Item2.Contains(IPAddress.Parse(address)))));
}
