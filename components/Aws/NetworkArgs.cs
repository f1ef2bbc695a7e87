using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Aws;

/// <summary>What the network needs; plain, since the number of subnets and routes depends on it.</summary>
public sealed class NetworkArgs
{
    /// <summary>The address plan; it has an IPv4 host range in every mode, since a VPC cannot be without.</summary>
    public required AddressPlan Plan { get; init; }

    /// <summary>The cluster, for tags and for whether its hosts are private.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>NAT gateways, the source of IPv6, or a network that exists. Default a new one, with Amazon's IPv6 and one NAT gateway.</summary>
    public NetworkOptions Options { get; init; } = new();
}
