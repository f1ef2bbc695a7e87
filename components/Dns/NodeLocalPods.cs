using CalicoIPv6.Addressing;
using CalicoIPv6.Manifests;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Dns;

/// <summary>The DaemonSet of NodeLocal DNSCache (kubernetes cluster/addons/dns/nodelocaldns/nodelocaldns.yaml).</summary>
internal static class NodeLocalPods
{
    public const string Name = "node-local-dns";
    public const string Namespace = "kube-system";
    public const string UpstreamService = "kube-dns-upstream";

    private const string Image = "registry.k8s.io/dns/k8s-dns-node-cache:1.26.8";

    public static DaemonSetArgs Args(ClusterDnsArgs args) => new()
    {
        Metadata = Metadata(Name),
        Spec = new DaemonSetSpecArgs
        {
            Selector = new LabelSelectorArgs { MatchLabels = { ["k8s-app"] = Name } },
            UpdateStrategy = new DaemonSetUpdateStrategyArgs { RollingUpdate = new RollingUpdateDaemonSetArgs { MaxUnavailable = "10%" } },
            Template = new PodTemplateSpecArgs
            {
                Metadata = new ObjectMetaArgs { Labels = { ["k8s-app"] = Name } },
                Spec = Pod(args),
            },
        },
    };

    public static ObjectMetaArgs Metadata(string name) => new() { Name = name, Namespace = Namespace, Labels = { ["k8s-app"] = Name } };

    private static PodSpecArgs Pod(ClusterDnsArgs args) => new()
    {
        PriorityClassName = "system-node-critical",
        ServiceAccountName = Name,
        HostNetwork = true,
        // Not what it serves itself.
        DnsPolicy = "Default",
        Tolerations = [new TolerationArgs { Operator = "Exists" }],
        NodeSelector = { ["kubernetes.io/os"] = "linux" },
        Containers = [Container(CidrText.Format(args.Plan.Dns.NodeLocalCacheAddress!), args.RegistryMirror)],
        Volumes =
        [
            new VolumeArgs
            {
                Name = "config",
                ConfigMap = new ConfigMapVolumeSourceArgs { Name = Name, Items = [new KeyToPathArgs { Key = "Corefile", Path = "Corefile.base" }] },
            },
        ],
    };

    private static ContainerArgs Container(string address, string? mirror) => new()
    {
        Name = "node-cache",
        Image = ImageRegistry.Of(Image, mirror),
        Args = ["-localip", address, "-conf", "/etc/Corefile", "-upstreamsvc", UpstreamService, "-setupiptables=false"],
        Resources = new ResourceRequirementsArgs { Requests = { ["cpu"] = "25m", ["memory"] = "5Mi" } },
        // It makes the interface that the address is on.
        SecurityContext = new SecurityContextArgs { Capabilities = new CapabilitiesArgs { Add = ["NET_ADMIN"] } },
        Ports =
        [
            new ContainerPortArgs { Name = "dns", ContainerPortValue = 53, Protocol = "UDP" },
            new ContainerPortArgs { Name = "dns-tcp", ContainerPortValue = 53, Protocol = "TCP" },
            new ContainerPortArgs { Name = "metrics", ContainerPortValue = NodeLocalCorefile.MetricsPort, Protocol = "TCP" },
        ],
        LivenessProbe = new ProbeArgs
        {
            HttpGet = new HTTPGetActionArgs { Host = address, Path = "/health", Port = NodeLocalCorefile.HealthPort },
            InitialDelaySeconds = 60,
            TimeoutSeconds = 5,
        },
        VolumeMounts = [new VolumeMountArgs { Name = "config", MountPath = "/etc/coredns" }],
    };
}
