using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Workloads;

/// <summary>A mock cluster that takes the objects of workloads.</summary>
internal static class WorkloadCluster
{
    public static async Task<MockCloud> Run(Action<ComponentResourceOptions> workload)
    {
        MockCloud cloud = new();
        foreach (string type in new[] { "core/v1:Namespace", "core/v1:Service", "core/v1:ConfigMap", "apps/v1:Deployment", "apps/v1:DaemonSet", "batch/v1:Job" })
        {
            cloud.Knows($"kubernetes:{type}", args => type == "core/v1:ConfigMap"
                ? new Dictionary<string, object?> { ["metadata"] = new Dictionary<string, object> { ["name"] = $"{args.Name}-1234" } }
                : new Dictionary<string, object?>());
        }

        await cloud.RunAsync(() => workload(new() { Provider = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = "apiVersion: v1" }) }));
        return cloud;
    }
}
