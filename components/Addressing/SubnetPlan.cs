namespace CalicoIPv6.Addressing;

/// <summary>One subnet, in the zone of the same index.</summary>
/// <param name="Zone">From 0.</param>
/// <param name="IPv4">The IPv4 range; absent where it is not ours to choose, or the subnet has none.</param>
/// <param name="IPv6">The IPv6 range where it can be known now; absent where the cloud gives the prefix, or there is no IPv6.</param>
/// <param name="Delegated">The /64's place in the prefix that the cloud gives; absent where it gives none.</param>
public sealed record SubnetPlan(int Zone, Cidr? IPv4, Cidr? IPv6, DelegatedSubnet? Delegated);
