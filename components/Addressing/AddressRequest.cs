using System.Collections.Immutable;
using System.Net;

namespace CalicoIPv6.Addressing;

/// <summary>What a person decided about addresses; everything left out is derived.</summary>
public sealed record AddressRequest
{
    /// <summary>The mode.</summary>
    public required StackMode Mode { get; init; }

    /// <summary>The family that comes first everywhere in dualstack. Absent: IPv4. Refused in the other modes.</summary>
    public IPFamily? PrimaryFamily { get; init; }

    /// <summary>The cluster's RFC 4193 /48 (<see cref="UniqueLocalPrefix.For"/>), the source of IPv6 ranges that are not given.</summary>
    public required Cidr UniqueLocal { get; init; }

    /// <summary>Subnets that hosts are spread over, one a zone; at least 1.</summary>
    public int Zones { get; init; } = 1;

    /// <summary>Whether the cloud gives the hosts' IPv6 prefix itself, so that only subnet indexes can be planned.</summary>
    public bool CloudGivesIPv6Hosts { get; init; }

    /// <summary>
    /// The families whose host range is somebody else's choice, at some time that is no plan's: a subnet pool's, a delegating router's,
    /// or that of whoever made the network. Default none.
    /// </summary>
    public ImmutableArray<IPFamily> UnplannedHosts { get; init; } = [];

    /// <summary>Whether the hosts are there already, so that nothing is known of their ranges but what <see cref="HostCidrs"/> says. Default false.</summary>
    public bool HostsExist { get; init; }

    /// <summary>Whether the cluster is there already, and its DNS with it. Default false.</summary>
    public bool ClusterExists { get; init; }

    /// <summary>
    /// The addresses of hosts that a person lists; with some, <see cref="HostsExist"/>, and hosts are taken for neighbours in one subnet
    /// only where <see cref="HostCidrs"/> says so. Default none: nobody knows them yet.
    /// </summary>
    public ImmutableArray<KnownAddress> HostAddresses { get; init; } = [];

    /// <summary>The address that a person gave the API. Absent: it is not known yet, or has a name.</summary>
    public KnownAddress? ApiAddress { get; init; }

    /// <summary>Length of that prefix: 44 to 60. Default 56, which is Amazon's (Amazon VPC user guide, "VPC CIDR blocks").</summary>
    public int DelegationLength { get; init; } = 56;

    /// <summary>Whether the cloud has an address pool of the person's own, of which <see cref="HostCidrs"/> may name an IPv6 block. Default false.</summary>
    public bool HasIPv6Pool { get; init; }

    /// <summary>Whether network and subnets are there already, so that none are planned. Default false.</summary>
    public bool NetworkExists { get; init; }

    /// <summary>Whether hosts have no address that the internet reaches. Default false.</summary>
    public bool PrivateHosts { get; init; }

    /// <summary>Host ranges, at most one a family. Absent: 10.0.0.0/16, and a /56 of the unique local prefix where the cloud gives none.</summary>
    public ImmutableArray<Cidr> HostCidrs { get; init; } = [];

    /// <summary>Pod ranges, one a family of the mode. Absent: 10.244.0.0/16 and a /56 of the unique local prefix.</summary>
    public ImmutableArray<Cidr> PodCidrs { get; init; } = [];

    /// <summary>Service ranges, one a family of the mode. Absent: 10.96.0.0/16 and a /112 of the unique local prefix.</summary>
    public ImmutableArray<Cidr> ServiceCidrs { get; init; } = [];

    /// <summary>Pools. Absent: one a family, the whole pod range.</summary>
    public ImmutableArray<IPPoolRequest> IPPools { get; init; } = [];

    /// <summary>Encapsulation of pools that name none. Absent ("auto"): None in one subnet; in several, and where nobody knows, VXLANCrossSubnet or, host-local, IPIPCrossSubnet; VXLAN without BGP.</summary>
    public Encapsulation? Encapsulation { get; init; }

    /// <summary>Encapsulation of IPv4 pools that name none. Absent: <see cref="Encapsulation"/>.</summary>
    public Encapsulation? EncapsulationIPv4 { get; init; }

    /// <summary>Encapsulation of IPv6 pools that name none. Absent: <see cref="Encapsulation"/>.</summary>
    public Encapsulation? EncapsulationIPv6 { get; init; }

    /// <summary>Whether hosts exchange routes by BGP. Default true.</summary>
    public bool Bgp { get; init; } = true;

    /// <summary>Who gives addresses to pods. Default Calico.</summary>
    public Ipam Ipam { get; init; }

