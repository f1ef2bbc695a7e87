using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Tests.Support;
using static CalicoIPv6.Addressing.IPFamily;

namespace CalicoIPv6.Tests.Aws;

/// <summary>Every combination of the balancer's subnets, its own families and those of its targets, and what AWS says of it.</summary>
public sealed class BalancerShapeTests
{
    private const string NeedsIPv4 = "stands in a subnet without IPv4, and network load balancers have an IPv4 address in each of theirs";
    private const string NeedsIPv6 = "is dualstack in a subnet without IPv6";
    private const string NeedsDualStack = "has IPv6 targets, to which only a dualstack one forwards";
    private const string TargetsLackIPv6 = "has IPv6 targets in a subnet without IPv6";
    private const string TargetsLackIPv4 = "has IPv4 targets in a subnet without IPv4";

    [Theory]
    [InlineData(SubnetFamilies.IPv4, false, SubnetFamilies.IPv4, IPv4, null)]
    [InlineData(SubnetFamilies.IPv4, false, SubnetFamilies.DualStack, IPv4, null)]
    [InlineData(SubnetFamilies.IPv4, false, SubnetFamilies.DualStack, IPv6, NeedsDualStack)]
    [InlineData(SubnetFamilies.IPv4, true, SubnetFamilies.IPv4, IPv4, NeedsIPv6)]
    [InlineData(SubnetFamilies.IPv4, true, SubnetFamilies.DualStack, IPv6, NeedsIPv6)]
    [InlineData(SubnetFamilies.DualStack, false, SubnetFamilies.DualStack, IPv4, null)]
    [InlineData(SubnetFamilies.DualStack, false, SubnetFamilies.DualStack, IPv6, NeedsDualStack)]
    [InlineData(SubnetFamilies.DualStack, true, SubnetFamilies.DualStack, IPv4, null)]
    [InlineData(SubnetFamilies.DualStack, true, SubnetFamilies.DualStack, IPv6, null)]
    [InlineData(SubnetFamilies.DualStack, true, SubnetFamilies.IPv4, IPv4, null)]
    [InlineData(SubnetFamilies.DualStack, true, SubnetFamilies.IPv4, IPv6, TargetsLackIPv6)]
    [InlineData(SubnetFamilies.DualStack, true, SubnetFamilies.IPv6, IPv6, null)]
    [InlineData(SubnetFamilies.DualStack, true, SubnetFamilies.IPv6, IPv4, TargetsLackIPv4)]
    [InlineData(SubnetFamilies.IPv6, true, SubnetFamilies.IPv6, IPv6, NeedsIPv4)]
    [InlineData(SubnetFamilies.IPv6, false, SubnetFamilies.IPv6, IPv4, NeedsIPv4)]
    public void Fault_SubnetsBalancerTargets_IsWhatAwsRefuses(SubnetFamilies subnets, bool isDualStack, SubnetFamilies targetSubnets, IPFamily targets, string? fault) =>
        Assert.Equal(fault, new BalancerShape { Subnets = subnets, IsDualStack = isDualStack, TargetSubnets = targetSubnets, Targets = targets }.Fault);

    [Theory]
    [InlineData(true, true, true, null)]
    [InlineData(true, false, false, null)]
    [InlineData(true, true, false, "is dualstack with a UDP listener, but without prefixes for IPv6 source NAT")]
    [InlineData(false, true, false, null)]
    [InlineData(false, true, true, "has prefixes for IPv6 source NAT, but is not dualstack")]
    public void Fault_Udp_NeedsPrefixesOnADualStackBalancerAlone(bool isDualStack, bool hasUdp, bool hasPrefix, string? fault) => Assert.Equal(
        fault,
        new BalancerShape
        {
            Subnets = SubnetFamilies.DualStack,
            IsDualStack = isDualStack,
            TargetSubnets = SubnetFamilies.DualStack,
            Targets = IPv4,
            HasUdp = hasUdp,
            HasSourceNatPrefix = hasPrefix,
        }.Fault);

    [Theory]
    [ClassData(typeof(Shapes))]
    public void Of_EveryPlan_IsSoundBeforeTheInternet(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);

        Assert.Null(BalancerShape.Of(plan).Fault);
        Assert.Null(BalancerShape.Of(plan, hasUdp: true).Fault);
    }

    [Fact]
    public void Checked_Fault_SaysIt() => Assert.Equal(
        $"The balancer {NeedsIPv4}",
        Assert.Throws<InvalidOperationException>(() => BalancerShape.Of(Plans.IPv6, inHostSubnets: true).Checked()).Message);
}
