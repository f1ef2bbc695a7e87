using CalicoIPv6.Addressing;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>How a host becomes a node.</summary>
internal sealed record NodeRegistration
{
    public required string Name { get; init; }

    public string CriSocket { get; init; } = "unix:///run/containerd/containerd.sock";

    public required Arguments KubeletExtraArgs { get; init; }

    // The first of the node's addresses decides its primary family, which must be that of the first service range
    // (kubernetes/website content/en/docs/concepts/services-networking/dual-stack.md).
    public static NodeRegistration For(HostFacts host, ClusterFacts cluster) => new()
    {
        Name = host.Host.Name,
        KubeletExtraArgs = cluster.KubeadmApi.Arguments(new Argument("node-ip", string.Join(',', host.InOrder(cluster.Plan)))),
    };
}

/// <param name="AdvertiseAddress">
/// An address of the primary family: kube-apiserver refuses one that is not of the first service range's family.
/// </param>
/// <param name="BindPort">The port.</param>
internal sealed record ApiEndpoint(string AdvertiseAddress, int BindPort)
{
    public static ApiEndpoint For(HostFacts host, AddressPlan plan) => new(host.Addresses[plan.PrimaryFamily], HostPort.Api);
}
