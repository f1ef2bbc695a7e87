namespace CalicoIPv6.Aws;

/// <summary>What a person decided about AWS.</summary>
public sealed record AwsSettings
{
    /// <summary>Such as <c>eu-west-1</c>; from <c>aws:region</c>.</summary>
    public required string Region { get; init; }

    /// <summary>A named profile of the shared credentials; from <c>aws:profile</c>. Absent: the environment's credentials.</summary>
    public string? Profile { get; init; }

    /// <summary>Length of the IPv6 block that Amazon gives a VPC (Amazon VPC user guide, "VPC CIDR blocks").</summary>
    public const int AmazonNetmaskLength = 56;

    /// <summary>How many NAT gateways, where any are needed. Default one.</summary>
    public NatGateways NatGateways { get; init; }

    /// <summary>The IPAM pool that the VPC's IPv6 block is from. Absent: Amazon's own.</summary>
    public string? IPv6IpamPoolId { get; init; }

    /// <summary>Length of the block that the pool gives: 44, 48, 52, 56 or 60. Default 56.</summary>
    public int IPv6NetmaskLength { get; init; } = AmazonNetmaskLength;

    /// <summary>The network to put everything in. Absent: one is made.</summary>
    public ExistingNetwork? Network { get; init; }

    /// <summary>Instance type of control planes; kubeadm asks for 2 CPUs and 2 GiB at least. Default <c>t3.medium</c>.</summary>
    public string ControlPlaneInstanceType { get; init; } = "t3.medium";

    /// <summary>Instance type of workers. Default <c>t3.medium</c>.</summary>
    public string WorkerInstanceType { get; init; } = "t3.medium";
}
