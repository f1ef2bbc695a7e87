using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>Addresses that are there before the stack: where hosts may have theirs, and what is before the API.</summary>
internal static class HostListRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Special, Outside, InCluster];

    /// <summary>The addresses of the hosts, then the API's.</summary>
    public static IEnumerable<KnownAddress> Addresses(RuleInput input) =>
        input.Request.ApiAddress is { } api ? input.Request.HostAddresses.Append(api) : input.Request.HostAddresses;

    private static IEnumerable<Problem> Special(RuleInput input)
    {
        bool allowDocumentation = input.Request.AllowDocumentationRanges || !input.Knows(AddressKeys.AllowDocumentationRanges);
        foreach (KnownAddress known in Addresses(input))
        {
            if (SpecialRange.Find(known.Range, allowDocumentation) is { } special)
            {
                string more = special.IsDocumentation ? $", or true for {input.Key(AddressKeys.AllowDocumentationRanges)}" : "";
                yield return At(input, known, $"is in {special.Cidr}, which is {special.Use}", $"write an address that every host can reach{more}");
            }
            else if (!SpecialRange.IsAssigned(known.Range))
            {
                yield return At(input, known, "is outside 2000::/3 and fd00::/8, where IPv6 has unicast addresses", "write an address that every host can reach");
            }
        }
    }

    private static IEnumerable<Problem> Outside(RuleInput input) =>
        from known in input.Request.HostAddresses
        let hosts = AddressDefaults.Find(input.Request.HostCidrs, known.Range.Family)
        where hosts is { } range && !range.Contains(known.Address)
        select At(
            input, known, $"is outside {input.KeyOf(AddressKeys.HostCidrs, input.Request.HostCidrs, hosts.Value)} \"{hosts}\"",
            $"write an address in it, or remove {input.Key(AddressKeys.HostCidrs)}, which then says nothing of them");

    // kube-proxy and Calico take packets to these addresses for themselves.
    private static IEnumerable<Problem> InCluster(RuleInput input) =>
        from known in Addresses(input)
        from range in NamedRange.Main(input)
        where range.Name != AddressKeys.HostCidrs && range.Cidr.Contains(known.Address)
        select At(
            input, known, $"is in {range.Key(input)} \"{range.Cidr}\"{(range.Origin == RangeOrigin.Derived ? ", the default" : "")}",
            $"write {(range.Origin == RangeOrigin.Derived ? "another address, or " : "")}a range apart from it for {range.Key(input)}, such as {Example.Of(input, range.Name, range.Cidr.Family)}");

    private static Problem At(RuleInput input, KnownAddress known, string rule, string remedy) => new(input.Key(known.Key), known.Address.ToString(), rule, remedy);
}
