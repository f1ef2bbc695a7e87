namespace CalicoIPv6.Infra;

/// <summary>How to reach a cluster that was there before the stack.</summary>
public sealed record ExistingCluster
{
    /// <summary>A kubeconfig, as text. Absent: the machine's own, from <c>KUBECONFIG</c> or <c>~/.kube/config</c>.</summary>
    public SecretText? Kubeconfig { get; init; }

    /// <summary>A context of the kubeconfig. Absent: its current one.</summary>
    public string? Context { get; init; }

    /// <summary>Whether an operator runs Calico in it already. Default false: it has no pod network, and gets Calico.</summary>
    public bool HasCalico { get; init; }
}
