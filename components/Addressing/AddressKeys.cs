namespace CalicoIPv6.Addressing;

/// <summary>The configuration keys that <see cref="AddressRequest"/> is read from, without their project.</summary>
public static class AddressKeys
{
    /// <summary><see cref="AddressRequest.Mode"/>.</summary>
    public const string Mode = "mode";

    /// <summary><see cref="AddressRequest.PrimaryFamily"/>.</summary>
    public const string PrimaryFamily = "primaryFamily";

    /// <summary><see cref="AddressRequest.Zones"/>.</summary>
    public const string Zones = "zones";

    /// <summary><see cref="AddressRequest.PrivateHosts"/>.</summary>
    public const string PrivateHosts = "privateHosts";

    /// <summary><see cref="AddressRequest.HostCidrs"/>.</summary>
    public const string HostCidrs = "hostCidrs";

    /// <summary><see cref="AddressRequest.PodCidrs"/>.</summary>
    public const string PodCidrs = "podCidrs";

    /// <summary><see cref="AddressRequest.ServiceCidrs"/>.</summary>
    public const string ServiceCidrs = "serviceCidrs";

    /// <summary><see cref="AddressRequest.IPPools"/>.</summary>
    public const string IPPools = "ipPools";

    /// <summary><see cref="AddressRequest.Encapsulation"/>.</summary>
    public const string Encapsulation = "encapsulation";

    /// <summary><see cref="AddressRequest.Bgp"/>.</summary>
    public const string Bgp = "bgp";

    /// <summary><see cref="AddressRequest.EncapsulationIPv4"/>.</summary>
    public const string EncapsulationIPv4 = "encapsulationIPv4";

    /// <summary><see cref="AddressRequest.EncapsulationIPv6"/>.</summary>
    public const string EncapsulationIPv6 = "encapsulationIPv6";

    /// <summary><see cref="AddressRequest.Ipam"/>.</summary>
    public const string Ipam = "ipam";

    /// <summary><see cref="AddressRequest.NodeCidrMaskSizeIPv4"/>.</summary>
    public const string NodeCidrMaskSizeIPv4 = "nodeCidrMaskSizeIPv4";

    /// <summary><see cref="AddressRequest.NodeCidrMaskSizeIPv6"/>.</summary>
    public const string NodeCidrMaskSizeIPv6 = "nodeCidrMaskSizeIPv6";

    /// <summary><see cref="AddressRequest.Dataplane"/>.</summary>
    public const string Dataplane = "dataplane";

    /// <summary><see cref="AddressRequest.Mtu"/>.</summary>
    public const string Mtu = "mtu";

    /// <summary>Decides <see cref="AddressRequest.HasIPv6Pool"/>.</summary>
    public const string IPv6IpamPoolId = "ipv6IpamPoolId";

    /// <summary><see cref="AddressRequest.DelegationLength"/>.</summary>
    public const string IPv6NetmaskLength = "ipv6NetmaskLength";

    /// <summary>Decides <see cref="AddressRequest.NetworkExists"/>.</summary>
    public const string VpcId = "vpcId";

    /// <summary><see cref="AddressRequest.AllowDocumentationRanges"/>.</summary>
    public const string AllowDocumentationRanges = "allowDocumentationRanges";

    /// <summary>The part of <see cref="AddressRequest.HostCount"/> that a person can change at will.</summary>
    public const string Workers = "workers";

    /// <summary><see cref="AddressRequest.HostAddresses"/>, and how many hosts there are where it is given.</summary>
    public const string HostList = "hosts";

    /// <summary>Decides <see cref="AddressRequest.ApiAddress"/>.</summary>
    public const string ApiEndpoint = "apiEndpoint";

    /// <summary><see cref="DnsRequest.Server"/>.</summary>
    public const string Dns = "dns";

    /// <summary><see cref="DnsRequest.Dns64"/>.</summary>
    public const string Dns64 = "dns64";

    /// <summary><see cref="DnsRequest.Nat64"/>.</summary>
    public const string Nat64 = "nat64";

    /// <summary><see cref="DnsRequest.Nat64Prefix"/>.</summary>
    public const string Nat64Prefix = "nat64Prefix";

    /// <summary><see cref="DnsRequest.NodeLocalCache"/>.</summary>
    public const string NodeLocalDns = "nodeLocalDns";

    /// <summary><see cref="DnsRequest.UpstreamResolvers"/>.</summary>
    public const string UpstreamResolvers = "upstreamResolvers";

    /// <summary>Decides <see cref="DnsRequest.CloudResolvers"/> on OpenStack; a rule asks whether it is known.</summary>
    public const string HostResolvers = "hostResolvers";

    /// <summary>Decides <see cref="AddressRequest.HasRegistryMirror"/>; no rule is about it, but a remedy names it.</summary>
    public const string RegistryMirror = "registryMirror";

    /// <summary>All that problems are about, in the order in which problems are reported.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
    [
        Mode, PrimaryFamily, HostList, ApiEndpoint, Workers, Zones, PrivateHosts, HostCidrs, PodCidrs, ServiceCidrs, AllowDocumentationRanges,
        VpcId, IPv6IpamPoolId, IPv6NetmaskLength, IPPools,
        Encapsulation, EncapsulationIPv4, EncapsulationIPv6, Bgp, Ipam, NodeCidrMaskSizeIPv4, NodeCidrMaskSizeIPv6, Dataplane, Mtu,
        Dns, Dns64, Nat64, Nat64Prefix, NodeLocalDns, UpstreamResolvers,
    ];
}
