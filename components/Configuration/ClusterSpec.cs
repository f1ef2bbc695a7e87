using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Configuration;

/// <summary>What a person decided about the cluster itself, apart from addresses and cloud.</summary>
public sealed record ClusterSpec
{
    /// <summary>The DNS domain of Services, kubeadm's own default.</summary>
    public const string DnsDomain = "cluster.local";

    /// <summary>A DNS label; stands in resource names, host names and the kubeconfig.</summary>
    public required string Name { get; init; }

    /// <summary>Three numbers without a <c>v</c>, such as <c>1.35.6</c>.</summary>
    public required string KubernetesVersion { get; init; }

    /// <summary>Three numbers without a <c>v</c>, such as <c>3.32.1</c>.</summary>
    public required string CalicoVersion { get; init; }

    /// <summary>The hosts, control planes first. Empty: the cluster exists, and its hosts are not known here.</summary>
    public required ImmutableArray<HostSpec> Hosts { get; init; }

    /// <summary>Who may reach the API, and SSH where there is a key, from outside. Empty: nobody.</summary>
    public ImmutableArray<Cidr> AdminCidrs { get; init; } = [];

    /// <summary>An OpenSSH public key for the image's default user. Absent: no key and no SSH rule.</summary>
    public string? SshPublicKey { get; init; }

    /// <summary>Tags of every resource that takes them, besides the project's own. Default none.</summary>
    /// <remarks>On AWS a key has 1 to 128 characters and a text 256 at most, and a resource 50 tags.</remarks>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How Calico finds a host's IPv4 address, in modes with IPv4. Default: it takes kubelet's.</summary>
    public NodeAddressMethod NodeAddressIPv4 { get; init; } = NodeAddressMethod.FromKubelet;

    /// <summary>How Calico finds a host's IPv6 address, in modes with IPv6. Default: it takes kubelet's.</summary>
    public NodeAddressMethod NodeAddressIPv6 { get; init; } = NodeAddressMethod.FromKubelet;

    /// <summary>How Calico is installed. Default by the operator.</summary>
    public CalicoInstall CalicoInstall { get; init; }

    /// <summary>Calico, apart from addresses.</summary>
    public CalicoSpec Calico { get; init; } = new();

    /// <summary>Path or https URL of a <c>calico.yaml</c>; used where Calico is installed by manifest. Absent: the released one of <see cref="CalicoVersion"/>.</summary>
    public string? CalicoManifest { get; init; }

    /// <summary>Path or https URL of a manifest of kube-dns. Present where kube-dns is the DNS server.</summary>
    public string? KubeDnsManifest { get; init; }

    /// <summary>Whether hosts have no address that the internet reaches. Default false.</summary>
    public bool PrivateHosts { get; init; }

    /// <summary>From where the API's address can be reached. Default public: the firewall still lets in <see cref="AdminCidrs"/> alone.</summary>
    public EndpointAccess ApiAccess { get; init; }

    /// <summary>The ports of a load balancer in front of the workers' NodePorts. Empty: there is none.</summary>
    public ImmutableArray<ServicePort> ServicePorts { get; init; } = [];

    /// <summary>From where that balancer's address can be reached. Default public: the firewall still lets in <see cref="PublicCidrs"/> alone.</summary>
    public EndpointAccess ServiceAccess { get; init; }

    /// <summary>Who may reach <see cref="ServicePorts"/>. Empty: nobody.</summary>
    public ImmutableArray<Cidr> PublicCidrs { get; init; } = [];

    /// <summary>Who may reach the NodePorts of every host directly. Empty: nobody.</summary>
    public ImmutableArray<Cidr> NodePortCidrs { get; init; } = [];

    /// <summary>How OpenStack gives hosts their IPv6 addresses. Absent: by stateful DHCPv6, where the provider is OpenStack.</summary>
    public IPv6AddressMode? IPv6AddressMode { get; init; }

    /// <summary>What replaces the public image registries: a host, perhaps a port and a path, without scheme and final slash. Absent: nothing.</summary>
    public string? RegistryMirror { get; init; }

    /// <summary>
    /// Where containerd looks for the images of a registry before it asks that one: URLs in the order of trial, by the registry's
    /// <c>HOST[:PORT]</c>, or <c>_default</c> for those that are not named. Default none.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> ContainerdMirrors { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Names or addresses of time servers that hosts prefer. Empty: what the hosts' image asks.</summary>
    public ImmutableArray<string> NtpServers { get; init; } = [];

    /// <summary>Hours that a join token is valid for. Default 168, a week.</summary>
    public int JoinTokenHours { get; init; } = 168;
}
