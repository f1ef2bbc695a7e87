namespace CalicoIPv6.Addressing;

/// <summary>What a pool is for (Calico <c>IPPool</c> <c>allowedUses</c>).</summary>
internal static class IPPoolUses
{
    public const string Workload = "Workload";
    public const string LoadBalancer = "LoadBalancer";

    public static bool IsForLoadBalancers(this IPPoolRequest pool) => pool.AllowedUses.Contains(LoadBalancer);

    /// <summary>Whether pods on some host get addresses of the pool without asking for it.</summary>
    public static bool GivesPodsAddresses(this IPPoolRequest pool) =>
        (pool.AllowedUses.IsEmpty || pool.AllowedUses.Contains(Workload)) && pool.AssignmentMode is null or "Automatic" && !pool.IsForLoadBalancers()
        && !PoolSelector.ChoosesNone(pool.NodeSelector);
}
