using System.Collections.Immutable;
using System.Net;

namespace CalicoIPv6.Addressing;

/// <summary>
/// Every address, range, pool and flag that follows from an <see cref="AddressRequest"/>. All lists are in family order, primary
/// first, as kubeadm, kube-apiserver and kubelet want them to agree. Nothing downstream derives a family from text again.
/// </summary>
public sealed record AddressPlan
{
    /// <summary>Where kubeadm puts the cluster DNS Service in the first service range (kubernetes cmd/kubeadm/app/constants, GetDNSIP).</summary>
    public const int DnsServiceIndex = 10;

    /// <summary>Where kube-apiserver puts the <c>kubernetes</c> Service (kubernetes cmd/kubeadm/app/constants, GetAPIServerVirtualIP).</summary>
    public const int ApiServiceIndex = 1;

    /// <summary>The mode.</summary>
    public required StackMode Mode { get; init; }

    /// <summary>The families of the mode, primary first.</summary>
    public required ImmutableArray<IPFamily> Families { get; init; }

    /// <summary>The range of all hosts a family, where it is known before the cloud is asked. AWS has an IPv4 one in every mode.</summary>
    public required ImmutableArray<Cidr> HostCidrs { get; init; }

    /// <summary>The subnets of the hosts, one a zone; without ranges in a network that exists. Empty: the hosts exist, and with them their subnets.</summary>
    public required ImmutableArray<SubnetPlan> Subnets { get; init; }

    /// <summary>
    /// The subnets of what faces the internet, such as balancers and NAT gateways, one a zone; those of the hosts where hosts are there
    /// too.
    /// </summary>
    public required ImmutableArray<SubnetPlan> EdgeSubnets { get; init; }

    /// <summary>Length of the IPv6 prefix that the cloud gives. Absent: it gives none.</summary>
    public int? DelegationLength { get; init; }

    /// <summary>The pod ranges, in family order.</summary>
    public required ImmutableArray<Cidr> PodCidrs { get; init; }

    /// <summary>The service ranges, in family order.</summary>
    public required ImmutableArray<Cidr> ServiceCidrs { get; init; }

    /// <summary>Calico's pools.</summary>
    public required ImmutableArray<IPPool> IPPools { get; init; }

    /// <summary>Whether hosts exchange routes by BGP.</summary>
    public required bool Bgp { get; init; }

    /// <summary>Who gives addresses to pods.</summary>
    public required Ipam Ipam { get; init; }

    /// <summary>Prefix length of a node's IPv4 pod range where there is one: see <see cref="AllocatesNodeCidrs"/>.</summary>
    public required int NodeCidrMaskSizeIPv4 { get; init; }

    /// <summary>Prefix length of a node's IPv6 pod range where there is one: see <see cref="AllocatesNodeCidrs"/>.</summary>
    public required int NodeCidrMaskSizeIPv6 { get; init; }

    /// <summary>What programs the hosts' packet filters.</summary>
    public required Dataplane Dataplane { get; init; }

    /// <summary>MTU of pods' interfaces, in bytes. Absent: Calico finds it out.</summary>
    public int? Mtu { get; init; }

    /// <summary>Who answers for what has no IPv6.</summary>
    public required Nat64 Nat64 { get; init; }

    /// <summary>Cluster DNS.</summary>
    public required DnsPlan Dns { get; init; }

    /// <summary>Whether the controller manager gives each node a pod range (its <c>allocate-node-cidrs</c>); with Calico's IPAM it must not.</summary>
    public bool AllocatesNodeCidrs => Ipam == Ipam.HostLocal;

    /// <summary>The family of everything that can have but one: advertise address, DNS Service, load balancer targets.</summary>
    public IPFamily PrimaryFamily => Families[0];

    /// <summary>Whether hosts have other subnets than what faces the internet.</summary>
    public bool HasOwnHostSubnets => !Subnets.SequenceEqual(EdgeSubnets);

    /// <summary>Whether pods and services have IPv4.</summary>
    public bool HasIPv4 => Families.Contains(IPFamily.IPv4);

    /// <summary>Whether pods and services have IPv6.</summary>
    public bool HasIPv6 => Families.Contains(IPFamily.IPv6);

    /// <summary>Whether pods and services have both families.</summary>
    public bool IsDualStack => Families.Length == 2;

    /// <summary>The cluster DNS Service's address: the tenth after the base of the first service range.</summary>
    public IPAddress DnsServiceAddress => ServiceCidrs[0].AddressAt(DnsServiceIndex);

    /// <summary>The address of the <c>kubernetes</c> Service: the first after the base of the first service range.</summary>
    public IPAddress ApiServiceAddress => ServiceCidrs[0].AddressAt(ApiServiceIndex);

    /// <summary>kubeadm's <c>networking.podSubnet</c>. No space after the comma: the Tigera operator splits it as it stands.</summary>
    public string KubeadmPodSubnet => string.Join(',', PodCidrs);

    /// <summary>kubeadm's <c>networking.serviceSubnet</c>.</summary>
    public string KubeadmServiceSubnet => string.Join(',', ServiceCidrs);

    /// <summary>The pod range of a family of the mode.</summary>
    public Cidr PodCidr(IPFamily family) => PodCidrs[Families.IndexOf(family)];

    /// <summary>The service range of a family of the mode.</summary>
    public Cidr ServiceCidr(IPFamily family) => ServiceCidrs[Families.IndexOf(family)];

    /// <summary>Prefix length of a node's pod range of a family, where <see cref="AllocatesNodeCidrs"/>.</summary>
    public int NodeCidrMaskSize(IPFamily family) => family == IPFamily.IPv4 ? NodeCidrMaskSizeIPv4 : NodeCidrMaskSizeIPv6;

    /// <summary>The encapsulations in use by the pods' pools of a family.</summary>
    public IEnumerable<Encapsulation> Encapsulations(IPFamily family) =>
        PodPools.Where(p => p.Cidr.Family == family).Select(p => p.Encapsulation).Distinct();

    /// <summary>
    /// Whether packets with pod addresses pass between hosts: then the cloud's source/destination check must be off and its
    /// firewall must know the pod ranges.
    /// </summary>
    public bool HasBarePodTraffic => Families.Any(HasBarePodTrafficOf);

    /// <summary>Whether packets with pod addresses of a family pass between hosts.</summary>
    public bool HasBarePodTrafficOf(IPFamily family) => PodPools.Any(p => p.Cidr.Family == family && p.HasBareTraffic);

    private IEnumerable<IPPool> PodPools => IPPools.Where(p => !p.IsForLoadBalancers);
}
