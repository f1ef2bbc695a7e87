using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Dns;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Dns;

[Collection("Deployment")]
public sealed class ClusterDnsTests
{
    private const string ServicePatch = "kubernetes:core/v1:ServicePatch";
    private const string ConfigMapPatch = "kubernetes:core/v1:ConfigMapPatch";

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
    public async Task SingleFamily_LeavesTheServiceAlone(StackMode mode)
    {
        MockCloud cloud = await Run(Plans.On(mode));

        Assert.Empty(cloud.Of(ServicePatch));
        Assert.Equal("coredns", Assert.Single(cloud.Of(ConfigMapPatch)).Value.At("metadata.name"));
        Assert.Single(cloud.Finished, urn => urn.EndsWith("::dns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Corefile_IsThatOfThePlan_AndTakenFromKubeadm()
    {
        ImmutableDictionary<string, object> patch = Assert.Single((await Run(Plans.IPv6)).Of(ConfigMapPatch)).Value;

        Assert.Equal(ClusterCorefile.For(Plans.IPv6).ToString(), patch.ObjectAt("data")["Corefile"]);
        Assert.Equal("true", patch.ObjectAt("metadata.annotations")["pulumi.com/patchForce"]);
    }

    [Fact]
    public async Task Patch_UsesTheGivenProviderAndOutlivesTheStack()
    {
        var retained = new List<bool?>();
        MockCloud cloud = await Run(Plans.DualStack, args =>
        {
            retained.AddRange(args.Resource is CustomResource and not ProviderResource ? [args.Options.RetainOnDelete] : []);
            return null;
        });

        Assert.All(cloud.Resources.Where(r => r.Type is ServicePatch or ConfigMapPatch), p => Assert.Contains("::cluster::", p.Provider, StringComparison.Ordinal));
        Assert.Equal([true, true], retained);
        Assert.Single(cloud.Finished, urn => urn.EndsWith("::dns", StringComparison.Ordinal));
    }

    private static async Task<ImmutableDictionary<string, object>> Service(AddressPlan plan) =>
        Assert.Single((await Run(plan)).Of(ServicePatch)).Value;

    private static async Task<MockCloud> Run(AddressPlan plan, ResourceTransformation? transformation = null)
    {
        MockCloud cloud = new MockCloud().Knows(ServicePatch).Knows(ConfigMapPatch);
        await cloud.RunAsync(() => _ = new ClusterDns("dns", new ClusterDnsArgs { Plan = plan }, new ComponentResourceOptions
        {
            Provider = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = "apiVersion: v1" }),
            ResourceTransformations = { transformation ?? (_ => null) },
        }));
        return cloud;
    }
}
