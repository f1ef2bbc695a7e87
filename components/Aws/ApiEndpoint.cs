using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.Aws.LB;
using Pulumi.Aws.LB.Inputs;
using Pulumi.Aws.Vpc;

namespace CalicoIPv6.Aws;

/// <summary>
/// A network load balancer before the Kubernetes API, which clients reach in every family of the mode. Behind it is one target
/// group, of the primary family: a listener cannot forward to two of different families.
/// </summary>
public sealed class ApiEndpoint : ComponentResource
{
    private readonly ApiEndpointArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes balancer, listener and targets, and lets the hosts' public addresses in.</summary>
    public ApiEndpoint(string name, ApiEndpointArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:ApiEndpoint", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        LoadBalancer balancer = CreateBalancer(args.Shape.Checked());
        TargetGroup targets = CreateTargetGroup();
        IEnumerable<HostInterface> controlPlanes = args.Interfaces.Hosts.Where(i => i.Host.Role == HostRole.ControlPlane);
        Path = [CreateListener(balancer, targets), .. controlPlanes.Select(host => CreateTarget(targets, host)), .. CreateNatRules()];
        HostRules = CreateHostRules();
        DnsName = balancer.DnsName;
        RegisterOutputs();
    }

    /// <summary>The balancer's name: A records and, where the plan has IPv6, AAAA records.</summary>
    [Output("dnsName")]
    public Output<string> DnsName { get; private set; }

    /// <summary>Listener, targets and the rules for NAT gateways: with them the way through the balancer is complete.</summary>
    internal ImmutableArray<Resource> Path { get; }

    /// <summary>What lets a host's own public address in, by host name; empty where none has one, and for an internal balancer.</summary>
    internal ImmutableDictionary<string, Resource> HostRules { get; }

    private CustomResourceOptions Child => new() { Parent = this };

    private bool IsInternal => _args.Cluster.ApiAccess == EndpointAccess.Internal;

    // EC2 makes no internet-facing balancer in a VPC that has no internet gateway yet (ELBv2 API, CreateLoadBalancer:
    // InvalidSubnet), and nothing that the balancer is given names the gateway. It is protected since a new one has a new name, and
    // every host's kubeconfig and certificate have the old one.
    private LoadBalancer CreateBalancer(BalancerShape shape) => new(
        _names.LoadBalancer,
        new LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = IsInternal,
            IpAddressType = shape.IpAddressType,
            Subnets = _args.IsAmongHosts ? _args.Network.HostSubnetIds : _args.Network.EdgeSubnetIds,
            SecurityGroups = { _args.Firewall.ApiGroupId },
            EnableCrossZoneLoadBalancing = true,
            EnableDeletionProtection = _args.Settings.DeletionProtection,
            Tags = StandardTags.Of(_args.Cluster, "api"),
        },
        new() { Parent = this, DependsOn = _args.Network, Protect = true });

    private TargetGroup CreateTargetGroup() => new(
        _names.TargetGroup,
        new TargetGroupArgs
        {
            VpcId = _args.Network.VpcId,
            Port = PortTable.ApiPort,
            Protocol = "TCP",
            // Targets of type instance are IPv4 unless the instance has a primary IPv6 address; type ip has both families.
            TargetType = "ip",
            IpAddressType = _args.Plan.PrimaryFamily.Lower(),
            // A control plane that reaches itself through the balancer would see its own address as source, and drop the packet
            // (ELB user guide, "Troubleshoot your Network Load Balancer": requests from a target to its load balancer time out).
            PreserveClientIp = "false",
            HealthCheck = HealthCheck(),
            Tags = StandardTags.Of(_args.Cluster, "api"),
        },
        Child);

    // /readyz, not a mere connection: an API server that shuts down, or has lost etcd, still accepts connections. It answers
    // without credentials (ClusterRole system:public-info-viewer), and balancers do not verify targets' certificates.
    private static TargetGroupHealthCheckArgs HealthCheck() => new()
    {
        Protocol = "HTTPS",
        Path = "/readyz",
        Port = "traffic-port",
        Matcher = "200",
        Interval = 10,
        HealthyThreshold = 2,
        UnhealthyThreshold = 2,
    };

    private Listener CreateListener(LoadBalancer balancer, TargetGroup targets) => new(
        _names.Listener,
        new ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Port = PortTable.ApiPort,
            Protocol = "TCP",
            DefaultActions = { new ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = targets.Arn } },
            Tags = StandardTags.Of(_args.Cluster, "api"),
        },
        Child);

    private TargetGroupAttachment CreateTarget(TargetGroup targets, HostInterface controlPlane) => new(
        _names.Target(controlPlane.Host),
        new TargetGroupAttachmentArgs
        {
            TargetGroupArn = targets.Arn,
            TargetId = controlPlane.Addresses[_args.Plan.PrimaryFamily],
            Port = PortTable.ApiPort,
        },
        Child);

    // The name of an internet-facing balancer resolves to public IPv4 addresses inside the VPC too. Packets to those leave by the
    // internet gateway with the host's elastic address as source, or by a NAT gateway with the gateway's, and neither matches a
    // reference to the hosts' security group (VPC user guide, "Security group referencing": private addresses only). IPv6 addresses
    // are not translated and do match, and so do those that reach an internal balancer.
    private ImmutableDictionary<string, Resource> CreateHostRules() => _args.Cluster.Hosts
        .Where(host => !IsInternal && _args.Interfaces.PublicIPv4.ContainsKey(host.Name))
        .ToImmutableDictionary(host => host.Name, host => (Resource)CreateRule(_names.RuleFrom(host), _args.Interfaces.PublicIPv4[host.Name]));

    private IEnumerable<Resource> CreateNatRules() => IsInternal || !_args.Plan.HasIPv4
        ? []
        : _args.Network.NatPublicIPv4.Select((address, index) => CreateRule(_names.RuleFromNat(index), address));

    private SecurityGroupIngressRule CreateRule(string name, Output<string> address)
    {
        PortRule api = PortTable.For(_args.Plan, _args.Cluster).Single(rule => rule is { From: Peer.Nodes, To: Peer.ApiLoadBalancer, Protocol: PortProtocol.Tcp });
        return new(
            name,
            IngressRules.Into(_args.Firewall.ApiGroupId, api, _args.Cluster).From(IPFamily.IPv4, address.Apply(ip => $"{ip}/32")),
            Child);
    }
}
