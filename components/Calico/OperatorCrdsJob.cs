using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Calico;

/// <summary>
/// A Job that is complete when the operator has made the CRDs of the objects that follow. The operator's pod counts as ready
/// before that, having no readiness probe, and the Kubernetes provider tries a kind that does not exist for 31 seconds only
/// (docs/adr/0002-calico-crds.md).
/// </summary>
internal static class OperatorCrdsJob
{
    /// <summary>Below the ten minutes that the provider waits for a Job, so that the Job's own verdict is heard.</summary>
    private const int DeadlineSeconds = 540;

    /// <summary>The Job.</summary>
    /// <param name="kubernetesVersion">kubectl's version; <c>wait --for=create</c> came with 1.31.</param>
    public static JobArgs Args(string kubernetesVersion) => new()
    {
        // No name: a Job cannot be changed, and a new version's Job is made before the old one goes.
        Metadata = new ObjectMetaArgs { Namespace = OperatorChart.Namespace },
        Spec = new JobSpecArgs
        {
            ActiveDeadlineSeconds = DeadlineSeconds,
            // Within the deadline, try as often as kubelet lets: kube-proxy may not have set the API's Service up yet.
            BackoffLimit = 20,
            Template = new PodTemplateSpecArgs { Spec = Pod(kubernetesVersion) },
        },
    };

    private static PodSpecArgs Pod(string kubernetesVersion) => new()
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
                Image = $"registry.k8s.io/kubectl:v{kubernetesVersion}",
                Args =
                [
                    "wait",
                    "--for=create",
                    "--timeout=300s",
                    "customresourcedefinition/installations.operator.tigera.io",
                    "customresourcedefinition/apiservers.operator.tigera.io",
                ],
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
