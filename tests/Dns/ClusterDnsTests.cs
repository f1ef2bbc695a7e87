using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Dns;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Testing;

namespace CalicoIPv6.Tests.Dns;

[Collection("Deployment")]
public sealed class ClusterDnsTests
{
    private const string ServicePatch = "kubernetes:core/v1:ServicePatch";

    [Fact]
    public async Task DualStack_IPv4First_AddsIPv6() =>
        Assert.Equal(["IPv4", "IPv6"], (await Service(Plans.DualStack)).TextsAt("spec.ipFamilies"));

    [Fact]
    public async Task DualStack_IPv6First_AddsIPv4() =>
        Assert.Equal(["IPv6", "IPv4"], (await Service(Plans.DualStackIPv6First)).TextsAt("spec.ipFamilies"));

    [Fact]
    public async Task DualStack_InsistsOnBothFamiliesAndTouchesNothingElse()
    {
        ImmutableDictionary<string, object> service = await Service(Plans.DualStack);

        Assert.Equal("kube-dns", service.At("metadata.name"));
        Assert.Equal("kube-system", service.At("metadata.namespace"));
        Assert.Equal("RequireDualStack", service.At("spec.ipFamilyPolicy"));
        Assert.Equal(["ipFamilies", "ipFamilyPolicy"], service.ObjectAt("spec").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DualStack_OverridesKubeadmAndDoesNotWaitForPods()
    {
        ImmutableDictionary<string, object> annotations = (await Service(Plans.DualStack)).ObjectAt("metadata.annotations");

        Assert.Equal("true", annotations["pulumi.com/patchForce"]);
        Assert.Equal("true", annotations["pulumi.com/skipAwait"]);
    }

    [Theory]
    [InlineData(StackMode.IPv4)]
    [InlineData(StackMode.IPv6)]
    public async Task SingleFamily_ChangesNothing(StackMode mode)
    {
        MockCloud cloud = await Run(Plans.On(mode));

        Assert.Empty(cloud.Of(ServicePatch));
        Assert.Single(cloud.Finished, urn => urn.EndsWith("::dns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Patch_UsesTheGivenProviderAndOutlivesTheStack()
    {
        bool? retained = null;
        MockCloud cloud = await Run(Plans.DualStack, args =>
        {
            retained = args.Resource is Pulumi.Kubernetes.Core.V1.ServicePatch ? args.Options.RetainOnDelete : retained;
            return null;
        });

        MockResourceArgs patch = Assert.Single(cloud.Resources, r => r.Type == ServicePatch);
        Assert.Contains("::cluster::", patch.Provider, StringComparison.Ordinal);
        Assert.True(retained);
        Assert.Single(cloud.Finished, urn => urn.EndsWith("::dns", StringComparison.Ordinal));
    }

    private static async Task<ImmutableDictionary<string, object>> Service(AddressPlan plan) =>
        Assert.Single((await Run(plan)).Of(ServicePatch)).Value;

    private static async Task<MockCloud> Run(AddressPlan plan, ResourceTransformation? transformation = null)
    {
        MockCloud cloud = new MockCloud().Knows(ServicePatch);
        await cloud.RunAsync(() => _ = new ClusterDns("dns", new ClusterDnsArgs { Plan = plan }, new ComponentResourceOptions
        {
            Provider = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = "apiVersion: v1" }),
            ResourceTransformations = { transformation ?? (_ => null) },
        }));
        return cloud;
    }
}
