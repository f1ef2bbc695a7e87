using CalicoIPv6.Addressing;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Dns;

/// <summary>
/// NodeLocal DNSCache: on each host a cache at an address that only that host has, which kubelet tells pods. It has one family, since
/// node-cache takes no more. It does not stand in for the DNS Service's address, as upstream's default does, and writes no packet
/// filter rules: those take the answers out of connection tracking, so that Calico's policies drop them
/// (kubernetes/kubernetes#98758), and kube-proxy's nftables mode does not know them (kubernetes/dns#682). So every dataplane is alike.
/// </summary>
public sealed class NodeLocalDns : ComponentResource
{
    private readonly string _name;

    /// <summary>Starts the cache on the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">Its children are <c>NAME-account</c>, <c>NAME-upstream</c>, <c>NAME-config</c> and <c>NAME-cache</c>.</param>
    /// <param name="args">A plan with a cache.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    public NodeLocalDns(string name, ClusterDnsArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:dns:NodeLocalDns", name, options)
    {
        _name = name;
        var account = new ServiceAccount($"{name}-account", new ServiceAccountArgs { Metadata = NodeLocalPods.Metadata(NodeLocalPods.Name) }, Child());
        Service upstream = CreateUpstream(args.Plan);
        var config = new ConfigMap($"{name}-config", new ConfigMapArgs
        {
            Metadata = NodeLocalPods.Metadata(NodeLocalPods.Name),
            Data = { ["Corefile"] = NodeLocalCorefile.For(args.Plan).ToString() },
        }, Child());
        // Pods learn a Service's address when they are made, so the Service comes first.
        _ = new DaemonSet($"{name}-cache", NodeLocalPods.Args(args), Child(account, upstream, config));
        RegisterOutputs();
    }

    // Cluster DNS at another address than the one that pods would ask: past the cache, the cache asks here.
    private Service CreateUpstream(AddressPlan plan) => new($"{_name}-upstream", new ServiceArgs
    {
        Metadata = new ObjectMetaArgs
        {
            Name = NodeLocalPods.UpstreamService,
            Namespace = NodeLocalPods.Namespace,
            Labels = { ["k8s-app"] = "kube-dns" },
            // Its endpoints are there when cluster DNS is, which needs hosts that are ready.
            Annotations = { ["pulumi.com/skipAwait"] = "true" },
        },
        Spec = new ServiceSpecArgs
        {
            Selector = { ["k8s-app"] = "kube-dns" },
            IpFamilyPolicy = "SingleStack",
            IpFamilies = [plan.PrimaryFamily.ToString()],
            Ports = [Port("dns", "UDP"), Port("dns-tcp", "TCP")],
        },
    }, Child());

    private static ServicePortArgs Port(string name, string protocol) => new() { Name = name, Port = 53, Protocol = protocol, TargetPort = 53 };

    private CustomResourceOptions Child(params Resource[] after) => new() { Parent = this, DependsOn = after };
}
