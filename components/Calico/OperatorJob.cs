using CalicoIPv6.Configuration;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Calico;

/// <summary>A Job that runs one kubectl command as the operator, on a host's network and before there is a pod network.</summary>
/// <param name="Command">kubectl's arguments.</param>
/// <param name="BackoffLimit">How often a failed pod is tried again.</param>
internal sealed record OperatorJob(IReadOnlyList<string> Command, int BackoffLimit)
{
    /// <summary>Below the ten minutes that the provider waits for a Job, so that the Job's own verdict is heard.</summary>
    private const int DeadlineSeconds = 540;

    /// <summary>The Job.</summary>
    /// <param name="cluster">kubectl has its version and comes from its registry.</param>
    public JobArgs Args(ClusterSpec cluster) => new()
    {
        // No name: a Job cannot be changed, and a new version's Job is made before the old one goes.
        Metadata = new ObjectMetaArgs { Namespace = OperatorChart.Namespace },
        Spec = new JobSpecArgs
        {
            ActiveDeadlineSeconds = DeadlineSeconds,
            BackoffLimit = BackoffLimit,
            Template = new PodTemplateSpecArgs { Spec = Pod(cluster) },
        },
    };

    private PodSpecArgs Pod(ClusterSpec cluster) => new()
    {
        ServiceAccountName = OperatorChart.ServiceAccount,
        // There is no pod network yet, and every host is tainted as not ready for that reason.
        HostNetwork = true,
        Tolerations = [new TolerationArgs { Operator = "Exists" }],
        NodeSelector = { ["kubernetes.io/os"] = "linux" },
        RestartPolicy = "OnFailure",
        Containers =
        [
            new ContainerArgs
            {
                Name = "kubectl",
                Image = ImageName.Of("registry.k8s.io", $"kubectl:v{cluster.KubernetesVersion}", cluster.RegistryMirror),
                Args = [.. Command],
                // What kubectl says is what the provider shows of a Job that fails.
                TerminationMessagePolicy = "FallbackToLogsOnError",
                SecurityContext = Unprivileged,
            },
        ],
    };

    private static SecurityContextArgs Unprivileged => new()
    {
        AllowPrivilegeEscalation = false,
        ReadOnlyRootFilesystem = true,
        RunAsNonRoot = true,
        RunAsUser = 65532,
        Capabilities = new CapabilitiesArgs { Drop = ["ALL"] },
    };
}
