using System.Collections.Immutable;
using CalicoIPv6.Addressing;
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

        LoadBalancer balancer = CreateBalancer();
        TargetGroup targets = CreateTargetGroup();
        IEnumerable<HostInterface> controlPlanes = args.Interfaces.Hosts.Where(i => i.Host.Role == HostRole.ControlPlane);
        Path = [CreateListener(balancer, targets), .. controlPlanes.Select(host => CreateTarget(targets, host))];
        HostRules = CreateHostRules();
        DnsName = balancer.DnsName;
        RegisterOutputs();
    }

    /// <summary>The balancer's name: A records and, where the plan has IPv6, AAAA records.</summary>
    [Output("dnsName")]
    public Output<string> DnsName { get; private set; }

    /// <summary>Listener and targets: with them the way through the balancer is complete.</summary>
    internal ImmutableArray<Resource> Path { get; }

    /// <summary>What lets a host's own public address in, by host name; empty in a mode without IPv4.</summary>
    internal ImmutableDictionary<string, Resource> HostRules { get; }

    private CustomResourceOptions Child => new() { Parent = this };

    // EC2 makes no internet-facing balancer in a VPC that has no internet gateway yet (ELBv2 API, CreateLoadBalancer:
    // InvalidSubnet), and nothing that the balancer is given names the gateway.
    private LoadBalancer CreateBalancer() => new(
        _names.LoadBalancer,
        new LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = false,
            IpAddressType = _args.Plan.HasIPv6 ? "dualstack" : "ipv4",
            Subnets = _args.Network.EdgeSubnetIds,
            SecurityGroups = { _args.Firewall.ApiGroupId },
            EnableCrossZoneLoadBalancing = true,
            EnableDeletionProtection = false,
            Tags = StandardTags.Of(_args.Cluster, "api"),
        },
        new() { Parent = this, DependsOn = _args.Network });

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
    // internet gateway with the host's elastic address as source, which a reference to the hosts' security group does not match
    // (VPC user guide, "Security group referencing": private addresses only). IPv6 addresses are not translated and do match.
    private ImmutableDictionary<string, Resource> CreateHostRules()
    {
        PortRule api = PortTable.For(_args.Plan, _args.Cluster).Single(rule => rule is { From: Peer.Nodes, To: Peer.ApiLoadBalancer, Protocol: PortProtocol.Tcp });
        return _args.Cluster.Hosts
            .Where(host => _args.Interfaces.PublicIPv4.ContainsKey(host.Name))
            .ToImmutableDictionary(host => host.Name, host => (Resource)CreateHostRule(host, api));
    }

    private SecurityGroupIngressRule CreateHostRule(HostSpec host, PortRule api) => new(
        _names.RuleFrom(host),
        IngressRules
            .Into(_args.Firewall.ApiGroupId, api, _args.Cluster)
            .From(IPFamily.IPv4, _args.Interfaces.PublicIPv4[host.Name].Apply(ip => $"{ip}/32")),
        Child);
}
