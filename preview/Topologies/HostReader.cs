using System.Globalization;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>The hosts that a cloud makes, by their interfaces.</summary>
internal sealed partial class HostReader(PlanFacts facts)
{
    /// <summary>The outputs in which the clouds tell an interface's addresses.</summary>
    private static readonly string[] AddressOutputs = ["privateIp", "ipv6Addresses", "allFixedIps"];

    public Host Of(PlanState made, bool hasPublicIPv4)
    {
        string name = PlanGraph.NameOf(made);
        string[] told = [.. AddressesOf(made.Outputs)];
        return new Host(name, RoleOf(name), [.. facts.Families.Select(f => Address(name, f, told))], hasPublicIPv4);
    }

    /// <summary>The place among hosts of its role, by which hosts are spread over the zones; 0 for a name that is not this project's.</summary>
    public static int IndexOf(Host host) =>
        Place().Match(host.Name) is { Success: true } match && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out int index) ? index : 0;

    /// <summary>What a cloud tells of an interface's addresses, of both families; none before it is made.</summary>
    public static IEnumerable<string> AddressesOf(PlanMap outputs) => AddressOutputs.SelectMany(output => outputs[output].Texts());

    private static HostRole RoleOf(string name) => Place().Match(name).Groups[1].Value == "control-plane" ? HostRole.ControlPlane : HostRole.Worker;

    private AddressRange Address(string host, IPFamily family, string[] told) =>
        new(family, facts.Outputs.At("hostAddresses", host, family.Lower()).Text() ?? told.FirstOrDefault(a => AddressRange.Of(a).Family == family));

    // The names of HostSpec.Of.
    [GeneratedRegex("-(control-plane|worker)-([0-9]+)$")]
    private static partial Regex Place();
}
