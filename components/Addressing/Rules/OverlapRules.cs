using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>
/// Hosts, pods and services share no address: neither kubeadm nor the operator tests it, and the cluster that results routes some
/// packets to the wrong place without a word. Ranges that were derived take part as much as given ones.
/// </summary>
internal static class OverlapRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Disjoint];

    private static IEnumerable<Problem> Disjoint(RuleInput input)
    {
        ImmutableArray<NamedRange> ranges = [.. Ranges(input)];
        for (int later = 1; later < ranges.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (ranges[later].Name != ranges[earlier].Name && ranges[later].Cidr.Overlaps(ranges[earlier].Cidr))
                {
                    yield return Overlap(input, ranges[later], ranges[earlier]);
                }
            }
        }
    }

    // Of two, the one that a person wrote is named first, and of two such the later: that is where the mistake can be mended.
    private static Problem Overlap(RuleInput input, NamedRange later, NamedRange earlier)
    {
        (NamedRange first, NamedRange second) = later.Index is null && earlier.Index is not null ? (earlier, later) : (later, earlier);
        string remedy = "write a range apart from it";
        return new Problem(
            first.Key(input), first.Cidr.ToString(), $"overlaps {second.Key(input)} \"{second.Cidr}\"{(second.Index is null ? ", the default" : "")}",
            second.Index is null ? $"{remedy}, or set {input.Key(second.Name)} as well" : remedy);
    }

    private static IEnumerable<NamedRange> Ranges(RuleInput input)
    {
        AddressRequest request = input.Request;
        return Named(input, AddressKeys.HostCidrs, request.HostCidrs, AddressDefaults.HostFamilies(request), f => AddressDefaults.Hosts(request, f))
            .Concat(Named(input, AddressKeys.PodCidrs, request.PodCidrs, input.Families, f => AddressDefaults.Pods(request, f)))
            .Concat(Named(input, AddressKeys.ServiceCidrs, request.ServiceCidrs, input.Families, f => AddressDefaults.Services(request, f)));
    }

    private static IEnumerable<NamedRange> Named(
        RuleInput input, string name, ImmutableArray<Cidr> given, ImmutableArray<IPFamily> families, Func<IPFamily, Cidr> otherwise)
    {
        // Pods and services are given whole or not at all (FamilyRules); hosts may be given for one family and derived for the other.
        bool hasDefaults = input.Knows(AddressKeys.Mode, name) && (given.IsEmpty || name == AddressKeys.HostCidrs);
        IEnumerable<NamedRange> derived = hasDefaults
            ? families.Where(f => AddressDefaults.Find(given, f) is null).Select(f => new NamedRange(name, null, otherwise(f)))
            : [];
        return given.Select((cidr, index) => new NamedRange(name, index, cidr)).Concat(derived);
    }

    /// <summary>A range and where it is written; without an index it is derived.</summary>
    private sealed record NamedRange(string Name, int? Index, Cidr Cidr)
    {
        public string Key(RuleInput input) => Index is null ? input.Key(Name) : $"{input.Key(Name)}[{Index}]";
    }
}
