using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>
/// What the Tigera operator wants of a pool for Services of type LoadBalancer (pkg/controller/ippool/validation.go). It also demands
/// that such a pool lies inside the pod ranges as long as the cluster is being bootstrapped (defaults.go, mergePlatformPodCIDRs),
/// which PoolRules.InsidePods holds for all pools.
/// </summary>
internal static class LoadBalancerPoolRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [OnlyUse, Selector, Unwrapped, Exported, Bgp, OfIpam];

    private static IEnumerable<Problem> OnlyUse(RuleInput input) =>
        from entry in input.Request.IPPools.Select((pool, i) => (Pool: pool, Key: input.PoolKey(i)))
        where entry.Pool.IsForLoadBalancers()
        from use in entry.Pool.AllowedUses.Select((text, i) => (Text: text, Index: i))
        where use.Text != IPPoolUses.LoadBalancer
        select new Problem(
            $"{entry.Key}.allowedUses[{Text.Number(use.Index)}]", use.Text, "stands beside LoadBalancer, which is a pool's only use", "remove it, and write a pool of its own for it");

    private static IEnumerable<Problem> Selector(RuleInput input) => Each(input, (pool, key) => pool.NodeSelector is null or IPPool.AllNodes
        ? null
        : new($"{key}.nodeSelector", pool.NodeSelector, "chooses hosts for a pool for load balancers, which belongs to none", $"remove it, or write {IPPool.AllNodes}"));

    private static IEnumerable<Problem> Unwrapped(RuleInput input) => Each(input, (pool, key) => pool.Encapsulation is null or Encapsulation.None
        ? null
        : new($"{key}.encapsulation", pool.Encapsulation.ToString(), "is for traffic between pods, and the pool is for load balancers", "remove it, or write None"));

    private static IEnumerable<Problem> Exported(RuleInput input) => Each(input, (pool, key) => pool.DisableBgpExport != true
        ? null
        : new($"{key}.disableBgpExport", "true", "keeps the load balancers' addresses from those who are to reach them", "remove it, or write false"));

    // The operator takes a pool without encapsulation only with BGP, which is also what tells others where the addresses are.
    private static IEnumerable<Problem> Bgp(RuleInput input) => Each(input, (pool, key) => input.Request.Bgp || input.Request.Ipam == Ipam.HostLocal || !input.Knows(AddressKeys.Bgp, AddressKeys.Ipam)
        ? null
        : new($"{key}.allowedUses", "LoadBalancer", $"needs BGP, and {input.Key(AddressKeys.Bgp)} is false", $"remove the pool, or write true for {input.Key(AddressKeys.Bgp)}"));

    // Calico's controller takes a load balancer's address from Calico's IPAM (projectcalico/calico kube-controllers, loadbalancer).
    private static IEnumerable<Problem> OfIpam(RuleInput input) => Each(input, (pool, key) => input.Request.Ipam == Ipam.Calico || !input.Knows(AddressKeys.Ipam)
        ? null
        : new($"{key}.allowedUses", "LoadBalancer", $"needs Calico's IPAM, and {input.Key(AddressKeys.Ipam)} is host-local", $"remove the pool, or write calico for {input.Key(AddressKeys.Ipam)}"));

    private static IEnumerable<Problem> Each(RuleInput input, Func<IPPoolRequest, string, Problem?> rule) =>
        input.Request.IPPools.Select((pool, i) => pool.IsForLoadBalancers() ? rule(pool, input.PoolKey(i)) : null).OfType<Problem>();
}
