using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Infra.Settings;

/// <summary>What hosts and balancers cannot be with each other, key by key; what addresses cannot be is in <see cref="AddressRules"/>.</summary>
internal static class HostRules
{
    /// <summary>The problems of settings; of keys that could not be read, and of what depends on them, nothing is said.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="config">The reader, which knows what could not be read.</param>
    /// <param name="plan">The plan; absent where a problem leaves the addresses open.</param>
    public static IEnumerable<Problem> In(StackSettings settings, ConfigReader config, AddressPlan? plan)
    {
        IEnumerable<(ConfigKey Key, string Value, string Rule, string Remedy)> found = config.Unread.Contains(ConfigKeys.ServicePorts.Name) ? [] : Targets(settings);
        if (settings.Aws is { } aws && plan is not null)
        {
            found = [.. found, .. Types(aws, plan), .. Checks(aws, plan), .. Endpoint(settings, config, aws, plan)];
        }

        return found.Where(f => !config.Unread.Contains(f.Key.Name)).Select(f => new Problem(f.Key.In(settings.Project), f.Value, f.Rule, f.Remedy));
    }

    /// <summary>The instance types that keys name.</summary>
    public static ImmutableArray<(ConfigKey Key, string Name)> InstanceTypes(AwsSettings aws) =>
        [(ConfigKeys.ControlPlaneInstanceType, aws.ControlPlaneInstanceType), (ConfigKeys.WorkerInstanceType, aws.WorkerInstanceType)];

    // IPv6-only subnets take instances on Nitro alone (VPC user guide, "IPv6 support").
    private static IEnumerable<(ConfigKey Key, string Value, string Rule, string Remedy)> Types(AwsSettings aws, AddressPlan plan)
    {
        foreach ((ConfigKey key, string name) in InstanceTypes(aws))
        {
            if (plan.HasIPv6 && !Aws.InstanceTypes.HasIPv6(name))
            {
                yield return (key, name, $"cannot have IPv6 addresses, which mode {plan.Mode.Lower()} gives to every host", $"write {key.Default} for example");
            }
            else if (!plan.HasIPv4 && !Aws.InstanceTypes.IsNitro(name))
            {
                yield return (key, name, "is not built on Nitro, and IPv6-only subnets take nothing else", $"write {key.Default} for example");
            }
        }
    }

    private static IEnumerable<(ConfigKey Key, string Value, string Rule, string Remedy)> Checks(AwsSettings aws, AddressPlan plan) =>
        aws.SourceDestCheck == SourceDestCheck.On && plan.HasBarePodTraffic
            ? [(ConfigKeys.SourceDestCheck, "on",
                "lets EC2 drop every packet with a pod's address, and pools send such packets between hosts unless they always encapsulate and have natOutgoing",
                "write auto")]
            : [];

    // The name of a public balancer resolves to public IPv4 addresses inside the VPC too, and hosts reach those with a NAT gateway's
    // address, which is known of the gateways that are made alone. Where IPv6 is first they reach it with their own.
    private static IEnumerable<(ConfigKey Key, string Value, string Rule, string Remedy)> Endpoint(
        StackSettings settings, ConfigReader config, AwsSettings aws, AddressPlan plan) =>
        aws.Network.Existing is { VpcId: var vpc } && settings.Cluster is { PrivateHosts: true, ApiAccess: EndpointAccess.Public } && plan.PrimaryFamily == IPFamily.IPv4
        && !config.Unread.Contains(ConfigKeys.AdminCidrs.Name) && !settings.Cluster.AdminCidrs.Any(range => range is { Family: IPFamily.IPv4, PrefixLength: 0 })
            ? [(ConfigKeys.ApiAccess, "public", $"leaves private hosts out: they come through the NAT gateways of {vpc}, whose addresses no rule lets in", "write internal")]
            : [];

    private static IEnumerable<(ConfigKey Key, string Value, string Rule, string Remedy)> Targets(StackSettings settings) =>
        settings.Cluster.ServicePorts.IsEmpty || settings.Cluster.Hosts.Any(host => host.Role == HostRole.Worker)
            ? []
            : [(ConfigKeys.Workers, "0", "leaves the ports of servicePorts without a host to forward to", "write 1 or more, or remove servicePorts")];
}
