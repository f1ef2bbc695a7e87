using System.Globalization;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Topologies;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>What only the cloud can say, in a sentence instead of in a hundred places.</summary>
internal static class UnknownNote
{
    /// <summary>The sentence; <c>null</c> where nothing is unknown that a person would ask for.</summary>
    public static string? Of(PlanFile plan, Topology topology)
    {
        string[] parts =
        [
            .. topology.Network is { } network && network.Ranges.Any(IsUnknown) ? [$"the range of {network.Name}"] : Array.Empty<string>(),
            .. Count(topology.Subnets.Count(s => s.Ranges.Any(IsUnknown)), "the range of 1 subnet", "the ranges of {0} subnets"),
            .. Count(topology.Hosts.Count(h => h.Addresses.Any(IsUnknown)), "the addresses of 1 host", "the addresses of {0} hosts"),
        ];
        string[] outputs = [.. plan.After.Where(s => s.Type == ResourceRecord.StackType).SelectMany(s => s.Outputs.Entries).Where(o => o.Value.HasUnknown).Select(o => o.Key)];
        string[] told = [string.Join(", ", parts), outputs.Length == 0 ? "" : $"outputs {string.Join(", ", outputs)}"];
        return parts.Length + outputs.Length == 0 ? null : string.Join("; ", told.Where(t => t.Length > 0));
    }

    private static bool IsUnknown(AddressRange range) => range.Text is null;

    private static string[] Count(int count, string one, string several) => count switch
    {
        0 => [],
        1 => [one],
        _ => [string.Format(CultureInfo.InvariantCulture, several, count)],
    };
}
