using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Tests.Support;

/// <summary>Ready plans, one a shape, as they follow from nothing but the mode on AWS.</summary>
internal static class Plans
{
    public static readonly AddressPlan IPv4 = On(StackMode.IPv4);
    public static readonly AddressPlan DualStack = On(StackMode.DualStack);
    public static readonly AddressPlan DualStackIPv6First = On(StackMode.DualStack, IPFamily.IPv6);
    public static readonly AddressPlan IPv6 = On(StackMode.IPv6);

    public static AddressPlan On(StackMode mode, IPFamily primary = IPFamily.IPv4, int zones = 1) => AddressPlanner.Plan(new AddressRequest
    {
        Mode = mode,
        PrimaryFamily = mode == StackMode.DualStack ? primary : null,
        UniqueLocal = Cidr.Parse("fd12:3456:789a::/48"),
        Zones = zones,
        CloudGivesIPv6Hosts = true,
    });

    public static ClusterSpec Cluster(int controlPlanes = 1, int workers = 2, int zones = 1) => new()
    {
        Name = "test",
        KubernetesVersion = "1.35.6",
        CalicoVersion = "3.32.1",
        Hosts = HostSpec.Of("test", controlPlanes, workers, zones),
    };
}
