using System.Globalization;
using CalicoIPv6.Addressing;
using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>kubeadm's ClusterConfiguration: what concerns all control planes.</summary>
/// <remarks>Fields: kubernetes/website content/en/docs/reference/config-api/kubeadm-config.v1beta4.md and v1beta3.md.</remarks>
internal sealed record ClusterConfiguration
{
    public required string ApiVersion { get; init; }

    public string Kind { get; init; } = "ClusterConfiguration";

    public required string ClusterName { get; init; }

    public required string KubernetesVersion { get; init; }

    public required string ControlPlaneEndpoint { get; init; }

    /// <summary>The kind of the keys that kubeadm makes itself; the same as that of the shared ones. Absent before v1beta4, which made it up.</summary>
    public string? EncryptionAlgorithm { get; init; }

    /// <summary>
    /// How long the certificates live that kubeadm makes on control planes: a Go duration. Absent before v1beta4, which made it up:
    /// a year.
    /// </summary>
    public string? CertificateValidityPeriod { get; init; }

    /// <summary>Where images come from. Absent: registry.k8s.io.</summary>
    public string? ImageRepository { get; init; }

    public required Networking Networking { get; init; }

    /// <summary>Absent: CoreDNS.</summary>
    public DnsAddon? Dns { get; init; }

    public required ApiServer ApiServer { get; init; }

    public required ControlPlaneComponent ControllerManager { get; init; }

    public static ClusterConfiguration For(HostFacts host, ClusterFacts cluster)
    {
        AddressPlan plan = cluster.Plan;
        KubeadmApi api = cluster.KubeadmApi;
        return new ClusterConfiguration
        {
            ApiVersion = api.Version,
            ClusterName = cluster.Cluster.Name,
            KubernetesVersion = $"v{cluster.Cluster.KubernetesVersion}",
            ControlPlaneEndpoint = cluster.ApiHostPort,
            EncryptionAlgorithm = api == KubeadmApi.V1Beta4 ? "ECDSA-P256" : null,
            CertificateValidityPeriod = api == KubeadmApi.V1Beta4
                ? string.Create(CultureInfo.InvariantCulture, $"{CertificateTerms.ControlPlaneHours}h0m0s")
                : null,
            ImageRepository = cluster.Cluster.RegistryMirror,
            Networking = new Networking(plan.KubeadmPodSubnet, plan.KubeadmServiceSubnet, cluster.DnsDomain),
            Dns = DnsAddon.Of(plan, cluster.Cluster.RegistryMirror),
            ApiServer = new ApiServer
            {
                CertSans = [.. Names(host, cluster).Distinct(StringComparer.Ordinal)],
                // "::" answers on both families; IPv4 hosts may have no IPv6 at all.
                ExtraArgs = api.Arguments(new Argument("bind-address", plan.HasIPv6 ? "::" : "0.0.0.0")),
            },
            ControllerManager = new ControlPlaneComponent { ExtraArgs = api.Arguments(NodeRanges(plan)) },
        };
    }

    // Where Calico's IPAM gives addresses to pods, from its own blocks, a node would be given ranges in vain, and kubeadm would hold
    // the pod ranges against a node mask that means nothing. Else a mask for each family: the flag without a family is refused in
    // dual-stack (kubernetes cmd/kube-controller-manager/app/core.go, getNodeCIDRMaskSizes).
    private static IEnumerable<Argument> NodeRanges(AddressPlan plan) => !plan.AllocatesNodeCidrs
        ? [new Argument("allocate-node-cidrs", "false")]
        :
        [
            new Argument("allocate-node-cidrs", "true"),
            .. plan.Families.Select(f => new Argument(
                $"node-cidr-mask-size-{f.Lower()}",
                (f == IPFamily.IPv4 ? plan.NodeCidrMaskSizeIPv4 : plan.NodeCidrMaskSizeIPv6).ToString(CultureInfo.InvariantCulture))),
        ];

    // kubeadm adds each control plane's advertise address and the first family's API service address by itself, but neither in
    // the second family; and further control planes take these names from the cluster, so all of their addresses are here.
    private static IEnumerable<string> Names(HostFacts host, ClusterFacts cluster) =>
    [
        cluster.ApiEndpoint,
        .. cluster.FurtherApiNames,
        .. host.InOrder(cluster.Plan),
        .. cluster.ControlPlaneAddresses,
        .. cluster.Plan.ServiceCidrs.Select(range => range.AddressAt(AddressPlan.ApiServiceIndex).ToString()),
    ];
}

/// <param name="PodSubnet">One range a family, with a comma and no space between.</param>
/// <param name="ServiceSubnet">The same of Services; kubeadm makes <c>service-cluster-ip-range</c> of it.</param>
/// <param name="DnsDomain">The domain of Services.</param>
internal sealed record Networking(string PodSubnet, string ServiceSubnet, string DnsDomain);

/// <param name="Disabled">Whether kubeadm leaves CoreDNS and the Service kube-dns out.</param>
/// <param name="ImageRepository">
/// Given, so that CoreDNS has the path in a mirror that it has in registry.k8s.io, <c>coredns/coredns</c>: kubeadm takes the first
/// part away in every other registry (kubernetes/kubeadm#3164).
/// </param>
internal sealed record DnsAddon(bool? Disabled = null, string? ImageRepository = null)
{
    public static DnsAddon? Of(AddressPlan plan, string? mirror) => plan.Dns.Server == DnsServer.KubeDns
        ? new(Disabled: true)
        : mirror is null ? null : new(ImageRepository: $"{mirror}/coredns");
}

internal sealed record ApiServer
{
    [YamlMember(Alias = "certSANs", ApplyNamingConventions = false)]
    public required IReadOnlyList<string> CertSans { get; init; }

    public required Arguments ExtraArgs { get; init; }
}

internal sealed record ControlPlaneComponent
{
    public required Arguments ExtraArgs { get; init; }
}