    /// <summary>Prefix length of a node's IPv4 pod range with <see cref="Ipam.HostLocal"/>. Default 24, as kubeadm's.</summary>
    public int NodeCidrMaskSizeIPv4 { get; init; } = 24;

    /// <summary>Prefix length of a node's IPv6 pod range with <see cref="Ipam.HostLocal"/>. Default 64, as kubeadm's.</summary>
    public int NodeCidrMaskSizeIPv6 { get; init; } = 64;

    /// <summary>What programs the hosts' packet filters. Default iptables.</summary>
    public Dataplane Dataplane { get; init; }

    /// <summary>MTU of pods' interfaces, in bytes. Absent: Calico finds it out.</summary>
    public int? Mtu { get; init; }

    /// <summary>Families whose traffic between hosts WireGuard encrypts. Default none.</summary>
    public ImmutableArray<IPFamily> WireguardFamilies { get; init; } = [];

    /// <summary>Hosts of the cluster, for which ranges and pools must suffice. Default 1.</summary>
    public int HostCount { get; init; } = 1;

    /// <summary>Ranges that the cloud keeps for itself, with what for. On AWS <c>fd00:ec2::/32</c>. Default none.</summary>
    public ImmutableArray<ReservedRange> CloudRanges { get; init; } = [];

    /// <summary>Whether documentation ranges (RFC 3849, RFC 5737, RFC 9637) may be used, as examples and tests do. Default false.</summary>
    public bool AllowDocumentationRanges { get; init; }

    /// <summary>Whether images come from a mirror that hosts reach in their own families. Default false.</summary>
    public bool HasRegistryMirror { get; init; }

    /// <summary>Cluster DNS.</summary>
    public DnsRequest Dns { get; init; } = new();
}

/// <summary>An address that is there before the stack.</summary>
/// <param name="Key">Where a person wrote it, without the project: <c>hosts[0].ipv6</c> or <c>apiEndpoint</c>.</param>
/// <param name="Address">The address.</param>
public sealed record KnownAddress(string Key, IPAddress Address)
{
    /// <summary>The range of this one address.</summary>
    internal Cidr Range => Cidr.Covering(Address, Cidr.Covering(Address, 0).Family.Bits());
}

/// <summary>A range that nobody may use for hosts, pods or services.</summary>
/// <param name="Cidr">The range.</param>
/// <param name="Use">What it is for, as the end of the sentence "this range is ...".</param>
public sealed record ReservedRange(Cidr Cidr, string Use);

/// <summary>Who gives addresses to pods.</summary>
public enum Ipam
{
    /// <summary><c>calico</c>: Calico's IPAM, in blocks of its pools; the controller manager allocates no node ranges.</summary>
    Calico,

    /// <summary><c>host-local</c>: each node has a range from the controller manager, in which the CNI plugin counts.</summary>
    HostLocal,
}

/// <summary>What programs the hosts' packet filters; the names are Calico's (<c>Installation</c> <c>linuxDataplane</c>).</summary>
public enum Dataplane
{
    /// <summary><c>iptables</c>.</summary>
    Iptables,

    /// <summary><c>nftables</c>: kube-proxy must be in the same mode.</summary>
    Nftables,

    /// <summary><c>bpf</c>: takes kube-proxy's place.</summary>
    Bpf,
}

/// <summary>A pool as a person wrote it; what is absent is derived.</summary>
public sealed record IPPoolRequest
{
    /// <summary>
    /// Absent: <c>default-ipv4-ippool</c> or <c>default-ipv6-ippool</c> for a pool of the whole pod range, else its range, as in
    /// <c>10.244.64.0-18</c>.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The range; inside a pod range.</summary>
    public required Cidr Cidr { get; init; }

    /// <summary>Absent: 26 or 122.</summary>
    public int? BlockSize { get; init; }

    /// <summary>Absent: the request's for the family, else for all, else derived; None where the pool is for load balancers.</summary>
    public Encapsulation? Encapsulation { get; init; }

    /// <summary>Absent: on for IPv4 and for unique local IPv6.</summary>
    public bool? NatOutgoing { get; init; }

    /// <summary>Absent: <c>all()</c>.</summary>
    public string? NodeSelector { get; init; }

    /// <summary>Absent: false.</summary>
    public bool? DisableBgpExport { get; init; }

    /// <summary>Absent: empty.</summary>
    public ImmutableArray<string> AllowedUses { get; init; } = [];

    /// <summary>Absent: <c>Automatic</c>.</summary>
    public string? AssignmentMode { get; init; }
}
