namespace CalicoIPv6.Addressing;

/// <summary>
/// "The nth /64 of the prefix that the cloud gives": a subnet whose place is planned before its prefix is known.
/// </summary>
/// <param name="Index">From 0; the same index always means the same subnet, so appending a subnet moves no other.</param>
public readonly record struct DelegatedSubnet(int Index)
{
    /// <summary>AWS and SLAAC both want subnets of exactly this length (RFC 4291 section 2.5.1).</summary>
    public const int PrefixLength = 64;

    /// <summary>The subnet inside <paramref name="delegated"/>, canonical text to canonical text, for use in one <c>Apply</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delegated prefix has fewer /64s than the index needs.</exception>
    public string Within(string delegated) => Cidr.Parse(delegated).SubnetAt(PrefixLength, (UInt128)Index).ToString();
}
