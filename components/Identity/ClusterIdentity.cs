using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
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
    private const string Docs = "see-docs-changing-a-cluster";

    private const string SeeDocs = $"cannot-change-{Docs}";

    /// <summary>What the names of a pool's resources end with where the pool fills its pod range.</summary>
    public const string FullRangeSuffix = $"-fills-its-pod-range-{SeeDocs}";

    private const int Bytes = 8;

    private readonly string _name;

    /// <summary>Remembers the fixed facts of a plan.</summary>
    /// <param name="name">
    /// Its children are <c>NAME-mode-ipam-and-ranges-cannot-change-…</c>, <c>NAME-pool-name-cidr-block-size-and-use-cannot-change-…</c>,
    /// both protected, and for each pool <c>NAME-pool-POOL</c> and <c>NAME-range-RANGE</c>, which of a pool that fills its pod range go on
    /// with <c>-fills-its-pod-range-cannot-change-…</c> and are protected too; where hosts keep their
    /// image <c>NAME-architecture-of-hosts-cannot-change-…</c>, protected, and for each role <c>NAME-hosts-ROLE</c>; where they keep their
    /// place <c>NAME-place-of-hosts-cannot-change-…</c> and for each zone <c>NAME-subnet-of-zone-ZONE-cannot-change-or-go-…</c>, protected.
    /// </param>
    /// <param name="args">The plan, and what the hosts are.</param>
    /// <param name="options">With an explicit provider of the package <c>random</c>.</param>
    public ClusterIdentity(string name, ClusterIdentityArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:identity:ClusterIdentity", name, options)
    {
        _name = name;
        Remember($"mode-ipam-and-ranges-{SeeDocs}", new() { ByteLength = Bytes, Keepers = FixedFacts.OfCluster(args.Plan) }, new() { Protect = true });
        if (!args.Architectures.IsEmpty)
        {
            Guard("architecture-of-hosts", [.. args.Architectures.Select(of => RememberRole(of.Key, of.Value))]);
        }

        if (args.Place is { } place)
        {
            RememberPlace(place);
        }

        Guard("pool-name-cidr-block-size-and-use", [.. args.Plan.IPPools.OrderBy(p => p.Name, StringComparer.Ordinal).SelectMany(p => RememberPool(p, args.Plan))]);
        RegisterOutputs();
    }

    // Of a pool's name and range neither may go on with another of the other, so each of them has a resource that keeps the rest.
    private IEnumerable<Resource> RememberPool(IPPool pool, AddressPlan plan)
    {
        bool fillsRange = plan.PodCidrs.Contains(pool.Cidr);
        return
        [
            RememberPool($"pool-{pool.Name}", FixedFacts.OfPool(pool), fillsRange),
            RememberPool($"range-{IPPoolPlanner.Expanded(pool.Cidr)}", FixedFacts.OfRange(pool), fillsRange),
        ];
    }

    // Deleted before it is replaced: so the engine looks for what is replaced with it, and refuses, before it does anything.
    // Whatever takes the place of a pool that fills its pod range overlaps it, and the operator adds before it removes.
    private RandomId RememberPool(string suffix, Dictionary<string, string> facts, bool fillsRange) => Remember(
        fillsRange ? suffix + FullRangeSuffix : suffix,
        new() { ByteLength = Bytes, Keepers = facts },
        new() { DeleteBeforeReplace = true, Protect = fillsRange });

    // An instance type of another architecture replaces the instance (hashicorp/terraform-provider-aws internal/service/ec2,
    // ec2_instance.go): the old one goes, and the new one does not boot the image that is kept. Deleted first, as pools are.
    private RandomId RememberRole(HostRole role, string architecture) => Remember(
        $"hosts-{(role == HostRole.ControlPlane ? "control-plane" : "worker")}",
        new() { ByteLength = Bytes, Keepers = FixedFacts.OfHosts(architecture) }, new() { DeleteBeforeReplace = true });

    // Hosts that do not follow a changed subnet must not lose theirs either, to another network or with a zone that goes; and in another
    // cloud the provider would look for what is in this one. A zone that comes has a resource of its own, and leaves the others alone.
    private void RememberPlace(HostPlace place)
    {
        Remember($"place-of-hosts-{SeeDocs}", new() { ByteLength = Bytes, Keepers = FixedFacts.OfPlace(place) }, new() { Protect = true });
        foreach ((int zone, string subnet) in place.Subnets.Index())
        {
            Remember(
                string.Create(CultureInfo.InvariantCulture, $"subnet-of-zone-{zone}-cannot-change-or-go-{Docs}"),
                new() { ByteLength = Bytes, Keepers = FixedFacts.OfZone(subnet) },
                new() { Protect = true });
        }
    }

    // Other pools may be removed, which protection would forbid. This one is replaced when a pool is, and not when a pool comes or goes; nor for hosts
    // when the last of a role goes.
    private void Guard(string facts, List<Resource> guarded) => Remember(
        $"{facts}-{SeeDocs}", new() { ByteLength = Bytes }, new() { Protect = true, ReplaceWith = guarded });

    private RandomId Remember(string suffix, RandomIdArgs args, CustomResourceOptions options)
    {
        options.Parent = this;
        return new RandomId($"{_name}-{suffix}", args, options);
    }
}
