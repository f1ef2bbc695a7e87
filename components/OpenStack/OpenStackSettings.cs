using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.OpenStack;

/// <summary>What a person decided about OpenStack.</summary>
public sealed record OpenStackSettings
{
    /// <summary>An entry of <c>clouds.yaml</c>; from <c>openstack:cloud</c>. Absent: the environment's (<c>OS_CLOUD</c>, <c>OS_AUTH_URL</c> and so on).</summary>
    public string? Cloud { get; init; }

    /// <summary>The identity service's URL; from <c>openstack:authUrl</c>. Absent: the cloud's, or the environment's.</summary>
    public string? AuthUrl { get; init; }

    /// <summary>From <c>openstack:region</c>. Absent: the cloud's only one, or the environment's.</summary>
    public string? Region { get; init; }

    /// <summary>Name of the control planes' flavor; kubeadm asks for 2 CPUs and 2 GiB at least.</summary>
    public required string ControlPlaneFlavor { get; init; }

    /// <summary>Name of the workers' flavor.</summary>
    public required string WorkerFlavor { get; init; }

    /// <summary>Name of the hosts' image; of several with this name, the newest.</summary>
    public required string ImageName { get; init; }

    /// <summary>GiB of the volume that a host boots from and that goes with it. Absent: the flavor's own disk.</summary>
    public int? BootVolumeSize { get; init; }

    /// <summary>Cinder's type of that volume. Absent: the cloud's default.</summary>
    public string? BootVolumeType { get; init; }

    /// <summary>Name of the network towards the internet, from which floating addresses come. Absent: none are made.</summary>
    public string? ExternalNetwork { get; init; }

    /// <summary>Id of the network that is there already, with subnets and routes. Absent: one is made.</summary>
    public string? NetworkId { get; init; }

    /// <summary>With <see cref="NetworkId"/>, ids of the hosts' subnets in it, one a family of the mode in the plan's order; else empty.</summary>
    public ImmutableArray<string> SubnetIds { get; init; } = [];

    /// <summary>Id of the subnet pool that the IPv6 subnet's /64 comes from. Absent: it is planned.</summary>
    public string? IPv6SubnetPoolId { get; init; }

    /// <summary>Whether the router asks its upstream for the IPv6 subnet's prefix (Neutron, "IPv6 Prefix Delegation"). Default false.</summary>
    public bool IPv6PrefixDelegation { get; init; }

    /// <summary>DNS servers that the hosts are told, of either family. Empty: the cloud's.</summary>
    public ImmutableArray<IPAddress> HostResolvers { get; init; } = [];

    /// <summary>MTU of the network, in bytes. Absent: the cloud's.</summary>
    public int? NetworkMtu { get; init; }

    /// <summary>Whether Neutron filters what passes the hosts' ports. Default true.</summary>
    public bool PortSecurity { get; init; } = true;

    /// <summary>Ranges that hosts may send from besides their own addresses and the pods'. Default none.</summary>
    public ImmutableArray<Cidr> AllowedAddressPairs { get; init; } = [];

    /// <summary>What stands before the API. Default Octavia.</summary>
    public ApiBalancer ApiBalancer { get; init; }

    /// <summary>
    /// Cloud and subnets of the hosts, which they depend on for life. Nothing else refuses another: another cloud updates the provider
    /// (pulumi-openstack has no <c>ForcesProviderReplace</c>), which would look for everything there; and a port takes the addresses of
    /// another subnet in place (terraform-provider-openstack, openstack_networking_port_v2, <c>fixed_ip</c>), which no certificate has.
    /// </summary>
    public HostPlace PlaceOfHosts(AddressPlan plan, ClusterSpec cluster) => HostPlace.Of(
        [
            ("cloud", Cloud), ("authUrl", AuthUrl), ("region", Region),
            .. NetworkId is { } id ? [("networkId", id), ("subnetIds", string.Join(' ', SubnetIds))] : OfOwnNetwork(plan, cluster),
        ],
        []);

    private IEnumerable<(string Key, string? Value)> OfOwnNetwork(AddressPlan plan, ClusterSpec cluster) =>
    [
        ("hostCidrs", string.Join(' ', plan.HostCidrs)),
        ("ipv6AddressMode", plan.HasIPv6 ? (cluster.IPv6AddressMode ?? default).InNeutron() : null),
        ("ipv6SubnetPoolId", IPv6SubnetPoolId),
        ("ipv6PrefixDelegation", IPv6PrefixDelegation ? "true" : null),
    ];
}

/// <summary>What stands before the API.</summary>
public enum ApiBalancer
{
    /// <summary><c>octavia</c>: a load balancer in each family of the mode.</summary>
    Octavia,

    /// <summary><c>none</c>: clients connect to the first control plane.</summary>
    None,
}
