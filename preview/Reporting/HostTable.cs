using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>A host, or several that are alike in a large cluster.</summary>
/// <param name="Name">Its name; of several the first and the last as the stack lists them, <c>dev-worker-0 … dev-worker-499</c>.</param>
/// <param name="Role">What it does, with the number of several.</param>
/// <param name="Zone">The index of its zone; of several all of theirs.</param>
/// <param name="IPv4">Its address, or that only the cloud knows; of several the smallest range with all of theirs; <c>-</c> where the mode has none.</param>
/// <param name="IPv6">The same.</param>
internal sealed record HostRow(string Name, string Role, string Zone, string IPv4, string IPv6);

/// <summary>The hosts of a plan, each alone or, where they are many, those that are alike together.</summary>
internal static class HostTable
{
    private static readonly string[] InterfaceTypes = [ResourceTypes.AwsInterface, ResourceTypes.OpenStackPort];

    private static readonly char[] Digits = "0123456789".ToCharArray();

    /// <summary>By what hosts are together: the first that leaves no more rows than a person reads. Names are each host's own.</summary>
    private static readonly Func<HostSpec, string>[] Groupings = [host => host.Name, host => host.Name.TrimEnd(Digits), _ => ""];

    public static ImmutableArray<HostRow> Of(StackPlan plan)
    {
        ILookup<string, string> addresses = Addresses(plan);
        (HostSpec Host, ImmutableArray<string> Addresses)[] hosts = [.. plan.Settings.Cluster.Hosts.Select(h => (h, addresses[h.Name].ToImmutableArray()))];
        return Groupings
            .Select(by => hosts.GroupBy(h => (h.Host.Role, By: by(h.Host), IsKnown: !h.Addresses.IsEmpty)).Select(g => Row([.. g], plan.Addresses)).ToImmutableArray())
            .First(rows => rows.Length <= HostGroup.MostAlone);
    }

    /// <summary>What the zones of the table do not say; <c>null</c> where there is one zone, or hosts have no zone of the program's.</summary>
    public static string? Note(StackPlan plan) => plan.Settings.ExistingHosts is null && plan.Settings.Cluster.Hosts.Select(h => h.Zone).Distinct().Count() > 1
        ? "The zones are those of hosts that are new: one that exists stays in the zone where it was made."
        : null;

    // By the host's name. Those that exist are no resources: the configuration has their addresses.
    private static ILookup<string, string> Addresses(StackPlan plan) => plan.Settings.ExistingHosts is { } existing
        ? existing.Hosts.SelectMany(h => h.Addresses.Values, (h, address) => (h.Host.Name, Text: address.ToString())).ToLookup(h => h.Name, h => h.Text, StringComparer.Ordinal)
        : plan.Document.Resources.Where(r => InterfaceTypes.Contains(r.Type))
            .SelectMany(r => HostReader.AddressesOf(r.Outputs), (r, address) => (Name: PlanGraph.GivenName(r.Inputs) ?? r.Name, Text: address))
            .ToLookup(r => r.Name, r => r.Text, StringComparer.Ordinal);

    private static HostRow Row((HostSpec Host, ImmutableArray<string> Addresses)[] alike, AddressPlan plan)
    {
        string[] addresses = [.. alike.SelectMany(h => h.Addresses)];
        return new HostRow(
            alike.Length == 1 ? alike[0].Host.Name : $"{alike[0].Host.Name} … {alike[^1].Host.Name}",
            TopologyText.Of(alike[0].Host.Role, alike.Length),
            string.Join(", ", alike.Select(h => h.Host.Zone).Distinct().Order()),
            Cell(IPFamily.IPv4, plan.HasIPv4),
            Cell(IPFamily.IPv6, plan.HasIPv6));

        string Cell(IPFamily family, bool has)
        {
            string[] own = [.. addresses.Where(a => a.Contains(':', StringComparison.Ordinal) == (family == IPFamily.IPv6))];
            return !has ? "-" : addresses.Length == 0 ? PlanUnknown.Display : alike.Length == 1 || own.Length == 0 ? string.Join(", ", own) : $"in {Around(own)}";
        }
    }

    private static Cidr Around(string[] addresses)
    {
        IPAddress[] all = [.. addresses.Select(IPAddress.Parse)];
        return Enumerable.Range(0, Cidr.Covering(all[0], 0).Family.Bits() + 1).Reverse().Select(length => Cidr.Covering(all[0], length)).First(range => all.All(range.Contains));
    }
}
