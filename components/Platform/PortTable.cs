using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using static CalicoIPv6.Platform.Peer;
using static CalicoIPv6.Platform.PortProtocol;

namespace CalicoIPv6.Platform;

/// <summary>
/// Who may reach whom, at which port and why: the one table from which every provider's firewall follows. Whatever is not in it
/// does not come in; everything may go out.
/// </summary>
/// <remarks>
/// Sources of the ports: kubernetes.io "Ports and Protocols" (6443, 2379-2380, 10250, 10256, 30000-32767) and Calico's "System
/// requirements", network requirements (179, 4789, protocol 4, 5473, 51820 for WireGuard over IPv4, 51821 over IPv6). Calico's eBPF
/// dataplane sends to a NodePort's endpoint on another host in VXLAN whatever the pools' encapsulation is (projectcalico/calico
/// felix/design/bpf-services.md, "External traffic"). Of Kubernetes' list 10257 (controller manager) and 10259
/// (scheduler) are left out: kubeadm lets both listen on the host's own loopback address (cmd/kubeadm/app/phases/controlplane,
/// <c>bind-address</c>), where only the host's own kubelet asks for their health.
/// </remarks>
public static class PortTable
{
    /// <summary>Where kube-apiserver and the load balancer before it listen.</summary>
    public const int ApiPort = 6443;

    /// <summary>
    /// Where kube-proxy says whether the host can serve Services (<c>/healthz</c>), and Calico's eBPF dataplane in its place
    /// (FelixConfiguration, <c>bpfKubeProxyHealthzPort</c>).
    /// </summary>
    public const int ProxyHealthPort = 10256;

    /// <summary>ICMP type 3 code 4 (RFC 792, RFC 1191): a router dropped a packet because it was too big.</summary>
    private static readonly PortRange FragmentationNeeded = new(3, 4);

    /// <summary>ICMPv6 type 2 (RFC 4443 section 3.2): the same, and the only way for a sender to learn it, since no router fragments IPv6.</summary>
    private static readonly PortRange PacketTooBig = new(2, 0);

    private static readonly PortRange NodePorts = new(ServicePort.FirstNodePort, ServicePort.LastNodePort);

