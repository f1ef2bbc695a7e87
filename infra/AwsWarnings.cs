using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Platform;

namespace CalicoIPv6.Infra;

/// <summary>What AWS allows and yet may surprise; never a reason to fail.</summary>
internal static class AwsWarnings
{
    public static readonly ImmutableArray<Func<StackSettings, IEnumerable<Problem>>> All = [PublicAddresses, InstanceMetadata, Size];

    private const int ElasticAddresses = 5;

    /// <summary>The warnings that follow from the plan besides.</summary>
    public static IEnumerable<Problem> Of(StackSettings settings, AddressPlan plan) =>
        settings.Aws is { } aws ? [.. NatGatewayCount(settings, aws, plan), .. RuleCounts(settings, plan)] : [];

    // Each public host has an elastic IPv4 address, and a region gives five until it is asked for more (Amazon VPC quotas).
    private static IEnumerable<Problem> PublicAddresses(StackSettings settings) =>
        settings.Provider == CloudProvider.Aws && settings.Addresses.Mode != StackMode.IPv6 && !settings.Cluster.PrivateHosts && settings.Cluster.Hosts.Length > ElasticAddresses
        ? [At(settings, ConfigKeys.Workers, settings.Cluster.Hosts.Count(h => h.Role == HostRole.Worker).ToString(CultureInfo.InvariantCulture),
            $"makes {settings.Cluster.Hosts.Length} hosts, each with an elastic IPv4 address, of which AWS gives {ElasticAddresses} a region",
            "ask AWS for more before `pulumi up`, or write fewer")]
        : [];

    // In mode ipv6 the type is refused.
    private static IEnumerable<Problem> InstanceMetadata(StackSettings settings) => settings is { Aws: { } aws, Addresses.Mode: StackMode.DualStack }
        ? HostRules.InstanceTypes(aws)
            .Where(type => InstanceTypes.HasIPv6(type.Name) && !InstanceTypes.IsNitro(type.Name))
            .Select(type => At(settings, type.Key, type.Name, "is not built on Nitro, so its metadata service has no IPv6 address", $"write {type.Key.Default} for example"))
        : [];

    // kubeadm wants 2 CPUs and 2 GB (kubernetes.io, "Installing kubeadm"), and `kubeadm init` ends where it finds one CPU or less than
    // 1700 MB (cmd/kubeadm/app/constants, ControlPlaneNumCPU and ControlPlaneMem).
    private static IEnumerable<Problem> Size(StackSettings settings) => settings.Aws is { ControlPlaneInstanceType: var type }
        ? (InstanceTypes.HasOneCpu(type), InstanceTypes.IsTiny(type)) switch
        {
            (true, _) => [TooSmall(settings, type, "has one CPU, and kubeadm wants 2 for a control plane")],
            (_, true) => [TooSmall(settings, type, "has 2 GiB of memory at most, and kubeadm wants as much for the control plane alone")],
            _ => [],
        }
        : [];

    private static Problem TooSmall(StackSettings settings, string type, string rule) =>
        At(settings, ConfigKeys.ControlPlaneInstanceType, type, rule, $"write {ConfigKeys.ControlPlaneInstanceType.Default} for example");

    private static IEnumerable<Problem> NatGatewayCount(StackSettings settings, AwsSettings aws, AddressPlan plan)
    {
        string? why = aws.Network.Existing is { VpcId: var vpc } ? $"none is made in {vpc}, which exists"
            : Network.NeedsNat(plan, settings.Cluster) ? null
            : plan.HasIPv4 ? "public hosts need none" : "nat64 is not this program's, and nothing else needs one";
        return aws.Network.NatGateways == NatGateways.PerZone && why is not null
            ? [At(settings, ConfigKeys.NatGateways, "perZone", $"has no effect: {why}", "remove it")]
            : [];
    }

    private static IEnumerable<Problem> RuleCounts(StackSettings settings, AddressPlan plan) =>
        from count in SecurityGroupSize.Of(plan, settings.Cluster, settings.Aws!.Network)
        where count.Rules > SecurityGroupSize.Quota
        select At(
            settings, KeyOf(count), null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"makes {count.Rules} {count.Family} rules in the security group of {Words(count.Group)}, of which AWS gives {SecurityGroupSize.Quota}"),
            "ask AWS for more before `pulumi up`, or write less");

    // The key whose entries are most of the rules.
    private static ConfigKey KeyOf(SecurityGroupSize count) => count.MostFrom switch
    {
        Peer.Nodes => ConfigKeys.Workers,
        Peer.ServiceClients => ConfigKeys.PublicCidrs,
        Peer.NodePortClients => ConfigKeys.NodePortCidrs,
        Peer.ServiceLoadBalancer => ConfigKeys.ServicePorts,
        _ => ConfigKeys.AdminCidrs,
    };

    private static string Words(Peer group) => group switch
    {
        Peer.ApiLoadBalancer => "the API's balancer",
        Peer.ServiceLoadBalancer => "the balancer of servicePorts",
        _ => "hosts",
    };

    private static Problem At(StackSettings settings, ConfigKey key, string? value, string rule, string remedy) =>
        new(key.In(settings.Project), value, rule, remedy);
}
