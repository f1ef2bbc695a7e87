using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// What <c>pulumi up</c> refuses: to replace or delete what is protected, by the state that the stack has (pulumi/pulumi
/// pkg/resource/deploy/step_generator.go, "unable to replace resource"; step.go, deleteProtectedError). What is fixed for the life of a
/// cluster is told in the words of configuration: see docs/adr/0004-cluster-identity.md.
/// </summary>
internal static class Refusals
{
    private const string IdentityComponent = "calico-ipv6:identity:ClusterIdentity";
    private const string Keepers = "keepers";
    private const string PoolPrefix = "identity-pool-";
    private const string RangePrefix = "identity-range-";
    private const string HostsPrefix = "identity-hosts-";
    private const string ZonePrefix = "identity-subnet-of-zone-";

    /// <summary>The change, with why it is refused where it is.</summary>
    /// <param name="change">A replacement or deletion.</param>
    /// <param name="before">The resource as it was.</param>
    public static ResourceChange Judged(ResourceChange change, PlanState before)
    {
        ImmutableArray<string> facts = change.Kind == ChangeKind.Replace && IsIdentity(before) ? [.. change.Properties.Select(p => Fact(change.State.Name, p)).OfType<string>()] : [];
        return facts.IsEmpty && before.IsProtected && !IsGuardOf(change, before) ? change with { Refusals = [Protected(change)] } : change with { Refusals = facts };
    }

    private static bool IsIdentity(PlanState state) => state.Urn.Contains($"{IdentityComponent}$", StringComparison.Ordinal);

    // It is refused because of a pool, which says so itself.
    private static bool IsGuardOf(ResourceChange change, PlanState before) => IsIdentity(before) && !change.ReplacedWith.IsEmpty && !change.Forcing.Any();

    private static string Protected(ResourceChange change)
    {
        if (change.Kind == ChangeKind.Delete && ZoneOf(change.State.Name) is { } zone)
        {
            return VisibleText.Of($"zone {zone} cannot go: hosts stay in its subnet; see docs/changing-a-cluster.md");
        }

        string what = change.Kind == ChangeKind.Delete ? "deleted" : "replaced";
        string[] reasons = [.. change.Forcing.Select(p => p.Path), .. change.ReplacedWith.Select(n => $"together with {n}")];
        string why = reasons.Length == 0 ? "" : $" ({string.Join(", ", reasons)})";
        return VisibleText.Of($"{change.State.Name}: is protected and would be {what}{why}; see docs/changing-a-cluster.md");
    }

    private static string? Fact(string resource, PropertyChange change)
    {
        if (!PropertyPath.Covers(Keepers, change.Path))
        {
            return null;
        }

        string keeper = PropertyPath.Last(change.Path);
        (string what, string life) = resource switch
        {
            _ when resource.StartsWith(PoolPrefix, StringComparison.Ordinal) => ($"{keeper} of pool {resource[PoolPrefix.Length..]}", "pool"),
            _ when resource.StartsWith(RangePrefix, StringComparison.Ordinal) => ($"{keeper} of the pool with range {resource[RangePrefix.Length..]}", "pool"),
            _ when resource.StartsWith(HostsPrefix, StringComparison.Ordinal) => ($"{keeper} of {resource[HostsPrefix.Length..]} hosts", "host"),
            _ when ZoneOf(resource) is { } zone => ($"{keeper} of zone {zone}", "cluster"),
            _ => (Key(keeper), "cluster"),
        };
        return VisibleText.Of(
            $"{what} is fixed for the life of a {life}: {ValueText.Of(change.Old)} cannot become {ValueText.Of(change.New)}; see docs/changing-a-cluster.md");
    }

    private static string? ZoneOf(string resource) => resource.StartsWith(ZonePrefix, StringComparison.Ordinal) ? resource[ZonePrefix.Length..].Split('-')[0] : null;

    // One keeper a family where the key is a list: FixedFacts of the components.
    private static string Key(string keeper) => keeper switch
    {
        "podCidrIPv4" => "podCidrs (IPv4)",
        "podCidrIPv6" => "podCidrs (IPv6)",
        "serviceCidrIPv4" => "serviceCidrs (IPv4)",
        "serviceCidrIPv6" => "serviceCidrs (IPv6)",
        _ => keeper,
    };
}
