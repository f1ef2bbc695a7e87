using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>What is allowed and yet may surprise.</summary>
internal static class Advice
{
    /// <summary>The warnings of a stack, in a stable order.</summary>
    public static ImmutableArray<string> For(StackSettings settings)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        ClusterSpec cluster = settings.Cluster;
        if (cluster.AdminCidrs.IsEmpty)
        {
            warnings.Add($"{settings.Project}:adminCidrs is empty: nobody outside the network can reach the API, so `pulumi up` cannot install "
                + "Calico from outside it; list the range that you run it from");
        }

        int controlPlanes = cluster.Hosts.Count(h => h.Role == HostRole.ControlPlane);
        if (controlPlanes == 1)
        {
            warnings.Add($"{settings.Project}:controlPlanes is 1: the loss of that host is the loss of the cluster; 3 survive the loss of one");
        }

        if (controlPlanes == cluster.Hosts.Length)
        {
            warnings.Add($"{settings.Project}:workers is 0: control planes take no workloads, so pods that need a worker stay pending");
        }

        return warnings.ToImmutable();
    }
}
