using System.Collections.Concurrent;
using System.Collections.Immutable;
using CalicoIPv6.Calico.Manifest;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Manifests;

[Collection("Deployment")]
public sealed class CalicoManifestTests
{
    private const string Crd = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";
    private const string DaemonSet = "kubernetes:apps/v1:DaemonSet";
    private const string Pool = "kubernetes:crd.projectcalico.org/v1:IPPool";

    private static readonly string[] Types = ["kubernetes:core/v1:ServiceAccount", "kubernetes:core/v1:ConfigMap", Crd, DaemonSet, "kubernetes:apps/v1:Deployment", Pool];

    private readonly ConcurrentDictionary<string, InputList<Resource>> _dependsOn = new();

    [Fact]
    public async Task Children_AreTheObjectsOfTheManifest_WithTheGivenProvider()
    {
        MockCloud cloud = await Install();

        Assert.Equal(
            [
                "calico-calico-config", "calico-calico-kube-controllers", "calico-calico-node", "calico-calico-node", "calico-default-ipv6-ippool",
                "calico-felixconfigurations.crd.projectcalico.org", "calico-ippools.crd.projectcalico.org",
            ],
            cloud.Resources.Where(r => Types.Contains(r.Type)).Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.All(cloud.Resources.Where(r => Types.Contains(r.Type)), r => Assert.Contains("::cluster::", r.Provider, StringComparison.Ordinal));
        Assert.Single(cloud.Finished, urn => urn.EndsWith("::calico", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Children_WaitForKinds_AndPodsForAllElse()
    {
        await Install();

        string[] kinds = ["calico-felixconfigurations.crd.projectcalico.org", "calico-ippools.crd.projectcalico.org"];
        Assert.Equal(kinds, await DependenciesOf("calico-default-ipv6-ippool"));
        Assert.Equal([.. kinds.Concat(["calico-calico-config", "calico-calico-node", "calico-default-ipv6-ippool"]).Order(StringComparer.Ordinal)], await DependenciesOf("calico-calico-kube-controllers"));
    }

    [Fact]
    public async Task Fields_KeepTheirTypes()
    {
        MockCloud cloud = await Install();

        ImmutableDictionary<string, object> pool = cloud.Of(Pool)["calico-default-ipv6-ippool"];
        Assert.Equal((122, true, "Always"), (Convert.ToInt32(pool.At("spec.blockSize"), null), pool.At("spec.natOutgoing"), pool.At("spec.vxlanMode")));
        Assert.Equal(["Workload", "Tunnel"], pool.TextsAt("spec.allowedUses"));
        Assert.Equal(false, cloud.Of(Crd)["calico-ippools.crd.projectcalico.org"].At("spec.preserveUnknownFields"));
        ImmutableDictionary<string, object> node = Assert.Single(cloud.Of(DaemonSet)["calico-calico-node"].ObjectsAt("spec.template.spec.containers"));
        Assert.Contains(node.ObjectsAt("env"), e => "CALICO_IPV4POOL_CIDR".Equals(e["name"]) && "none".Equals(e["value"]));
        Assert.Contains(node.ObjectsAt("env"), e => "FELIX_IPV6SUPPORT".Equals(e["name"]) && "true".Equals(e["value"]));
    }

    private async Task<MockCloud> Install()
    {
        var cloud = new MockCloud();
        foreach (string type in Types)
        {
            cloud.Knows(type);
        }

        string manifest = CalicoManifestText.Fit(SmallManifests.Calico, ManifestPlans.Of("ipv6-vxlan"), Plans.Cluster());
        await cloud.RunAsync(() => _ = new CalicoManifest("calico", new() { Manifest = manifest }, new ComponentResourceOptions
        {
            Provider = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = "apiVersion: v1" }),
            ResourceTransformations = { Remember },
        }));
        return cloud;
    }

    private async Task<IEnumerable<string>> DependenciesOf(string name) =>
        (await OutputUtilities.GetValueAsync(_dependsOn[name].ToOutput())).Select(r => r.GetResourceName()).Order(StringComparer.Ordinal);

    private ResourceTransformationResult? Remember(ResourceTransformationArgs args)
    {
        _dependsOn[args.Resource.GetResourceName()] = args.Options.DependsOn;
        return null;
    }
}
