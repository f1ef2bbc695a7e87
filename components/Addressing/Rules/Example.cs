namespace CalicoIPv6.Addressing;

/// <summary>Ranges that remedies offer: they share no address with what else there is, so that whoever writes one is not refused again.</summary>
internal static class Example
{
    private const int IPv4Length = 16;
    private const int IPv6Length = 56;
    private const int Places = 256;

    /// <summary>A range for a key: what it would be by default, else a like part of 10.0.0.0/8 or of the cluster's unique local prefix.</summary>
    public static Cidr Of(RuleInput input, string name, IPFamily family) => Of(input, name, Default(input, name, family), []);

    /// <summary>
    /// Such a range as the end of a remedy, where one can be offered: with pods their pools would have to move, and where hosts exist
    /// their range is what it is.
    /// </summary>
    public static string SuchAs(RuleInput input, string name, IPFamily family) => name switch
    {
        AddressKeys.PodCidrs when !input.Request.IPPools.IsEmpty || !input.Knows(AddressKeys.IPPools) => "",
        AddressKeys.HostCidrs when input.Request.HostsExist || input.Request.NetworkExists => "",
        AddressKeys.Nat64Prefix => $", such as {DnsRequest.WellKnownNat64Prefix}",
        _ => $", such as {Of(input, name, family)}",
    };

    /// <summary>The same for a pool: a part of the pod range, as large as the pool or the largest that others leave.</summary>
    public static string SuchAsPool(RuleInput input, IPFamily family, Cidr? pool = null)
    {
        if (AddressDefaults.Find(input.Pods, family) is not { } pods || input.Request.Ipam == Ipam.HostLocal || !input.Knows(AddressKeys.Mode, AddressKeys.PodCidrs, AddressKeys.Ipam))
        {
            return "";
        }

        IPPoolRequest[] others = [.. input.Request.IPPools.Where(p => p.Cidr != pool)];
        int longest = IPPool.DefaultBlockSize(family);
        int first = Math.Max(pool?.PrefixLength ?? 0, pods.PrefixLength);
        IEnumerable<Cidr> free =
            from length in Enumerable.Range(first, Math.Max(longest - first + 1, 0))
            from place in Enumerable.Range(0, (int)UInt128.Min(pods.LastSubnetIndex(length), Places - 1) + 1)
            let part = pods.SubnetAt(length, (UInt128)place)
            where !others.Any(o => o.Cidr.Overlaps(part))
            select part;
        return free.Select(part => $", such as {part}").FirstOrDefault("");
    }

    /// <summary>The same, with ranges that suit better if they are free.</summary>
    public static Cidr Of(RuleInput input, string name, Cidr otherwise, IEnumerable<Cidr> preferred)
    {
        NamedRange[] others = [.. NamedRange.All(input).Where(r => r.Name != name)];
        Cidr whole = otherwise.Family == IPFamily.IPv4 ? Cidr.Parse("10.0.0.0/8") : input.Request.UniqueLocal;
        int length = otherwise.Family == IPFamily.IPv4 ? IPv4Length : IPv6Length;
        return preferred
            .Append(otherwise)
            .Concat(Enumerable.Range(0, Places).Select(i => Start(whole.SubnetAt(length, (UInt128)i), otherwise.PrefixLength)))
            .Where(c => IsUsable(input, c) && !others.Any(o => o.Cidr.Overlaps(c)) && !HostListRules.Addresses(input).Any(a => c.Contains(a.Address)))
            .FirstOrDefault(otherwise);
    }

    public static Cidr Default(RuleInput input, string name, IPFamily family) => name switch
    {
        AddressKeys.HostCidrs => AddressDefaults.Hosts(input.Request, family),
        AddressKeys.PodCidrs => AddressDefaults.Pods(input.Request, family),
        _ => AddressDefaults.Services(input.Request, family),
    };

    private static Cidr Start(Cidr range, int length) => Cidr.Covering(range.First, Math.Max(range.PrefixLength, length));

    private static bool IsUsable(RuleInput input, Cidr range) =>
        SpecialRange.Find(range, input.Request.AllowDocumentationRanges) is null
        && SpecialRange.IsAssigned(range)
        && !input.Request.CloudRanges.Any(kept => kept.Cidr.Overlaps(range));
}
