using CalicoIPv6.Addressing;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Aws;

/// <summary>Every mode, in one zone and in three.</summary>
public sealed class Shapes : TheoryData<StackMode, IPFamily, int>
{
    public Shapes()
    {
        foreach (int zones in new[] { 1, 3 })
        {
            Add(StackMode.IPv4, IPFamily.IPv4, zones);
            Add(StackMode.DualStack, IPFamily.IPv4, zones);
            Add(StackMode.DualStack, IPFamily.IPv6, zones);
            Add(StackMode.IPv6, IPFamily.IPv6, zones);
        }
    }

    internal static AddressPlan Plan(StackMode mode, IPFamily primary, int zones) => Plans.On(mode, primary, zones);
}
