using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>The one key that decides which families hosts, pods, services and DNS have.</summary>
public enum StackMode
{
    /// <summary><c>ipv4</c>: IPv4 alone.</summary>
    IPv4,

    /// <summary><c>dualstack</c>: both families, one of them primary.</summary>
    DualStack,

    /// <summary><c>ipv6</c>: IPv6 alone.</summary>
    IPv6,
}

/// <summary>Facts of a mode.</summary>
public static class StackModeExtensions
{
    /// <summary>The families of the mode, primary first.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="primary">The family that comes first in <see cref="StackMode.DualStack"/>; without effect in the others.</param>
    public static ImmutableArray<IPFamily> Families(this StackMode mode, IPFamily primary = IPFamily.IPv4) => mode switch
    {
        StackMode.IPv4 => [IPFamily.IPv4],
        StackMode.IPv6 => [IPFamily.IPv6],
        _ => [primary, primary.Other()],
    };

    /// <summary>The mode as configuration writes it: <c>ipv4</c>, <c>dualstack</c> or <c>ipv6</c>.</summary>
    public static string Lower(this StackMode mode) => mode switch
    {
        StackMode.IPv4 => "ipv4",
        StackMode.IPv6 => "ipv6",
        _ => "dualstack",
    };
}
