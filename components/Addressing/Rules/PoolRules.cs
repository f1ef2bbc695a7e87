using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>
/// What the Tigera operator (pkg/controller/ippool/validation.go, kubeadm.go) and Calico (libcalico-go, clientv3/ippool.go) refuse
/// of pools, most of it only once the cluster is up.
/// </summary>
internal static partial class PoolRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All =
        [Count, Families, OfMode, InsidePods, Blocks, Names, UniqueNames, Disjoint, Selectors, Uses, Exports];

    /// <summary>Installation <c>ipPools</c>: MaxItems=25 (tigera/operator api/v1/installation_types.go).</summary>
    private const int MaxPools = 25;

    private static IEnumerable<Problem> Count(RuleInput input)
    {
        int count = input.Request.IPPools.Length;
        if (count > MaxPools && input.Knows(AddressKeys.IPPools))
        {
            yield return new(
                input.Key(AddressKeys.IPPools), null, $"has {Text.Count(count, "pool")}, more than the {MaxPools} that the operator takes", "write fewer, larger pools");
        }
    }

    // Calico's CNI plugin gives a pod an address of each family that has a pool: without one, dualstack would be so in name only.
    // Pools for load balancers, those that pods must ask for, and those that no host has do not count.
    public static IEnumerable<Problem> Families(RuleInput input) =>
        input.Request.IPPools.IsEmpty || !input.Knows(AddressKeys.Mode, AddressKeys.IPPools)
            ? []
            : input.Families.Where(f => !input.Request.IPPools.Any(p => p.Cidr.Family == f && p.GivesPodsAddresses())).Select(f => new Problem(
                input.Key(AddressKeys.IPPools), null, $"has no {f} pool that pods take addresses from, and pods have {f} in mode {input.Request.Mode.Lower()}",
                $"add one inside {input.Key(AddressKeys.PodCidrs)}{Example.SuchAsPool(input, f)}, or remove all to have a pool for each pod range"));

    private static IEnumerable<Problem> OfMode(RuleInput input) => Each(input, (pool, i) => HasFamily(input, pool)
        ? null
        : new(
            $"{At(input, i)}.cidr", pool.Cidr.ToString(), $"is an {pool.Cidr.Family} pool, and mode {input.Request.Mode.Lower()} has none",
            $"remove the pool{FamilyRules.OrDualStack(input)}"));

    private static IEnumerable<Problem> InsidePods(RuleInput input)
    {
        if (!input.Knows(AddressKeys.Mode, AddressKeys.PodCidrs))
        {
            return [];
        }

        ImmutableArray<Cidr> pods = input.Request.PodCidrs.IsEmpty ? input.Pods : input.Request.PodCidrs;
        return Each(input, (pool, i) => !HasFamily(input, pool) || pods.Any(p => p.Contains(pool.Cidr))
            ? null
            : new($"{At(input, i)}.cidr", pool.Cidr.ToString(), $"is inside no pod range ({string.Join(", ", pods)})",
                $"write a range inside one{Example.SuchAsPool(input, pool.Cidr.Family, pool.Cidr)}, or a pod range around it for {input.Key(AddressKeys.PodCidrs)}"));
    }

    private static IEnumerable<Problem> Blocks(RuleInput input) => Each(input, (pool, i) =>
    {
        (int min, int max) = pool.Cidr.Family == IPFamily.IPv4 ? (20, 32) : (116, 128);
        int size = pool.BlockSize ?? IPPool.DefaultBlockSize(pool.Cidr.Family);
        int fitting = Math.Clamp(pool.Cidr.PrefixLength + Bits.For(input.Request.HostCount), min, max);
        string key = $"{At(input, i)}.blockSize";
        string? written = pool.BlockSize is { } own ? Text.Number(own) : null;
        if (!HasFamily(input, pool))
        {
            return null;
        }

        if (size < min || size > max)
        {
            return new(
                key, written, $"is not from {min} to {max}, the block sizes of {pool.Cidr.Family}",
                $"write {Math.Max(IPPool.DefaultBlockSize(pool.Cidr.Family), fitting)} for example");
        }

        return pool.Cidr.PrefixLength <= size
            ? null
            : new(
                key, written, $"is {(written is null ? $"{Text.Number(size)} by default, " : "")}a block larger than the pool \"{pool.Cidr}\"",
                $"write {(fitting == max ? "" : $"{fitting} to ")}{max}");
    });

    private static IEnumerable<Problem> Names(RuleInput input) => Each(input, (pool, i) =>
        pool.Name is null || (pool.Name.Length <= 253 && ObjectName.IsMatch(pool.Name))
            ? null
            : new($"{At(input, i)}.name", pool.Name, "is not a Kubernetes object name (RFC 1123: lower-case letters, digits, - and .)", DnsLabel.Nearest(pool.Name, 253) is { } near ? $"write {near}" : "write pods-a for example"));

    // The same range twice has the same name twice, and is Disjoint's.
    private static IEnumerable<Problem> UniqueNames(RuleInput input)
    {
        ImmutableArray<string> names = [.. input.Request.IPPools.Select(p => IPPoolPlanner.Name(p, input.Pods))];
        return Each(input, (pool, i) => names.IndexOf(names[i]) is int earlier && earlier < i && !(pool.Name is null && input.Request.IPPools[earlier].Cidr == pool.Cidr)
            ? new($"{At(input, i)}.name", names[i], $"is the name of {At(input, earlier)} too{(pool.Name is null ? ", by default" : "")}", $"write {Other(names, names[i])} for example")
            : null);
    }

    private static string Other(ImmutableArray<string> names, string name) =>
        Enumerable.Range(2, names.Length).Select(number => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")).First(other => !names.Contains(other));

    private static IEnumerable<Problem> Disjoint(RuleInput input)
    {
        ImmutableArray<IPPoolRequest> pools = input.Request.IPPools;
        return Each(input, (pool, i) => First(i, earlier => pools[earlier].Cidr.Overlaps(pool.Cidr)) is { } earlier
            ? new($"{At(input, i)}.cidr", pool.Cidr.ToString(), $"overlaps {At(input, earlier)}.cidr \"{pools[earlier].Cidr}\"", $"write a range apart from it{Example.SuchAsPool(input, pool.Cidr.Family, pool.Cidr)}")
            : null);
    }

    // Of a pool for load balancers, LoadBalancerPoolRules say more.
    private static IEnumerable<Problem> Selectors(RuleInput input) => Each(input, (pool, i) =>
        pool.NodeSelector is { } selector && !pool.IsForLoadBalancers() && PoolSelector.Fault(selector) is { } fault
            ? new($"{At(input, i)}.nodeSelector", selector, fault, "write all(), or a selector such as zone == 'a'")
            : null);

    // allowedUses is a set (projectcalico/calico api/pkg/apis/projectcalico/v3/ippool.go).
    private static IEnumerable<Problem> Uses(RuleInput input) =>
        from entry in input.Request.IPPools.Select((pool, i) => (Uses: pool.AllowedUses, Key: At(input, i)))
        from place in Enumerable.Range(0, entry.Uses.Length)
        where entry.Uses.IndexOf(entry.Uses[place]) < place
        select new Problem($"{entry.Key}.allowedUses[{Text.Number(place)}]", entry.Uses[place], "is there twice", "remove it");

    // Felix finds the routes of VXLAN in the datastore; the others are those that hosts tell each other by BGP, where the filter that a
    // pool without export gets turns them away (projectcalico/calico confd/pkg/backends/calico/bgp_processor.go, processIPPool).
    private static IEnumerable<Problem> Exports(RuleInput input)
    {
        if (!input.Request.Bgp || !input.Knows(
            AddressKeys.Encapsulation, AddressKeys.EncapsulationIPv4, AddressKeys.EncapsulationIPv6, AddressKeys.Bgp, AddressKeys.Zones, AddressKeys.Ipam))
        {
            return [];
        }

        string VXLAN(int index) => input.Request.Ipam == Ipam.Calico ? $", or VXLAN for {At(input, index)}.encapsulation" : "";
        return Each(input, (pool, i) =>
            pool.DisableBgpExport == true && !pool.IsForLoadBalancers() && EncapsulationPlanner.Of(input.Request, pool) is var encapsulation && !encapsulation.UsesVXLAN()
                ? new(
                    $"{At(input, i)}.disableBgpExport", "true", $"keeps other hosts from learning where pods are: with encapsulation {encapsulation} they learn it by BGP",
                    $"write false{VXLAN(i)}")
                : null);
    }

    private static int? First(int count, Func<int, bool> condition)
    {
        foreach (int index in Enumerable.Range(0, count))
        {
            if (condition(index))
            {
                return index;
            }
        }

        return null;
    }

    private static IEnumerable<Problem> Each(RuleInput input, Func<IPPoolRequest, int, Problem?> rule) =>
        input.Request.IPPools.Select(rule).OfType<Problem>();

    // A mode that could not be read may have any family.
    private static bool HasFamily(RuleInput input, IPPoolRequest pool) => input.Families.Contains(pool.Cidr.Family) || !input.Knows(AddressKeys.Mode);

    private static string At(RuleInput input, int index) => input.PoolKey(index);

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z")]
    private static partial Regex ObjectName { get; }
}
