namespace CalicoIPv6.Calico;

/// <summary>
/// A Job that fails where a cluster has another pod network already. Two would give addresses to pods in turn, as the order of
/// their files on each host has it, and Calico's pools would hold for some pods only. Calico by its own manifest is no other
/// network: the operator takes it over.
/// </summary>
internal static class OtherNetworkJob
{
    /// <summary>The labels <c>k8s-app</c> of the DaemonSets of other networks, as each project publishes them.</summary>
    private static readonly string[] Networks =
        ["aws-node", "azure-cns", "canal", "cilium", "flannel", "kindnet", "kube-router"];

    /// <summary>The Job: what kubectl waits for has happened already where there is no such DaemonSet, and does not happen where there is one.</summary>
    public static readonly OperatorJob Job = new(
        [
            "wait",
            "--for=delete",
            "--timeout=5s",
            "--all-namespaces",
            "daemonset",
            $"--selector=k8s-app in ({string.Join(", ", Networks)})",
        ],
        BackoffLimit: 2);
}
