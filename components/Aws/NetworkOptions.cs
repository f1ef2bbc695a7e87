using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Aws;

/// <summary>What a person decided about the network on AWS.</summary>
public sealed record NetworkOptions
{
    /// <summary>Length of the IPv6 block that Amazon gives a VPC (Amazon VPC user guide, "VPC CIDR blocks").</summary>
    public const int AmazonNetmaskLength = 56;

    /// <summary>How many NAT gateways, where any are needed. Default one.</summary>
    public NatGateways NatGateways { get; init; }

    /// <summary>The IPAM pool that the VPC's IPv6 block is from. Absent: Amazon's own.</summary>
    public string? IPv6IpamPoolId { get; init; }

    /// <summary>Length of the block that the pool gives: 44, 48, 52, 56 or 60. Default 56.</summary>
    public int IPv6NetmaskLength { get; init; } = AmazonNetmaskLength;

    /// <summary>The network to put everything in. Absent: one is made.</summary>
    public ExistingNetwork? Existing { get; init; }

    /// <summary>What of the network hosts depend on for life: all but the number of its zones, which can grow.</summary>
    public HostPlace PlaceOfHosts(AddressPlan plan) => Existing is { } existing
        ? HostPlace.Of([("vpcId", existing.VpcId)], existing.HostSubnetIds)
        : HostPlace.Of(
            [
                ("hostCidrs", string.Join(' ', plan.HostCidrs)),
                ("ipv6IpamPoolId", plan.HasIPv6 ? IPv6IpamPoolId ?? "Amazon's own" : null),
                ("ipv6NetmaskLength", plan.DelegationLength?.ToString(CultureInfo.InvariantCulture)),
            ],
            [.. plan.Subnets.Select(_ => plan.HasOwnHostSubnets ? "host" : "edge")]);
}
