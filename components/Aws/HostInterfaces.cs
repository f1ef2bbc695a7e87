using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CalicoIPv6.Aws;

/// <summary>One network interface a host, with its addresses in each family of the mode, and its public IPv4 address.</summary>
public sealed class HostInterfaces : ComponentResource
{
    private readonly HostInterfacesArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the interfaces.</summary>
    public HostInterfaces(string name, HostInterfacesArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:HostInterfaces", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        ImmutableArray<(HostSpec Host, NetworkInterface Interface)> made = [.. args.Cluster.Hosts.Select(host => (host, CreateInterface(host)))];
        Hosts = [.. made.Select(m => new HostInterface(m.Host, AddressesOf(m.Interface)))];
        Ids = made.ToImmutableDictionary(m => m.Host.Name, m => m.Interface.Id);
        PublicIPv4 = args.Plan.HasIPv4 && !args.Cluster.PrivateHosts
            ? made.ToImmutableDictionary(m => m.Host.Name, m => CreatePublicAddress(m.Host, m.Interface).PublicIp)
            : ImmutableDictionary<string, Output<string>>.Empty;
        RegisterOutputs();
    }

    /// <summary>The interfaces, in the order of the hosts.</summary>
    public ImmutableArray<HostInterface> Hosts { get; }

    /// <summary>Interface ids by host name.</summary>
    public ImmutableDictionary<string, Output<string>> Ids { get; }

    /// <summary>Public IPv4 addresses by host name; empty for private hosts and in a mode without IPv4. IPv6 addresses are public themselves.</summary>
    public ImmutableDictionary<string, Output<string>> PublicIPv4 { get; }

    private NetworkInterface CreateInterface(HostSpec host)
    {
        var args = new NetworkInterfaceArgs
        {
            SubnetId = _args.Network.HostSubnetIds[host.Zone],
            SecurityGroups = _args.Firewall.GroupsOf(host.Role),
            SourceDestCheck = HasSourceDestCheck,
            Description = $"Primary interface of {host.Name}",
            Tags = StandardTags.Named(_args.Cluster, host.Name),
        };
        if (_args.Plan.HasIPv6)
        {
            // An address and no /80 prefix: EC2 gives either at once (CreateNetworkInterface, Ipv6AddressCount), a host needs the address,
            // and no pod has an address of the interface's. Nor a primary address: only target groups of instances need one.
            args.Ipv6AddressCount = 1;
        }

        return new NetworkInterface(_names.Interface(host), args, OptionsOfInterface(host));
    }

    // The check drops, in both families, what has neither the interface's own address as source nor as destination (EC2 user guide,
    // "Elastic network interfaces"): every packet with a pod's address. It stays on where there is none.
    private bool HasSourceDestCheck => _args.Settings.SourceDestCheck switch
    {
        SourceDestCheck.On => true,
        SourceDestCheck.Off => false,
        _ => !_args.Plan.HasBarePodTraffic,
    };

    private CustomResourceOptions OptionsOfInterface(HostSpec host) => new()
    {
        Parent = this,
        // A host stays where it was made: a zone more would send every second host to another subnet, and so replace it. ClusterIdentity
        // refuses what would take the subnet away.
        IgnoreChanges = { "subnetId" },
        // The addresses of a control plane are in etcd's list of members and in its certificates.
        Protect = host.Role == HostRole.ControlPlane,
    };

    // EC2 gives no public IPv4 address by itself to an instance that boots on an interface made before (EC2 user guide, "IP
    // addressing", auto-assign), hence an elastic one, of which an account has 5 a region until it asks for more (VPC quotas). It
    // can be associated only once the VPC has its internet gateway.
    private Eip CreatePublicAddress(HostSpec host, NetworkInterface networkInterface) =>
        new(
            _names.PublicAddress(host),
            new EipArgs { Domain = "vpc", NetworkInterface = networkInterface.Id, Tags = StandardTags.Named(_args.Cluster, host.Name) },
            new() { Parent = this, DependsOn = _args.Network });

    private ImmutableDictionary<IPFamily, Output<string>> AddressesOf(NetworkInterface networkInterface) =>
        _args.Plan.Families.ToImmutableDictionary(
            family => family,
            family => family == IPFamily.IPv4 ? networkInterface.PrivateIp : networkInterface.Ipv6Addresses.GetAt(0));
}
