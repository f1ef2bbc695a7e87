using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.OpenStack;

namespace CalicoIPv6.Infra;

/// <summary>What OpenStack allows and yet may surprise; never a reason to fail.</summary>
internal static class OpenStackWarnings
{
    public static readonly ImmutableArray<Func<StackSettings, IEnumerable<Problem>>> All = [NoPortSecurity, UniqueLocalHosts, OneControlPlane];

    private static IEnumerable<Problem> NoPortSecurity(StackSettings settings) => settings.OpenStack is { PortSecurity: false }
        ? [new(ConfigKeys.PortSecurity.In(settings.Project), "false", "lets everything reach every port of every host that the network delivers", "write true, unless another firewall stands before them")]
        : [];

    // Neutron translates no IPv6: neither source addresses nor floating ones.
    private static IEnumerable<Problem> UniqueLocalHosts(StackSettings settings)
    {
        bool isPlanned = settings.OpenStack is not null && settings.Addresses.Mode != StackMode.IPv4 && !settings.Addresses.UnplannedHosts.Contains(IPFamily.IPv6);
        Cidr? given = settings.Addresses.HostCidrs.Cast<Cidr?>().FirstOrDefault(range => range!.Value.Family == IPFamily.IPv6);
        return isPlanned && (given is null || Cidr.Parse("fd00::/8").Contains(given.Value))
            ? [new(
                ConfigKeys.HostCidrs.In(settings.Project), given?.ToString(),
                "gives hosts unique local IPv6 addresses, from which Neutron's router has no way to the IPv6 internet and back",
                $"write an IPv6 range that is routed to you, or set {ConfigKeys.IPv6SubnetPoolId.In(settings.Project)} or {ConfigKeys.IPv6PrefixDelegation.In(settings.Project)}")]
            : [];
    }

    private static IEnumerable<Problem> OneControlPlane(StackSettings settings) =>
        settings.OpenStack is { ApiBalancer: ApiBalancer.None } && settings.Cluster.Hosts.Count(h => h.Role == HostRole.ControlPlane) > 1
            ? [new(ConfigKeys.ApiBalancer.In(settings.Project), "none", "makes the loss of the first control plane the loss of the API, whatever the others do", "write octavia")]
            : [];
}
