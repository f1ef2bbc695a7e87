using System.Collections.Immutable;

namespace CalicoIPv6.Hosts;

/// <summary>Where hosts stay for life, in the words of configuration: another place would have other hosts.</summary>
/// <param name="Facts">What cloud and network they are in, by key; what is the same in every zone.</param>
/// <param name="Subnets">By zone, which subnet its hosts are in: an id where the network exists, <c>edge</c> or <c>host</c>, the kind, where it is made. Empty where zones share a subnet.</param>
public sealed record HostPlace(ImmutableSortedDictionary<string, string> Facts, ImmutableArray<string> Subnets)
{
    /// <summary>A place of the facts that have a value.</summary>
    public static HostPlace Of(IEnumerable<(string Key, string? Value)> facts, ImmutableArray<string> subnets) => new(
        facts.Where(f => f.Value is not null).ToImmutableSortedDictionary(f => f.Key, f => f.Value!, StringComparer.Ordinal), subnets);
}
