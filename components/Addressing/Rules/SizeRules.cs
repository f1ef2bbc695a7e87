using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>How long the prefix of a range may be.</summary>
internal static class SizeRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Hosts, HostsOfPool, Pods, Services];

    /// <summary>The prefix length of the largest IPv4 range of a VPC, which the rule of it has the source of.</summary>
    internal const int LargestOfVpc = 16;

    // A VPC and each of its subnets is a /16 to /28 (Amazon VPC user guide, "VPC CIDR blocks"); other networks may be larger. An IPv6
    // subnet is a /64 (RFC 4291 section 2.5.1), so the range holds at least one; a site is a /48 (RFC 6177). A VPC's block is a /44 to
    // /60 "in increments of /4" (the same page).
    private static IEnumerable<Problem> Hosts(RuleInput input) => input.Request.CloudGivesIPv6Hosts
        ? Within(input, AddressKeys.HostCidrs, input.Request.HostCidrs, (LargestOfVpc, SubnetPlanner.SmallestOfVpc), (44, 60))
        : Within(input, AddressKeys.HostCidrs, input.Request.HostCidrs, (8, 28), (48, DelegatedSubnet.PrefixLength));

    private static IEnumerable<Problem> HostsOfPool(RuleInput input) =>
        from given in input.Request.HostCidrs.Index()
        let range = given.Item
        where input.Request.CloudGivesIPv6Hosts && range.Family == IPFamily.IPv6 && range.PrefixLength is > 44 and < 60 && range.PrefixLength % 4 != 0
        select input.At(
            AddressKeys.HostCidrs, given.Index, range, "has a length that no VPC has: they are /44, /48, /52, /56 and /60",
            $"write {Cidr.Covering(range.First, range.PrefixLength / 4 * 4)} for example");

    // kubeadm wants 14 addresses at least (cmd/kubeadm/app/apis/kubeadm/validation); Calico wants one block, and a pod range is one pool
    // unless pools are given. Node masks do not matter: Calico allocates, not the controller manager. Nothing bounds the other end but
    // sense: the largest private block (RFC 1918), and what a whole provider gets from its registry.
    private static IEnumerable<Problem> Pods(RuleInput input) =>
        Within(input, AddressKeys.PodCidrs, input.Request.PodCidrs, PodLengths(input, IPFamily.IPv4), PodLengths(input, IPFamily.IPv6));

    // kubeadm and kube-apiserver refuse more than 20 host bits (kubeadm validation; cmd/kube-apiserver/app/options/validation.go), and
    // kubeadm fewer than 10 addresses, the tenth of which is the DNS Service's.
    private static IEnumerable<Problem> Services(RuleInput input) =>
        Within(input, AddressKeys.ServiceCidrs, input.Request.ServiceCidrs, ServiceLengths(IPFamily.IPv4), ServiceLengths(IPFamily.IPv6));

    private static (int Min, int Max) PodLengths(RuleInput input, IPFamily family)
    {
        bool isOnePool = input.Request.IPPools.IsEmpty && input.Knows(AddressKeys.IPPools);
        return (family == IPFamily.IPv4 ? 8 : 32, isOnePool ? IPPool.DefaultBlockSize(family) : family.Bits() - 4);
    }

    private static (int Min, int Max) ServiceLengths(IPFamily family) => family == IPFamily.IPv4 ? (12, 28) : (108, 124);

    private static IEnumerable<Problem> Within(RuleInput input, string name, ImmutableArray<Cidr> given, (int Min, int Max) ipv4, (int Min, int Max) ipv6)
    {
        for (int i = 0; i < given.Length; i++)
        {
            (int min, int max) = given[i].Family == IPFamily.IPv4 ? ipv4 : ipv6;
            if (!Has(given[i], (min, max)))
            {
                yield return input.At(
                    name, i, given[i], $"is too {(given[i].PrefixLength < min ? "large" : "small")}: {given[i].Family} {Use(name)} are /{min} to /{max}",
                    Exchange(input, name, given[i]) ?? $"write {Fitting(input, name, given[i], Math.Clamp(given[i].PrefixLength, min, max))} for example");
            }
        }
    }

    private static bool Has(Cidr range, (int Min, int Max) lengths) => range.PrefixLength >= lengths.Min && range.PrefixLength <= lengths.Max;

    // Pods and services are easily taken for one another; in IPv6 their sizes tell. Pools would have to move with their pod range.
    private static string? Exchange(RuleInput input, string name, Cidr given) =>
        name == AddressKeys.ServiceCidrs && given.Family == IPFamily.IPv6 && input.Request.IPPools.IsEmpty && input.Knows(AddressKeys.PodCidrs, AddressKeys.IPPools)
        && AddressDefaults.Find(input.Request.PodCidrs, given.Family) is { } pods
        && Has(given, PodLengths(input, given.Family)) && Has(pods, ServiceLengths(given.Family))
            ? $"exchange it with {input.KeyOf(AddressKeys.PodCidrs, input.Request.PodCidrs, pods)} \"{pods}\", which has the size of a service range"
            : null;

    // The start of what was written, or its end: whichever is apart from the other ranges.
    private static Cidr Fitting(RuleInput input, string name, Cidr given, int length) =>
        Example.Of(input, name, Example.Default(input, name, given.Family), [Cidr.Covering(given.First, length), Cidr.Covering(given.Last, length)]);

    private static string Use(string name) => name switch
    {
        AddressKeys.HostCidrs => "host ranges",
        AddressKeys.PodCidrs => "pod ranges",
        _ => "service ranges",
    };
}
