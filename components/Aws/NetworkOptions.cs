using System.Collections.Immutable;
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
        ? new(Facts([("vpcId", existing.VpcId)]), existing.HostSubnetIds)
        : new(Facts(OfOwnNetwork(plan)), [.. plan.Subnets.Select(_ => plan.HasOwnHostSubnets ? "host" : "edge")]);

    private IEnumerable<(string Key, string Value)> OfOwnNetwork(AddressPlan plan)
    {
        yield return ("hostCidrs", string.Join(' ', plan.HostCidrs));
        if (plan.HasIPv6)
        {
            yield return ("ipv6IpamPoolId", IPv6IpamPoolId ?? "Amazon's own");
            if (plan.DelegationLength is { } length)
            {
                yield return ("ipv6NetmaskLength", length.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static ImmutableSortedDictionary<string, string> Facts(IEnumerable<(string Key, string Value)> facts) =>
        facts.ToImmutableSortedDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
}
