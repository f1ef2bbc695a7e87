using CalicoIPv6.Addressing;
using Pulumi;
using Pulumi.Random;

namespace CalicoIPv6.Identity;

/// <summary>
/// What is fixed for the life of a cluster, in a form that makes <c>pulumi preview</c> and <c>pulumi up</c> refuse a change of it.
/// The random values mean nothing; their keepers do: a keeper that changes replaces its resource, and a protected resource is not
/// replaced. The names are the reason that the engine's message tells. See docs/adr/0004-cluster-identity.md.
/// </summary>
public sealed class ClusterIdentity : ComponentResource
{
    private const string SeeDocs = "cannot-change-see-docs-changing-a-cluster";

    private const int Bytes = 8;

    private readonly string _name;

    /// <summary>Remembers the fixed facts of a plan.</summary>
    /// <param name="name">
    /// Its children are <c>NAME-mode-and-ranges-cannot-change-…</c>, <c>NAME-pool-cidr-and-block-size-cannot-change-…</c>, both
    /// protected, and <c>NAME-pool-POOL</c> for each pool.
    /// </param>
    /// <param name="args">The plan.</param>
    /// <param name="options">With an explicit provider of the package <c>random</c>.</param>
    public ClusterIdentity(string name, ClusterIdentityArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:identity:ClusterIdentity", name, options)
    {
        _name = name;
        Remember($"mode-and-ranges-{SeeDocs}", new() { ByteLength = Bytes, Keepers = FixedFacts.OfCluster(args.Plan) }, new() { Protect = true });
        GuardPools([.. args.Plan.IPPools.OrderBy(p => p.Name, StringComparer.Ordinal).Select(RememberPool)]);
        RegisterOutputs();
    }

    // Deleted before it is replaced: so the engine looks for what is replaced with it, and refuses, before it does anything.
    private Resource RememberPool(IPPool pool) =>
        Remember($"pool-{pool.Name}", new() { ByteLength = Bytes, Keepers = FixedFacts.OfPool(pool) }, new() { DeleteBeforeReplace = true });

    // A protected pool could not be removed either. This one is replaced when a pool is, and not when a pool comes or goes.
    private void GuardPools(List<Resource> pools) =>
        Remember($"pool-cidr-and-block-size-{SeeDocs}", new() { ByteLength = Bytes }, new() { Protect = true, ReplaceWith = pools });

    private RandomId Remember(string suffix, RandomIdArgs args, CustomResourceOptions options)
    {
        options.Parent = this;
        return new RandomId($"{_name}-{suffix}", args, options);
    }
}
