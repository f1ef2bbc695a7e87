using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>Hosts of a subnet and role that are drawn as one: a host alone, or all of a large cluster.</summary>
internal sealed partial record HostGroup(HostRole Role, ImmutableArray<Host> Hosts)
{
    /// <summary>Above it a drawing with a box for each host, or a table with a row for each, is no longer read.</summary>
    public const int MostAlone = 30;

    /// <summary>The name of a host alone, or lines with the first name, the last, and how names in between follow.</summary>
    public ImmutableArray<string> Names => Hosts.Length == 1 ? [Hosts[0].Name] : [Hosts[0].Name, $"to {Hosts[^1].Name}", .. Steps()];

    /// <summary>The role, with the number where there are several.</summary>
    public string What => TopologyText.Of(Role, Hosts.Length);

    /// <summary>The hosts of a subnet, in their order.</summary>
    public static ImmutableArray<HostGroup> Of(Topology topology, Subnet subnet) => topology.Hosts.Take(MostAlone + 1).Count() <= MostAlone
        ? [.. subnet.Hosts.Select(h => new HostGroup(h.Role, [h]))]
        : [.. subnet.Hosts.GroupBy(h => h.Role).Select(g => new HostGroup(g.Key, [.. g]))];

    // Hosts are spread over the zones in turn, so that a zone has each third of them, for example.
    private string[] Steps()
    {
        Match[] places = [.. Hosts.Select(h => Place().Match(h.Name))];
        bool areNumbered = places.All(p => p.Success) && places.Select(p => p.Groups[1].Value).Distinct().Count() == 1;
        long[] numbers = areNumbered ? [.. places.Select(p => long.Parse(p.Groups[2].ValueSpan, CultureInfo.InvariantCulture))] : [];
        long[] steps = [.. numbers.Zip(numbers.Skip(1), (a, b) => b - a).Distinct()];
        return steps is not [> 1] ? [] : [string.Create(CultureInfo.InvariantCulture, $"in steps of {steps[0]}")];
    }

    [GeneratedRegex("^(.*?)([0-9]{1,9})$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
