using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;

namespace CalicoIPv6.Calico;

/// <summary>
/// A Job that is complete when the operator has made the CRDs of the objects that follow. The operator's pod counts as ready
/// before that, having no readiness probe, and the Kubernetes provider tries a kind that does not exist for 31 seconds only
/// (docs/adr/0002-calico-crds.md).
/// </summary>
internal static class OperatorCrdsJob
{
    private static readonly string[] Kinds = ["installations", "apiservers", "goldmanes", "whiskers"];

    /// <summary>The Job, as the operator; kubectl's <c>wait --for=create</c> came with 1.31.</summary>
    public static JobArgs Args(ClusterSpec cluster) => Job.Args(cluster, OperatorChart.Namespace, OperatorChart.ServiceAccount, "calico-crds-");

    // Within the deadline, try as often as kubelet lets: kube-proxy may not have set the API's Service up yet.
    private static KubectlJob Job => new(
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(
            "kubectl",
            ["wait", "--for=create", "--timeout=300s", .. Kinds.Select(kind => $"customresourcedefinition/{kind}.operator.tigera.io")]),
        BackoffLimit: 20);
}
