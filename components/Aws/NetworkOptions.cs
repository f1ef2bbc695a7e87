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
}
