namespace CalicoIPv6.Aws;

/// <summary>Where a route leads.</summary>
internal enum Destination
{
    /// <summary>All of IPv4.</summary>
    IPv4,

    /// <summary>All of IPv6.</summary>
    IPv6,

    /// <summary>What has no IPv6, at the addresses that DNS64 makes of its own.</summary>
    Nat64,
}
