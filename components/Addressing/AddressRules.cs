using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>The rules that a request must keep; every one that it breaks is reported.</summary>
public static class AddressRules
{
    /// <summary>The rules; one more is one more method in one of these lists.</summary>
    internal static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All =
    [
        .. FamilyRules.All, .. SizeRules.All, .. ZoneRules.All, .. CapacityRules.All, .. PoolRules.All, .. LoadBalancerPoolRules.All,
        .. EncapsulationRules.All, .. HostLocalRules.All, .. MtuRules.All, .. OverlapRules.All, .. Dns64Rules.All, .. ResolverRules.All,
        .. HostListRules.All,
    ];

    /// <summary>Every problem of the request, in the order of the keys; empty when a plan can be made.</summary>
    /// <param name="request">What a person decided.</param>
    /// <param name="prefix">What stands before a key in messages: the Pulumi project and a colon.</param>
    public static IReadOnlyList<Problem> Check(AddressRequest request, string prefix) => Check(request, prefix, ImmutableHashSet<string>.Empty);

    /// <summary>As above, for a request some of whose keys could not be read: rules that need those keys whole are left out.</summary>
    /// <param name="request">What a person decided.</param>
    /// <param name="prefix">What stands before a key in messages.</param>
    /// <param name="unread">Keys, of <see cref="AddressKeys"/>, whose values stand in for something that could not be read, or not whole.</param>
    /// <param name="places">
    /// Of unread lists, the places in the person's list of the entries that the request has. Absent: as they stand in the request.
    /// </param>
    public static IReadOnlyList<Problem> Check(
        AddressRequest request, string prefix, IReadOnlySet<string> unread, IReadOnlyDictionary<string, ImmutableArray<int>>? places = null) =>
        Problems(All, new RuleInput(request, prefix, unread) { Places = places ?? ImmutableDictionary<string, ImmutableArray<int>>.Empty });

    /// <summary>What a person should know of the request though it breaks no rule, in the order of the keys; never a reason to fail.</summary>
    /// <param name="request">What a person decided.</param>
    /// <param name="prefix">What stands before a key in messages.</param>
    public static IReadOnlyList<Problem> Warnings(AddressRequest request, string prefix) => Warnings(request, prefix, ImmutableHashSet<string>.Empty);

    /// <summary>As above, for a request some of whose keys could not be read: nothing is said that needs those keys.</summary>
    /// <param name="request">What a person decided.</param>
    /// <param name="prefix">What stands before a key in messages.</param>
    /// <param name="unread">Keys, of <see cref="AddressKeys"/>, whose values stand in for something that could not be read.</param>
    public static IReadOnlyList<Problem> Warnings(AddressRequest request, string prefix, IReadOnlySet<string> unread) =>
        unread.Contains(AddressKeys.Mode) ? [] : Problems(Addressing.Warnings.All, new RuleInput(request, prefix, unread));

    /// <summary>Why no packet has its source in a range, as the end of the sentence "nobody comes from there, since ..."; <c>null</c> when one may.</summary>
    /// <param name="range">The range.</param>
    /// <param name="allowDocumentation">Whether documentation ranges count as others do.</param>
    public static string? NobodyComesFrom(Cidr range, bool allowDocumentation) =>
        SpecialRange.WithoutSources(range, allowDocumentation) is { } special ? $"it is in {special.Cidr}, which is {special.Use}" : null;

    private static IReadOnlyList<Problem> Problems(ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> rules, RuleInput input) =>
        rules.SelectMany(rule => rule(input)).InKeyOrder([.. AddressKeys.InOrder.Select(input.Key)]);
}
