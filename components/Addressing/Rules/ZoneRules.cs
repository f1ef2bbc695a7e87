using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>Whether there are as many subnets as zones.</summary>
internal static class ZoneRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [AtLeastOne, Fit];

    private static IEnumerable<Problem> AtLeastOne(RuleInput input)
    {
        if (input.Request.Zones < 1)
        {
            yield return Zones(input, "is less than 1", "write 1 or more");
        }
    }

    private static IEnumerable<Problem> Fit(RuleInput input)
    {
        if (!input.Knows(AddressKeys.Zones, AddressKeys.HostCidrs))
        {
            yield break;
        }

        for (int i = 0; i < input.Request.HostCidrs.Length; i++)
        {
            Cidr hosts = input.Request.HostCidrs[i];
            int length = AddressPlanner.SubnetLength(hosts);
            UInt128 last = hosts.LastSubnetIndex(length);
            if (input.Request.Zones > 0 && (UInt128)input.Request.Zones - 1 > last)
            {
                string count = last == 0 ? "one subnet" : string.Create(CultureInfo.InvariantCulture, $"{last + 1} subnets of /{length}");
                string key = input.Key(AddressKeys.HostCidrs);
                yield return Zones(input, $"is more than {key}[{i}] \"{hosts}\" has room for: {count}", $"write {last + 1}, or a larger range for {key}[{i}]");
            }
        }
    }

    private static Problem Zones(RuleInput input, string rule, string remedy) =>
        new(input.Key(AddressKeys.Zones), input.Request.Zones.ToString(CultureInfo.InvariantCulture), rule, remedy);
}
