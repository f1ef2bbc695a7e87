using System.Collections.Immutable;
using CalicoIPv6.Calico;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Calico;

/// <summary>What a cluster that exists is searched for, by whom, and what says so.</summary>
[Collection("Deployment")]
public sealed class OtherNetworkCheckTests
{
    private const string Jobs = "kubernetes:batch/v1:Job";
    private const string OtherJob = "look-fails-if-there-is-one-see-docs-existing-clusters";
    private const string CalicoJob = "look-fails-if-calico-is-there-then-set-existingCalico";

    [Fact]
    public async Task OtherNetworks_AreFoundByEachLabelThatTheyHave()
    {
        IEnumerable<string> selectors = (await Run(calicoExists: true)).Of(Jobs)[OtherJob].ObjectsAt("spec.template.spec.containers").Select(c => c.TextsAt("args")[^1]);

        string all = string.Join(' ', selectors);
        Assert.All(["cilium", "flannel", "weave-net", "antrea", "ovnkube-node"], network => Assert.Contains(network, all, StringComparison.Ordinal));
        Assert.DoesNotContain("calico", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calico_IsLookedForUnlessItIsKnownToBeThere()
    {
        IReadOnlyList<string> args = Assert.Single((await Run(calicoExists: false)).Of(Jobs)[CalicoJob].ObjectsAt("spec.template.spec.containers")).TextsAt("args");

        Assert.Equal(["wait", "--for=delete"], args.Take(2));
        Assert.Equal("--selector=k8s-app in (calico-node)", args[^1]);
        Assert.Equal([OtherJob], (await Run(calicoExists: true)).Of(Jobs).Keys);
    }

    // The Calico that the stack installs would be found by a Job that is made anew for another kubectl.
    [Fact]
    public async Task Calico_IsLookedForOnce()
    {
        var once = new List<string>();
        await Run(calicoExists: false, args =>
        {
            once.AddRange(args.Options is CustomResourceOptions { IgnoreChanges: ["spec"] } ? [args.Resource.GetResourceName()] : []);
            return null;
        });

        Assert.Equal([CalicoJob], once);
    }

    [Fact]
    public async Task Account_MayReadPodsAndNothingElse()
    {
        MockCloud cloud = await Run(calicoExists: false);

        ImmutableDictionary<string, object> rule = Assert.Single(Assert.Single(cloud.Of("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole")).Value.ObjectsAt("rules"));
        Assert.Equal(["pods"], rule.TextsAt("resources"));
        Assert.Equal(["get", "list", "watch"], rule.TextsAt("verbs"));
        Assert.All(cloud.Of(Jobs).Values, job => Assert.Equal("look-account-1234", job.At("spec.template.spec.serviceAccountName")));
        Assert.All(cloud.Of(Jobs).Values, job => Assert.Equal("kube-system", job.At("metadata.namespace")));
    }

    [Fact]
    public async Task Jobs_ThatFailed_AreMadeAnew() => Assert.All(
        (await Run(calicoExists: false)).Of(Jobs).Values, job => Assert.Equal("true", job.ObjectAt("metadata.annotations")["pulumi.com/replaceUnready"]));

    private static async Task<MockCloud> Run(bool calicoExists, ResourceTransformation? transformation = null)
    {
        MockCloud cloud = new();
        foreach (string type in new[] { "core/v1:ServiceAccount", "rbac.authorization.k8s.io/v1:ClusterRole", "rbac.authorization.k8s.io/v1:ClusterRoleBinding", "batch/v1:Job" })
        {
            cloud.Knows($"kubernetes:{type}", args => new Dictionary<string, object?> { ["metadata"] = new Dictionary<string, object> { ["name"] = $"{args.Name}-1234" } });
        }

        await cloud.RunAsync(() => _ = new OtherNetworkCheck("look", new() { Cluster = Plans.Cluster(), CalicoExists = calicoExists }, new()
        {
            Provider = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = "apiVersion: v1" }),
            ResourceTransformations = { transformation ?? (_ => null) },
        }));
        return cloud;
    }
}
