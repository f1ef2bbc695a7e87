using System.Collections.Immutable;
using Pulumi;

namespace CalicoIPv6.Platform;

/// <summary>
/// Where the hosts come from, behind one shape. The calls follow one another as listed; each provider's folder has the same
/// file names: Network, FirewallRules, HostInterfaces, ApiEndpoint, Hosts.
/// </summary>
public interface IPlatform
{
    /// <summary>The hosts' interfaces, in the order of the hosts; the network, its routes and firewall are made with them.</summary>
    ImmutableArray<HostInterface> CreateInterfaces();

    /// <summary>The name or address (no port, no brackets) at which clients and hosts reach the Kubernetes API on port 6443.</summary>
    Output<string> CreateApiEndpoint();

    /// <summary>Boots every host with its own user data.</summary>
    /// <param name="userData">Cloud-init by host name; secret.</param>
    /// <returns>Completes with the first control plane's id once it is booted: what waits for the API starts there.</returns>
    Output<string> CreateHosts(ImmutableDictionary<string, Output<string>> userData);

    /// <summary>What the stack shows of this platform, by output name.</summary>
    IReadOnlyDictionary<string, object?> Outputs { get; }
}
