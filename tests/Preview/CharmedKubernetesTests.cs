using CalicoIPv6.Preview.Rendering;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Preview;

public sealed class CharmedKubernetesTests
{
    [Fact]
    public void Overlay_HasTheRangesOfThePlan_PreferredFamilyFirst() => Assert.Equal(
        """
        description: Charmed Kubernetes overlay for IPv6 and IPv4 pods and services.
        applications:
          calico:
            options:
              cidr: fd12:3456:789a:100::/56,10.244.0.0/16
          kubernetes-control-plane:
            options:
              service-cidr: fd12:3456:789a:200::/112,10.96.0.0/16

        """,
        CharmedKubernetes.Overlay(Plans.DualStackIPv6First));

    [Fact]
    public void Overlay_OneFamily_HasOneRange() =>
        Assert.Contains("      cidr: 10.244.0.0/16\n", CharmedKubernetes.Overlay(Plans.IPv4), StringComparison.Ordinal);
}
