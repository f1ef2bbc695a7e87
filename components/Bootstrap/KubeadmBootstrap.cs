using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using Pulumi;

namespace CalicoIPv6.Bootstrap;

/// <summary>PKI, join token, kubeadm documents and cloud-init of a cluster, and the kubeconfig to reach it.</summary>
public sealed class KubeadmBootstrap : ComponentResource
{
    /// <summary>Makes the bootstrap material.</summary>
    public KubeadmBootstrap(string name, KubeadmBootstrapArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:bootstrap:KubeadmBootstrap", name, options) => throw new NotImplementedException(args.ToString());

    /// <summary>Cloud-init by host name; secret.</summary>
    public ImmutableDictionary<string, Output<string>> UserData { get; }

    /// <summary>An administrator's kubeconfig; secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    /// <summary>The cluster CA's certificate in PEM; not secret.</summary>
    [Output("clusterCaCertificate")]
    public Output<string> ClusterCaCertificate { get; private set; }
}
