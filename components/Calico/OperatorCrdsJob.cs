namespace CalicoIPv6.Calico;

/// <summary>
/// A Job that is complete when the operator has made the CRDs of the objects that follow. The operator's pod counts as ready
/// before that, having no readiness probe, and the Kubernetes provider tries a kind that does not exist for 31 seconds only
/// (docs/adr/0002-calico-crds.md).
/// </summary>
internal static class OperatorCrdsJob
{
    /// <summary>The Job; kubectl's <c>wait --for=create</c> came with 1.31.</summary>
    public static readonly OperatorJob Job = new(
        [
            "wait",
            "--for=create",
            "--timeout=300s",
            .. new[] { "installations", "apiservers", "goldmanes", "whiskers" }.Select(kind => $"customresourcedefinition/{kind}.operator.tigera.io"),
        ],
        // Within the deadline, try as often as kubelet lets: kube-proxy may not have set the API's Service up yet.
        BackoffLimit: 20);
}