    private static readonly ImmutableArray<Row> Rows =
    [
        new("api-from-admins", Admins, ApiLoadBalancer, Tcp, Port(ApiPort), HasAdmins, "Kubernetes API for administrators"),
        new("api-from-nodes", Nodes, ApiLoadBalancer, Tcp, Port(ApiPort), Always, "Kubernetes API for kubelets and for kubeadm join"),
        new("api-from-balancer", ApiLoadBalancer, ControlPlanes, Tcp, Port(ApiPort), Always, "Kubernetes API: forwarded connections and health checks"),
        new("api-behind-service", Nodes, ControlPlanes, Tcp, Port(ApiPort), Always, "Kubernetes API at the address behind the kubernetes Service"),
        new("etcd", ControlPlanes, ControlPlanes, Tcp, new(2379, 2380), HasSeveralControlPlanes, "etcd clients and peers"),
        new("kubelet", Nodes, Nodes, Tcp, Port(10250), Always, "kubelet: logs, exec and metrics"),
        new("typha", Nodes, Nodes, Tcp, Port(5473), HasTypha, "Calico: Felix to Typha"),
        new("bgp", Nodes, Nodes, Tcp, Port(179), HasBgp, "Calico: hosts exchange pod routes by BGP"),
        new("vxlan", Nodes, Nodes, Udp, Port(4789), UsesVXLAN, "Calico: traffic to pods in VXLAN"),
        new("ipip", Nodes, Nodes, IPIP, null, UsesIPIP, "Calico: pod traffic in IP in IP"),
        new("wireguard-ipv4", Nodes, Nodes, Udp, Port(51820), UsesIPv4Wireguard, "Calico: pod traffic in WireGuard"),
        new("wireguard-ipv6", Nodes, Nodes, Udp, Port(51821), UsesIPv6Wireguard, "Calico: pod traffic in WireGuard"),
        // WireGuard takes none of these rules away: to a host whose key is not known yet, Felix leaves packets to the routes of the pools,
        // and packets to a host's own address are not for the tunnel (projectcalico/calico felix/wireguard/wireguard.go).
        new("pods", Pods, Nodes, Any, null, HasBarePods, "Unencapsulated packets carry a pod address, which no reference to hosts matches"),
        // The packet that a host sends to a pod elsewhere (API server to webhook, kube-proxy to endpoint) has any destination port.
        new("host-to-pod", Nodes, Nodes, Any, null, HasUnencapsulatedPods, "Unencapsulated packets from a host to a pod: webhooks, aggregated APIs, NodePorts"),
        new("proxy-health", ServiceLoadBalancer, Nodes, Tcp, Port(ProxyHealthPort), HasServices, "kube-proxy: health checks of the load balancer before NodePorts"),
        new("nodeports-tcp", NodePortClients, Nodes, Tcp, NodePorts, HasNodePortClients, "NodePorts for the ranges listed for them"),
        new("nodeports-udp", NodePortClients, Nodes, Udp, NodePorts, HasNodePortClients, "NodePorts for the ranges listed for them"),
        new("ssh", Admins, Nodes, Tcp, Port(22), HasSsh, "SSH for administrators"),
        new("icmp", Nodes, Nodes, Icmp, null, IsIPv4, "Path MTU discovery, unreachable messages and ping between hosts"),
        new("icmpv6", Nodes, Nodes, IcmpV6, null, IsIPv6, "Path MTU discovery, unreachable messages and ping between hosts"),
        new("mtu-from-admins-ipv4", Admins, ApiLoadBalancer, Icmp, FragmentationNeeded, HasIPv4Admins, "Path MTU discovery towards administrators"),
        new("mtu-from-admins-ipv6", Admins, ApiLoadBalancer, IcmpV6, PacketTooBig, HasIPv6Admins, "Path MTU discovery towards administrators"),
        new("mtu-from-nodes-ipv4", Nodes, ApiLoadBalancer, Icmp, FragmentationNeeded, IsIPv4, "Path MTU discovery from load balancer to hosts"),
        new("mtu-from-nodes-ipv6", Nodes, ApiLoadBalancer, IcmpV6, PacketTooBig, IsIPv6, "Path MTU discovery from load balancer to hosts"),
        new("mtu-from-balancer-ipv4", ApiLoadBalancer, ControlPlanes, Icmp, FragmentationNeeded, IsIPv4, "Path MTU discovery from hosts to load balancer"),
        new("mtu-from-balancer-ipv6", ApiLoadBalancer, ControlPlanes, IcmpV6, PacketTooBig, IsIPv6, "Path MTU discovery from hosts to load balancer"),
        new("mtu-from-clients-ipv4", ServiceClients, ServiceLoadBalancer, Icmp, FragmentationNeeded, HasIPv4Clients, "Path MTU discovery towards clients"),
        new("mtu-from-clients-ipv6", ServiceClients, ServiceLoadBalancer, IcmpV6, PacketTooBig, HasIPv6Clients, "Path MTU discovery towards clients"),
        new("mtu-services-ipv4", Nodes, ServiceLoadBalancer, Icmp, FragmentationNeeded, HasIPv4Services, "Path MTU discovery from load balancer to hosts"),
        new("mtu-services-ipv6", Nodes, ServiceLoadBalancer, IcmpV6, PacketTooBig, HasIPv6Services, "Path MTU discovery from load balancer to hosts"),
        new("mtu-from-services-ipv4", ServiceLoadBalancer, Nodes, Icmp, FragmentationNeeded, HasIPv4Services, "Path MTU discovery from hosts to load balancer"),
        new("mtu-from-services-ipv6", ServiceLoadBalancer, Nodes, IcmpV6, PacketTooBig, HasIPv6Services, "Path MTU discovery from hosts to load balancer"),
    ];

    private delegate bool When(AddressPlan plan, ClusterSpec cluster, IPFamily family);

    /// <summary>The rules that a plan needs, in the order of the table, each with the families that need it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="balancerFamilies">The families in which clients from outside reach the balancers. Absent: the plan's.</param>
    public static ImmutableArray<PortRule> For(AddressPlan plan, ClusterSpec cluster, ImmutableArray<IPFamily>? balancerFamilies = null) =>
    [
        .. Rows.Concat(cluster.ServicePorts.SelectMany(ServiceRows))
            .Select(row => row.Rule([.. (row.IsFromOutside ? balancerFamilies ?? plan.Families : plan.Families).Where(family => row.When(plan, cluster, family))]))
            .Where(rule => !rule.Families.IsEmpty),
    ];

    /// <summary>The ranges of a family by which a peer is known; none for one that has a firewall group.</summary>
    public static IEnumerable<Cidr> RangesOf(Peer peer, AddressPlan plan, ClusterSpec cluster, IPFamily family) => (peer switch
    {
        Admins => cluster.AdminCidrs,
        ServiceClients => cluster.PublicCidrs,
        NodePortClients => cluster.NodePortCidrs,
        Pods => plan.PodCidrs,
        _ => [],
    }).Where(cidr => cidr.Family == family);

