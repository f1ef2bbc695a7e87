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

        ImmutableArray<Cidr> given = input.Request.HostCidrs;
        foreach (Cidr hosts in AddressDefaults.Chosen(given, AddressDefaults.HostFamilies(input.Request), f => AddressDefaults.Hosts(input.Request, f)))
        {
            int length = AddressPlanner.SubnetLength(hosts);
            UInt128 last = hosts.LastSubnetIndex(length);
            if (input.Request.Zones > 0 && (UInt128)input.Request.Zones - 1 > last)
            {
                int index = given.IndexOf(hosts);
                string key = input.KeyOf(AddressKeys.HostCidrs, given, hosts);
                string count = last == 0 ? "one subnet" : string.Create(CultureInfo.InvariantCulture, $"{last + 1} subnets of /{length}");
                yield return Zones(
                    input, $"is more than {key} \"{hosts}\"{(index < 0 ? ", the default," : "")} has room for: {count}",
                    $"write {last + 1}, or {(index < 0 ? "set" : "a larger range for")} {key}");
            }
        }
    }

    private static Problem Zones(RuleInput input, string rule, string remedy) =>
        new(input.Key(AddressKeys.Zones), input.Request.Zones.ToString(CultureInfo.InvariantCulture), rule, remedy);
}
