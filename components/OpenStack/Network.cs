using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using Pulumi;
using Pulumi.OpenStack.Networking;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// One network with a subnet in each family of the mode, and a router to the external network; or the network that is there already.
/// A network is one link, wherever the hosts on it stand: availability zones need no subnets of their own.
/// </summary>
public sealed class Network : ComponentResource
{
    private readonly NetworkArgs _args;
    private readonly ResourceNames _names;
    private readonly FoundSubnets _found;

    /// <summary>Makes the network, or finds it.</summary>
    public Network(string name, NetworkArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:openstack:Network", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);
        _found = new FoundSubnets(args, this);

        if (args.Settings.NetworkId is { } id)
        {
            Id = Output.Create(id);
            Subnets = args.Plan.Families.Zip(args.Settings.SubnetIds).ToImmutableDictionary(s => s.First, s => _found.Existing(s.First, s.Second, id));
            RouterAddresses = Output.Create(ImmutableArray<string>.Empty);
        }
        else
        {
            Id = CreateNetwork().Id;
            Router router = CreateRouter();
            Subnets = args.Plan.Families.ToImmutableDictionary(family => family, family => CreateSubnet(family, router));
            RouterAddresses = router.ExternalFixedIps.Apply(addresses => addresses.Select(a => a.IpAddress!).ToImmutableArray());
        }

        RegisterOutputs();
    }

    /// <summary>The network.</summary>
    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>The hosts' subnets.</summary>
    public ImmutableDictionary<IPFamily, HostSubnet> Subnets { get; }

    /// <summary>The router's own addresses outside, of any family; empty where the router is not ours.</summary>
    public Output<ImmutableArray<string>> RouterAddresses { get; }

    private OpenStackSettings Settings => _args.Settings;

    private CustomResourceOptions Child => new() { Parent = this };

    private Pulumi.OpenStack.Networking.Network CreateNetwork()
    {
        var args = new Pulumi.OpenStack.Networking.NetworkArgs { Name = _args.Cluster.Name, AdminStateUp = true, Tags = StandardTags.Of(_args.Cluster) };
        if (Settings.NetworkMtu is { } mtu)
        {
            args.Mtu = mtu;
        }

        return new(_names.Network, args, Child);
    }

    private Router CreateRouter()
    {
        var args = new RouterArgs { Name = _args.Cluster.Name, AdminStateUp = true, Tags = StandardTags.Of(_args.Cluster) };
        if (Settings.ExternalNetwork is { } external)
        {
            args.ExternalNetworkId = GetNetwork
                .Invoke(new GetNetworkInvokeArgs { Name = external, External = true }, new InvokeOptions { Parent = this })
                .Apply(network => network.Id);
        }

        return new(_names.Router, args, Child);
    }

    private HostSubnet CreateSubnet(IPFamily family, Router router)
    {
        var subnet = new Subnet(_names.Subnet(family), SubnetArgs(family), Child);
        // Router advertisements are the router's: without this interface no host on the subnet configures IPv6 (Neutron, "IPv6").
        var attached = new RouterInterface(_names.RouterInterface(family), new() { RouterId = router.Id, SubnetId = subnet.Id }, Child);
        return family == IPFamily.IPv6 && Settings.IPv6PrefixDelegation
            ? _found.Delegated(Output.Tuple(subnet.Id, attached.Id).Apply(ids => ids.Item1))
            : new HostSubnet(subnet.Id, Planned(family) is { } range ? Output.Create(range) : subnet.Cidr.Apply(text => _found.Fitting(family, text)));
    }

    private SubnetArgs SubnetArgs(IPFamily family)
    {
        var args = new SubnetArgs
        {
            Name = $"{_args.Cluster.Name}-{family.Lower()}",
            NetworkId = Id,
            IpVersion = family == IPFamily.IPv4 ? 4 : 6,
            EnableDhcp = true,
            DnsNameservers = [.. Settings.HostResolvers.Select(a => a.ToString()).Where(a => family == FamilyOf(a))],
            Tags = StandardTags.Of(_args.Cluster),
        };
        if (family == IPFamily.IPv6)
        {
            // Neutron takes both or one of them, and both only when they are equal (neutron/db/db_base_plugin_v2.py,
            // _validate_ipv6_combination): with both set its own router and DHCP server do what the ports' addresses follow from.
            args.Ipv6AddressMode = (_args.Cluster.IPv6AddressMode ?? default).InNeutron();
            args.Ipv6RaMode = (_args.Cluster.IPv6AddressMode ?? default).InNeutron();
        }

        return WithRange(args, family);
    }

    private SubnetArgs WithRange(SubnetArgs args, IPFamily family)
    {
        if (Planned(family) is { } range)
        {
            args.Cidr = range.ToString();
        }
        else if (Settings.IPv6SubnetPoolId is { } pool)
        {
            args.SubnetpoolId = pool;
            args.PrefixLength = DelegatedSubnet.PrefixLength;
        }
        else
        {
            // Not a pool's id, but the name by which Neutron knows what its routers are delegated (neutron_lib, IPV6_PD_POOL_ID).
            args.SubnetpoolId = "prefix_delegation";
        }

        return args;
    }

    private Cidr? Planned(IPFamily family) => family == IPFamily.IPv4 ? _args.Plan.Subnets[0].IPv4 : _args.Plan.Subnets[0].IPv6;

    private static IPFamily FamilyOf(string address) => address.Contains(':', StringComparison.Ordinal) ? IPFamily.IPv6 : IPFamily.IPv4;
}
