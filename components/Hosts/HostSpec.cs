using System.Collections.Immutable;

namespace CalicoIPv6.Hosts;

/// <summary>What a host does in the cluster.</summary>
public enum HostRole
{
    /// <summary>Runs etcd, kube-apiserver, kube-controller-manager and kube-scheduler.</summary>
    ControlPlane,

    /// <summary>Runs workloads.</summary>
    Worker,
}

/// <summary>A host that is wanted: all that is known before any cloud is asked.</summary>
/// <param name="Name">Host name, node name and the middle of resource names; a DNS label (RFC 1123, 63 characters at most).</param>
/// <param name="Role">Its role.</param>
/// <param name="Index">From 0 within its role; control plane 0 runs <c>kubeadm init</c>.</param>
/// <param name="Zone">The index of its zone and subnet.</param>
public sealed record HostSpec(string Name, HostRole Role, int Index, int Zone)
{
    /// <summary>Whether this is the host that runs <c>kubeadm init</c>.</summary>
    public bool IsFirstControlPlane => Role == HostRole.ControlPlane && Index == 0;

    /// <summary>The hosts of a cluster, spread over the zones in turn: <c>NAME-control-plane-0</c> ..., <c>NAME-worker-0</c> ...</summary>
    public static ImmutableArray<HostSpec> Of(string cluster, int controlPlanes, int workers, int zones) =>
    [
        .. Enumerable.Range(0, controlPlanes).Select(i => new HostSpec($"{cluster}-control-plane-{i}", HostRole.ControlPlane, i, i % zones)),
        .. Enumerable.Range(0, workers).Select(i => new HostSpec($"{cluster}-worker-{i}", HostRole.Worker, i, i % zones)),
    ];
}
