using CalicoIPv6.Addressing;
using CalicoIPv6.OpenStack;

namespace CalicoIPv6.Tests.OpenStack;

/// <summary>Every mode, behind balancers and without.</summary>
public sealed class Shapes : TheoryData<StackMode, IPFamily, ApiBalancer>
{
    public Shapes()
    {
        foreach (ApiBalancer balancer in Enum.GetValues<ApiBalancer>())
        {
            Add(StackMode.IPv4, IPFamily.IPv4, balancer);
            Add(StackMode.DualStack, IPFamily.IPv4, balancer);
            Add(StackMode.DualStack, IPFamily.IPv6, balancer);
            Add(StackMode.IPv6, IPFamily.IPv6, balancer);
        }
    }
}
