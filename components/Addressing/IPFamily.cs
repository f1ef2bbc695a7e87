namespace CalicoIPv6.Addressing;

/// <summary>An IP address family.</summary>
public enum IPFamily
{
    /// <summary>32-bit addresses.</summary>
    IPv4,

    /// <summary>128-bit addresses.</summary>
    IPv6,
}

/// <summary>Facts of a family.</summary>
public static class IPFamilyExtensions
{
    /// <summary>Bits of an address: 32 or 128.</summary>
    public static int Bits(this IPFamily family) => family == IPFamily.IPv4 ? 32 : 128;

    /// <summary>The other family.</summary>
    public static IPFamily Other(this IPFamily family) => family == IPFamily.IPv4 ? IPFamily.IPv6 : IPFamily.IPv4;

    /// <summary>The family as resource names and configuration write it: <c>ipv4</c> or <c>ipv6</c>.</summary>
    public static string Lower(this IPFamily family) => family == IPFamily.IPv4 ? "ipv4" : "ipv6";
}
