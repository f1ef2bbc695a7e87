using CalicoIPv6.Addressing;
using CalicoIPv6.Workloads;
using Pulumi;

namespace CalicoIPv6.Infra;

/// <summary>What runs in the cluster beside Calico and DNS, by choice.</summary>
internal static class ClusterWorkloads
{
    /// <param name="settings">The settings.</param>
    /// <param name="plan">The address plan.</param>
    /// <param name="cluster">The cluster's provider.</param>
    /// <param name="before">What pods need to be there.</param>
    public static void Create(StackSettings settings, AddressPlan plan, ProviderResource cluster, params Resource[] before)
    {
        string? mirror = settings.Cluster.RegistryMirror;
        if (settings.Workloads.Demo)
        {
            _ = new DualStackDemo("demo", new() { Plan = plan, RegistryMirror = mirror }, new() { Provider = cluster, DependsOn = [.. before] });
        }

        if (settings.Workloads.ClusterChecks)
        {
            _ = new ClusterChecks("checks", Checks(settings, plan), new() { Provider = cluster, DependsOn = [.. before] });
        }
    }

    private static ClusterChecksArgs Checks(StackSettings settings, AddressPlan plan) => new()
    {
        Plan = plan,
        RegistryMirror = settings.Cluster.RegistryMirror,
        EgressUrl = settings.Workloads.ChecksEgressUrl,
        Hosts = settings.Cluster.Hosts.IsEmpty ? null : settings.Cluster.Hosts.Length,
    };
}