    private static IEnumerable<Row> ServiceRows(ServicePort port)
    {
        string name = PortRule.NameOf(port);
        PortProtocol protocol = port.Protocol == ServiceProtocol.Tcp ? Tcp : Udp;
        yield return new($"service-{name}", ServiceClients, ServiceLoadBalancer, protocol, Port(port.Port), HasClients, "Services for clients outside the cluster");
        yield return new(
            $"service-{name}-to-nodes", ServiceLoadBalancer, Nodes, protocol, Port(port.NodePort), HasServices, "NodePort behind the load balancer");
    }

    private static PortRange Port(int port) => new(port, port);

    private static bool Always(AddressPlan plan, ClusterSpec cluster, IPFamily family) => true;

    private static bool IsIPv4(AddressPlan plan, ClusterSpec cluster, IPFamily family) => family == IPFamily.IPv4;

    private static bool IsIPv6(AddressPlan plan, ClusterSpec cluster, IPFamily family) => family == IPFamily.IPv6;

    // The operator installs Typha whatever the size of the cluster; calico.yaml has none.
    private static bool HasTypha(AddressPlan plan, ClusterSpec cluster, IPFamily family) => cluster.CalicoInstall == CalicoInstall.Operator;

    private static bool HasBgp(AddressPlan plan, ClusterSpec cluster, IPFamily family) => plan.Bgp;

    private static bool HasAdmins(AddressPlan plan, ClusterSpec cluster, IPFamily family) => RangesOf(Admins, plan, cluster, family).Any();

    private static bool HasServices(AddressPlan plan, ClusterSpec cluster, IPFamily family) => !cluster.ServicePorts.IsEmpty;

    private static bool HasIPv4Services(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        family == IPFamily.IPv4 && HasServices(plan, cluster, family);

    private static bool HasIPv6Services(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        family == IPFamily.IPv6 && HasServices(plan, cluster, family);

    private static bool HasClients(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        HasServices(plan, cluster, family) && RangesOf(ServiceClients, plan, cluster, family).Any();

    private static bool HasIPv4Clients(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        family == IPFamily.IPv4 && HasClients(plan, cluster, family);

    private static bool HasIPv6Clients(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        family == IPFamily.IPv6 && HasClients(plan, cluster, family);

    private static bool HasNodePortClients(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        RangesOf(NodePortClients, plan, cluster, family).Any();

    private static bool HasIPv4Admins(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        family == IPFamily.IPv4 && HasAdmins(plan, cluster, family);

    private static bool HasIPv6Admins(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        family == IPFamily.IPv6 && HasAdmins(plan, cluster, family);

    private static bool HasSsh(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        cluster.SshPublicKey is not null && HasAdmins(plan, cluster, family);

    private static bool HasSeveralControlPlanes(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        cluster.Hosts.Count(host => host.Role == HostRole.ControlPlane) > 1;

    private static bool UsesVXLAN(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        plan.Dataplane == Dataplane.Bpf || plan.Encapsulations(family).Any(encapsulation => encapsulation.UsesVXLAN());

    private static bool UsesIPv4Wireguard(AddressPlan plan, ClusterSpec cluster, IPFamily family) => family == IPFamily.IPv4 && cluster.Calico.HasWireguard(family);

    private static bool UsesIPv6Wireguard(AddressPlan plan, ClusterSpec cluster, IPFamily family) => family == IPFamily.IPv6 && cluster.Calico.HasWireguard(family);

    private static bool UsesIPIP(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        family == IPFamily.IPv4 && plan.Encapsulations(family).Any(encapsulation => encapsulation.UsesIPIP());

    private static bool HasBarePods(AddressPlan plan, ClusterSpec cluster, IPFamily family) => plan.HasBarePodTrafficOf(family);

    private static bool HasUnencapsulatedPods(AddressPlan plan, ClusterSpec cluster, IPFamily family) =>
        plan.Encapsulations(family).Any(encapsulation => encapsulation.HasBarePodTraffic());

    private sealed record Row(string Name, Peer From, Peer To, PortProtocol Protocol, PortRange? Ports, When When, string Why)
    {
        public bool IsFromOutside => From.IsRanges() && To.IsBalancer();

        public PortRule Rule(ImmutableArray<IPFamily> families) => new()
        {
            Name = Name,
            From = From,
            To = To,
            Protocol = Protocol,
            Ports = Ports,
            Families = families,
            Why = Why,
        };
    }
}
