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
        if (!input.Knows(AddressKeys.Zones, AddressKeys.PrivateHosts, AddressKeys.HostCidrs, AddressKeys.VpcId) || input.Request.NetworkExists)
        {
            yield break;
        }

        ImmutableArray<Cidr> given = input.Request.HostCidrs;
        foreach (Cidr hosts in AddressDefaults.Chosen(given, AddressDefaults.HostFamilies(input.Request), f => AddressDefaults.Hosts(input.Request, f)))
        {
            UInt128 room = SubnetPlanner.Room(input.Request, hosts);
            if (input.Request.Zones > 0 && (UInt128)input.Request.Zones > room)
            {
                yield return TooMany(input, hosts, room);
            }
        }
    }

    private static Problem TooMany(RuleInput input, Cidr hosts, UInt128 room)
    {
        int index = input.Request.HostCidrs.IndexOf(hosts);
        string key = input.KeyOf(AddressKeys.HostCidrs, input.Request.HostCidrs, hosts);
        string length = string.Create(CultureInfo.InvariantCulture, $"/{SubnetPlanner.Length(input.Request, hosts)}");
        bool isHalved = SubnetPlanner.IsHalved(input.Request, hosts.Family);
        string count = (isHalved, (int)room) switch
        {
            (true, 0) => "a subnet of hosts and one of balancers do not fit",
            (true, _) => $"{Text.Count(room, "subnet")} of {length} for hosts, and as many for balancers",
            (false, 1) => "one subnet",
            _ => $"{Text.Count(room, "subnet")} of {length}",
        };
        string larger = $"{(index < 0 ? "set" : "a larger range for")} {key}";
        return Zones(
            input, $"is more than {key} \"{hosts}\"{(index < 0 ? ", the default," : "")} has room for: {count}",
            room == 0 ? $"write {larger}" : $"write {room}, or {larger}");
    }

    private static Problem Zones(RuleInput input, string rule, string remedy) =>
        new(input.Key(AddressKeys.Zones), input.Request.Zones.ToString(CultureInfo.InvariantCulture), rule, remedy);
}
