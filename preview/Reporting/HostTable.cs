using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>One host with the addresses of its interface.</summary>
internal sealed record HostRow(string Name, string Role, int Zone, string IPv4, string IPv6);

/// <summary>The hosts of a plan.</summary>
internal static class HostTable
{
    private static readonly string[] InterfaceTypes = [ResourceTypes.AwsInterface, ResourceTypes.OpenStackPort];

    public static ImmutableArray<HostRow> Of(StackPlan plan)
    {
        ImmutableArray<PlanResource> interfaces = [.. plan.Document.Resources.Where(r => InterfaceTypes.Contains(r.Type))];
        return [.. plan.Settings.Cluster.Hosts.Select(h => Row(h, plan.Addresses, Known(plan.Settings, h) ?? Told(interfaces.FirstOrDefault(i => HostName.IsIn(i, h.Name)))))];
    }

    private static ImmutableArray<string>? Known(StackSettings settings, HostSpec host) =>
        settings.ExistingHosts?.Hosts.Where(h => h.Host == host).SelectMany(h => h.Addresses.Values).Select(a => a.ToString()).ToImmutableArray();

    private static ImmutableArray<string> Told(PlanResource? made) => made is null ? [] : [.. HostReader.AddressesOf(made.Outputs)];

    private static HostRow Row(HostSpec host, AddressPlan plan, ImmutableArray<string> addresses)
    {
        return new HostRow(
            host.Name,
            host.Role == HostRole.ControlPlane ? "control plane" : "worker",
            host.Zone,
            Cell(IPFamily.IPv4, plan.HasIPv4),
            Cell(IPFamily.IPv6, plan.HasIPv6));

        string Cell(IPFamily family, bool has) => !has ? "-" : addresses.IsEmpty
            ? PlanUnknown.Display
            : string.Join(", ", addresses.Where(a => a.Contains(':', StringComparison.Ordinal) == (family == IPFamily.IPv6)));
    }
}

/// <summary>Which host a resource is for.</summary>
internal static class HostName
{
    /// <summary>By its name tag, else by the end of its resource name.</summary>
    public static bool IsIn(PlanResource resource, string host) =>
        resource.Inputs.At("tags", "Name").Text() == host
        || resource.Inputs["name"].Text() == host
        || resource.Name == host
        || resource.Name.EndsWith($"-{host}", StringComparison.Ordinal)
        || resource.Name.Contains($"{host}-", StringComparison.Ordinal);
}
