using System.Collections.Immutable;

namespace CalicoIPv6.Aws;

/// <summary>A VPC and subnets that somebody else made and keeps: the program puts hosts and balancers in and changes nothing of it.</summary>
public sealed record ExistingNetwork
{
    /// <summary>Such as <c>vpc-0123456789abcdef0</c>.</summary>
    public required string VpcId { get; init; }

    /// <summary>The subnets of what faces the internet, one a zone, in the order of the zones.</summary>
    public required ImmutableArray<string> EdgeSubnetIds { get; init; }

    /// <summary>The subnets of the hosts, one a zone, in the same order.</summary>
    public required ImmutableArray<string> HostSubnetIds { get; init; }
}
