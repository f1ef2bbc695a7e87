using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.LoadBalancer;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// An Octavia balancer in each family of the mode that clients are listed of, in front of the workers' NodePorts; a balancer has one
/// address, and so one family.
/// </summary>
public sealed class ServiceLoadBalancer : ComponentResource
{
    private readonly ServiceLoadBalancerArgs _args;

    /// <summary>Makes the balancers.</summary>
    public ServiceLoadBalancer(string name, ServiceLoadBalancerArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:openstack:ServiceLoadBalancer", name, options)
    {
        _args = args;
        var names = new ResourceNames(name);
        string? externalNetwork = args.Cluster.ServiceAccess == EndpointAccess.Public ? args.Settings.ExternalNetwork : null;
        Addresses = FamiliesOf(args.Plan, args.Cluster).ToImmutableDictionary(
            family => family,
            family => new OctaviaBalancer(
                names,
                family,
                new() { Cluster = args.Cluster, Network = args.Network, ExternalNetwork = externalNetwork, Ports = [.. args.Cluster.ServicePorts.Select(port => PortOf(port, family))] },
                this).Address);
        RegisterOutputs();
    }

    /// <summary>The address in each family that has a balancer: that which is reached from outside where there is one.</summary>
    public ImmutableDictionary<IPFamily, Output<string>> Addresses { get; }

    /// <summary>
    /// The families with a balancer, in the plan's order. One without clients has none: of a listener that lists nobody Octavia makes one
    /// for everybody.
    /// </summary>
    public static ImmutableArray<IPFamily> FamiliesOf(AddressPlan plan, ClusterSpec cluster) =>
        cluster.ServicePorts.IsEmpty ? [] : [.. plan.Families.Where(family => PortTable.RangesOf(Peer.ServiceClients, plan, cluster, family).Any())];

    private BalancedPort PortOf(ServicePort port, IPFamily family) => new(
        $"-{PortRule.NameOf(port)}",
        port.Protocol == ServiceProtocol.Tcp ? "TCP" : "UDP",
        port.Port,
        port.NodePort,
        [.. _args.Interfaces.Hosts.Where(i => i.Host.Role == HostRole.Worker)],
        Output.Create(BalancedPort.InOrder(PortTable.RangesOf(Peer.ServiceClients, _args.Plan, _args.Cluster, family).Select(range => range.ToString()))),
        () => Probe(port));

    // The NodePort itself, which answers in the families of its Service. kube-proxy says its own health in the primary family alone
    // (kubeadm, bindAddress of KubeProxyConfiguration), where a balancer of the other one does not come.
    private static MonitorArgs Probe(ServicePort port) => new()
    {
        Type = port.Protocol == ServiceProtocol.Tcp ? "TCP" : "UDP-CONNECT",
        Delay = 10,
        Timeout = 5,
        MaxRetries = 2,
        MaxRetriesDown = 2,
    };
}
