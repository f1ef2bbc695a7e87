using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Calico;

/// <summary>A Job of kubectl commands, side by side, on a host's network and before there is a pod network.</summary>
/// <param name="Commands">kubectl's arguments by the name of the container, which the provider shows of a Job that fails.</param>
/// <param name="BackoffLimit">How often a failed pod is tried again.</param>
internal sealed record KubectlJob(ImmutableSortedDictionary<string, ImmutableArray<string>> Commands, int BackoffLimit)
{
    /// <summary>Below the ten minutes that the provider waits for a Job, so that the Job's own verdict is heard.</summary>
    private const int DeadlineSeconds = 540;

    /// <summary>The Job.</summary>
    /// <param name="cluster">kubectl has its version and comes from its registry.</param>
    /// <param name="ns">The namespace of Job and account.</param>
    /// <param name="account">The service account that kubectl speaks as.</param>
    /// <param name="prefix">The start of the Job's name, up to a hyphen.</param>
    public JobArgs Args(ClusterSpec cluster, string ns, Input<string> account, string prefix) => new()
    {
        Metadata = new ObjectMetaArgs
        {
            // No name of its own: a Job cannot be changed, and a new version's Job is made before the old one goes.
            GenerateName = prefix,
            Namespace = ns,
            // One that failed would be waited for again by every update to come: it is made anew instead.
            Annotations = { ["pulumi.com/replaceUnready"] = "true" },
        },
        Spec = new JobSpecArgs
        {
            ActiveDeadlineSeconds = DeadlineSeconds,
            BackoffLimit = BackoffLimit,
            Template = new PodTemplateSpecArgs { Spec = Pod(cluster, account) },
        },
    };

    private PodSpecArgs Pod(ClusterSpec cluster, Input<string> account) => new()
    {
        ServiceAccountName = account,
        // There is no pod network yet, and every host is tainted as not ready for that reason.
        HostNetwork = true,
        Tolerations = [new TolerationArgs { Operator = "Exists" }],
        NodeSelector = { ["kubernetes.io/os"] = "linux" },
        RestartPolicy = "OnFailure",
        Containers = [.. Commands.Select(command => Container(cluster, command.Key, command.Value))],
    };

    // The image has kubectl and no shell (kubernetes build/common.sh, KUBECTL_BASE_IMAGE).
    private static ContainerArgs Container(ClusterSpec cluster, string name, ImmutableArray<string> arguments) => new()
    {
        Name = name,
        Image = ImageName.Of("registry.k8s.io", $"kubectl:v{cluster.KubernetesVersion}", cluster.RegistryMirror),
        Args = [.. arguments],
        // What kubectl says is what the provider shows of a Job that fails.
        TerminationMessagePolicy = "FallbackToLogsOnError",
        SecurityContext = Unprivileged,
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
