using System.Collections.Immutable;

namespace CalicoIPv6.Hosts;

/// <summary>The network that hosts stay in for life, in the words of configuration: another one would be other hosts.</summary>
/// <param name="Facts">What the network is, by key; what is the same in every zone.</param>
/// <param name="Subnets">By zone, which subnet its hosts are in: an id where the network exists, <c>edge</c> or <c>host</c>, the kind, where it is made.</param>
public sealed record HostNetwork(ImmutableSortedDictionary<string, string> Facts, ImmutableArray<string> Subnets);
