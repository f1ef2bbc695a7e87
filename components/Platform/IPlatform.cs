using System.Collections.Immutable;
using Pulumi;

namespace CalicoIPv6.Platform;

/// <summary>
/// Where the hosts come from, behind one shape. The calls follow one another as listed; each provider's folder has the same
/// file names: Network, FirewallRules, HostInterfaces, ApiEndpoint, ServiceLoadBalancer, Hosts. Of hosts that exist all this is there.
/// </summary>
public interface IPlatform
{
    /// <summary>The hosts' interfaces, in the order of the hosts; the network, its routes and firewall are made with them.</summary>
    ImmutableArray<HostInterface> CreateInterfaces();

    /// <summary>The name or address (no port, no brackets) at which clients and hosts reach the Kubernetes API on port 6443.</summary>
    Output<string> CreateApiEndpoint();

    /// <summary>Further addresses at which clients reach it, once the endpoint is made; none where its name has all of them.</summary>
    ImmutableArray<Output<string>> FurtherApiAddresses { get; }

    /// <summary>
    /// The balancer in front of the workers' NodePorts, where <see cref="Configuration.ClusterSpec.ServicePorts"/> asks for one; its name
    /// or address is among <see cref="Outputs"/> as <c>serviceEndpoint</c>.
    /// </summary>
    void CreateServiceEndpoint();

    /// <summary>Boots every host with its own user data, or shows that to who boots them.</summary>
    /// <param name="userData">Cloud-init by host name; secret.</param>
    /// <returns>
    /// The id of every host. What is made by it comes when all are booted and, more to the point, goes before any of them does: an
    /// object of the cluster whose deletion somebody inside has to finish needs the hosts still there.
    /// </returns>
    Output<ImmutableArray<string>> CreateHosts(ImmutableDictionary<string, Output<string>> userData);

    /// <summary>What the stack shows of this platform, by output name.</summary>
    IReadOnlyDictionary<string, object?> Outputs { get; }
}
