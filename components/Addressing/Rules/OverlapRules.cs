using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>
/// Hosts, pods, services and what DNS adds share no address, among each other or with ranges that are special: neither kubeadm nor the
/// operator tests it, and the cluster that results routes some packets to the wrong place without a word. Ranges that were derived take
/// part as much as given ones; pools do as parts of pod ranges.
/// </summary>
internal static class OverlapRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Special, Cloud, Disjoint];

    private static IEnumerable<Problem> Special(RuleInput input)
    {
        bool allowDocumentation = input.Request.AllowDocumentationRanges || !input.Knows(AddressKeys.AllowDocumentationRanges);
        foreach (NamedRange range in NamedRange.Main(input))
        {
            if (SpecialRange.Find(range.Cidr, allowDocumentation) is { } special)
            {
                string more = special.IsDocumentation ? $", or true for {input.Key(AddressKeys.AllowDocumentationRanges)}" : "";
                yield return new(range.Key(input), range.Cidr.ToString(), $"overlaps {special.Cidr}, which is {special.Use}", $"{OfYourOwn(input, range)}{more}");
            }
            else if (!SpecialRange.IsAssigned(range.Cidr))
            {
                yield return new(
                    range.Key(input), range.Cidr.ToString(), "is outside 2000::/3 and fd00::/8, where IPv6 has unicast addresses", OfYourOwn(input, range));
            }
        }
    }

    private static IEnumerable<Problem> Cloud(RuleInput input) =>
        from range in NamedRange.Main(input)
        from kept in input.Request.CloudRanges
        where kept.Cidr.Overlaps(range.Cidr)
        select new Problem(
            range.Key(input), range.Cidr.ToString(), $"overlaps {kept.Cidr}, which is {kept.Use}", $"write a range apart from it{Example.SuchAs(input, range.Name, range.Cidr.Family)}");

    private static IEnumerable<Problem> Disjoint(RuleInput input)
    {
        ImmutableArray<NamedRange> ranges = [.. NamedRange.All(input)];
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
        (NamedRange first, NamedRange second) = later.Origin != RangeOrigin.Written && earlier.Origin == RangeOrigin.Written ? (earlier, later) : (later, earlier);
        (string note, string more) = second.Origin switch
        {
            RangeOrigin.Derived => (", the default", $", or set {input.Key(second.Name)} as well"),
            RangeOrigin.Fixed => (", where hosts cache DNS", $", or false for {input.Key(second.Name)}"),
            _ => ("", ""),
        };
        return new Problem(
            first.Key(input), first.Cidr.ToString(), $"overlaps {second.Key(input)} \"{second.Cidr}\"{note}", $"write a range apart from it{Example.SuchAs(input, first.Name, first.Cidr.Family)}{more}");
    }

    private static string OfYourOwn(RuleInput input, NamedRange range) =>
        $"write a range of your own{Example.SuchAs(input, range.Name, range.Cidr.Family)}";
}
