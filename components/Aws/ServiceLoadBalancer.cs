using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.Aws.LB;
using Pulumi.Aws.LB.Inputs;

namespace CalicoIPv6.Aws;

/// <summary>
/// A network load balancer in front of NodePorts, which clients reach in every family of the mode; the classic one that a Service of
/// type LoadBalancer gets by default has no IPv6. Behind each port are the workers' addresses of the primary family: kube-proxy
/// says its health in that one (kubeadm, <c>bindAddress</c> of KubeProxyConfiguration), and a Service with but one family has it.
/// </summary>
public sealed class ServiceLoadBalancer : ComponentResource
{
    private readonly ServiceLoadBalancerArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes balancer, listeners and targets.</summary>
    public ServiceLoadBalancer(string name, ServiceLoadBalancerArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:ServiceLoadBalancer", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        LoadBalancer balancer = CreateBalancer(args.Shape.Checked());
        ImmutableArray<HostInterface> workers = [.. args.Interfaces.Hosts.Where(i => i.Host.Role == HostRole.Worker)];
        foreach (ServicePort port in args.Cluster.ServicePorts)
        {
            CreatePort(balancer, port, workers);
        }

        DnsName = balancer.DnsName;
        RegisterOutputs();
    }

    /// <summary>The balancer's name: A records and, where the plan has IPv6, AAAA records.</summary>
    [Output("dnsName")]
    public Output<string> DnsName { get; private set; }

    private CustomResourceOptions Child => new() { Parent = this };

    private InputMap<string> Tags => StandardTags.Of(_args.Cluster, "services");

    // One that faces the internet waits for the internet gateway, as the API's does.
    private LoadBalancer CreateBalancer(BalancerShape shape)
    {
        var args = new LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = _args.Cluster.ServiceAccess == EndpointAccess.Internal,
            IpAddressType = shape.IpAddressType,
            Subnets = _args.IsAmongHosts ? _args.Network.HostSubnetIds : _args.Network.EdgeSubnetIds,
            SecurityGroups = { _args.SecurityGroupId },
            EnableCrossZoneLoadBalancing = true,
            EnableDeletionProtection = _args.Settings.DeletionProtection,
            Tags = Tags,
        };
        if (shape.HasSourceNatPrefix)
        {
            args.EnablePrefixForIpv6SourceNat = "on";
        }

        return new LoadBalancer(_names.LoadBalancer, args, new() { Parent = this, DependsOn = _args.Network });
    }

    private void CreatePort(LoadBalancer balancer, ServicePort port, ImmutableArray<HostInterface> workers)
    {
        TargetGroup targets = CreateTargetGroup(port);
        _ = new Listener(
            _names.ListenerOf(port),
            new ListenerArgs
            {
                LoadBalancerArn = balancer.Arn,
                Port = port.Port,
                Protocol = Protocol(port),
                DefaultActions = { new ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = targets.Arn } },
                Tags = Tags,
            },
            Child);
        foreach (HostInterface worker in workers)
        {
            _ = new TargetGroupAttachment(
                _names.TargetOf(port, worker.Host),
                new TargetGroupAttachmentArgs { TargetGroupArn = targets.Arn, TargetId = worker.Addresses[_args.Plan.PrimaryFamily], Port = port.NodePort },
                Child);
        }
    }

    private TargetGroup CreateTargetGroup(ServicePort port)
    {
        var args = new TargetGroupArgs
        {
            VpcId = _args.Network.VpcId,
            Port = port.NodePort,
            Protocol = Protocol(port),
            TargetType = "ip",
            IpAddressType = _args.Plan.PrimaryFamily.Lower(),
            HealthCheck = HealthCheck(),
            Tags = Tags,
        };
        if (port.Protocol == ServiceProtocol.Tcp)
        {
            // A worker that reaches itself through the balancer would see its own address as source, and drop the packet. With UDP the
            // client's address stays whatever is said here (Network Load Balancer user guide, "Client IP preservation").
            args.PreserveClientIp = "false";
        }

        return new TargetGroup(_names.TargetGroupOf(port), args, Child);
    }

    // Whether the host can serve Services at all; which of them has endpoints, kube-proxy on the host finds out.
    private static TargetGroupHealthCheckArgs HealthCheck() => new()
    {
        Protocol = "HTTP",
        Path = "/healthz",
        Port = $"{PortTable.ProxyHealthPort}",
        Matcher = "200",
        Interval = 10,
        HealthyThreshold = 2,
        UnhealthyThreshold = 2,
    };

    private static string Protocol(ServicePort port) => port.Protocol == ServiceProtocol.Tcp ? "TCP" : "UDP";
}
