using System.Net;

namespace CalicoIPv6.Addressing;

/// <summary>
/// "The nth /64 of the prefix that the cloud gives": a subnet whose place is planned before its prefix is known.
/// </summary>
/// <param name="Index">From 0; the same index always means the same subnet, so appending a subnet moves no other.</param>
public readonly record struct DelegatedSubnet(int Index)
{
    /// <summary>AWS and SLAAC both want subnets of exactly this length (RFC 4291 section 2.5.1).</summary>
    public const int PrefixLength = 64;

    /// <summary>
    /// The subnet inside <paramref name="delegated"/>, as canonical text, for use in one <c>Apply</c>. The prefix is the cloud's text,
    /// which nobody here can correct, so unlike a person's it may be written in any form.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delegated prefix has fewer /64s than the index needs, or the index is negative.</exception>
    /// <exception cref="FormatException">The text is not a range.</exception>
    public string Within(string delegated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Index);
        IPNetwork prefix = IPNetwork.Parse(delegated);
        return Cidr.Covering(prefix.BaseAddress, prefix.PrefixLength).SubnetAt(PrefixLength, (UInt128)Index).ToString();
    }
}
