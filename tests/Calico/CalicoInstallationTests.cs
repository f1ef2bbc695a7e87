using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Calico;

[Collection("Deployment")]
public sealed class CalicoInstallationTests
{
    private static readonly string[] CreationOrder =
        ["calico-namespace", "calico-operator", "calico-crds", "calico-installation", "calico-api-server"];

    [Fact]
    public async Task Children_WaitForOneAnotherInTheOrderOfCreation()
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack);

        Assert.Empty(await calico.DependenciesOf(CreationOrder[0]));
        foreach ((string before, string after) in CreationOrder.Zip(CreationOrder.Skip(1)))
        {
            Assert.Equal([before], await calico.DependenciesOf(after));
        }
    }

    [Fact]
    public async Task Children_UseTheGivenProvider()
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack);

        IEnumerable<MockResourceArgs> children = calico.Cloud.Resources.Where(r => r.Type!.StartsWith("kubernetes:", StringComparison.Ordinal));
        Assert.Equal(CreationOrder.Order(), children.Select(c => c.Name).Order());
        Assert.All(children, child => Assert.Contains("::cluster::", child.Provider, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Component_RegistersItsOutputs() =>
        Assert.Single((await CalicoCluster.Install(Plans.DualStack)).Cloud.Finished, urn => urn.EndsWith("::calico", StringComparison.Ordinal));

    [Fact]
    public async Task Namespace_LetsPrivilegedPodsIn()
    {
        ImmutableDictionary<string, object> ns = (await CalicoCluster.Install(Plans.DualStack)).Cloud.Of("kubernetes:core/v1:Namespace")["calico-namespace"];

        Assert.Equal("tigera-operator", ns.At("metadata.name"));
        Assert.Equal("privileged", ns.ObjectAt("metadata.labels")["pod-security.kubernetes.io/enforce"]);
    }

    [Fact]
    public async Task Release_IsTheOperatorOfTheCalicoVersion()
    {
        ImmutableDictionary<string, object> release = await Release();

        Assert.Equal("tigera-operator", release["chart"]);
        Assert.Equal("v3.32.1", release["version"]);
        Assert.Equal("https://docs.tigera.io/calico/charts", release.At("repositoryOpts.repo"));
        Assert.Equal("tigera-operator", release["namespace"]);
    }

    [Fact]
    public async Task Release_MakesItsCrdsAndNoObjectsOfThem()
    {
        ImmutableDictionary<string, object> values = (await Release()).ObjectAt("values");

        Assert.Equal(true, values["manageCRDs"]);
        Assert.All(["installation", "apiServer", "goldmane", "whisker"], part => Assert.Equal(false, values.At($"{part}.enabled")));
    }

    [Fact]
    public async Task CrdsJob_RunsBeforeThereIsAPodNetwork()
    {
        ImmutableDictionary<string, object> pod = (await CalicoCluster.Install(Plans.DualStack)).Cloud
            .Of("kubernetes:batch/v1:Job")["calico-crds"].ObjectAt("spec.template.spec");

        Assert.Equal(true, pod["hostNetwork"]);
        Assert.Equal("Exists", Assert.Single(pod.ObjectsAt("tolerations"))["operator"]);
        ImmutableDictionary<string, object> container = Assert.Single(pod.ObjectsAt("containers"));
        Assert.Equal("registry.k8s.io/kubectl:v1.35.6", container["image"]);
        Assert.Contains("customresourcedefinition/installations.operator.tigera.io", container.TextsAt("args"));
        Assert.Contains("customresourcedefinition/apiservers.operator.tigera.io", container.TextsAt("args"));
        Assert.Contains("customresourcedefinition/goldmanes.operator.tigera.io", container.TextsAt("args"));
        Assert.Contains("customresourcedefinition/whiskers.operator.tigera.io", container.TextsAt("args"));
    }

    // `pulumi up` ends when Calico is ready, and what needs Calico's API comes after that.
    [Theory]
    [InlineData("Installation", "calico-installation")]
    [InlineData("APIServer", "calico-api-server")]
    public async Task OperatorsObjects_AreWaitedFor(string kind, string name)
    {
        ImmutableDictionary<string, object> made = (await CalicoCluster.Install(Plans.DualStack)).Cloud.Of($"kubernetes:operator.tigera.io/v1:{kind}")[name];

        Assert.Equal("condition=Ready", made.ObjectAt("metadata.annotations")["pulumi.com/waitFor"]);
    }

    [Fact]
    public async Task RegistryMirror_ReplacesTheRegistryOfEveryImage()
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack, Plans.Cluster() with { RegistryMirror = "registry.example.com/mirror" });

        Assert.Equal("registry.example.com/mirror", calico.Cloud.Of("kubernetes:helm.sh/v3:Release")["calico-operator"].At("values.tigeraOperator.registry"));
        // With the slash that the operator wants at the end (tigera/operator api/v1/installation_types.go).
        Assert.Equal("registry.example.com/mirror/", calico.Cloud.Of("kubernetes:operator.tigera.io/v1:Installation")["calico-installation"].At("spec.registry"));
        Assert.All(
            calico.Cloud.Of("kubernetes:batch/v1:Job").Values,
            job => Assert.Equal("registry.example.com/mirror/kubectl:v1.35.6", Assert.Single(job.ObjectsAt("spec.template.spec.containers"))["image"]));
    }

    [Fact]
    public async Task RegistryMirror_None_LeavesTheRegistriesToTheirOwners()
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack);

        Assert.Null(calico.Cloud.Of("kubernetes:helm.sh/v3:Release")["calico-operator"].At("values.tigeraOperator"));
        Assert.Null(calico.Cloud.Of("kubernetes:operator.tigera.io/v1:Installation")["calico-installation"].At("spec.registry"));
    }

    // Made anew, they would be refused as there already; and gone with the stack, they would take Calico with them.
    [Fact]
    public async Task CalicoThatExists_IsPatched_AndNothingOfItIsMade()
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack, Plans.Cluster() with { Hosts = [], Calico = new() { Bgp = new() { AsNumber = 64600 } } }, calicoExists: true);

        Assert.Equal(
            ["calico-installation", "calico-api-server", "calico-bgp"],
            calico.Cloud.Resources.Where(r => r.Type!.StartsWith("kubernetes:", StringComparison.Ordinal)).Select(r => r.Name));
        ImmutableDictionary<string, object> installation = calico.Cloud.Of("kubernetes:operator.tigera.io/v1:InstallationPatch")["calico-installation"];
        Assert.Equal("default", installation.At("metadata.name"));
        Assert.Equal("true", installation.ObjectAt("metadata.annotations")["pulumi.com/patchForce"]);
        Assert.Equal(Plans.DualStack.PodCidrs.Select(c => c.ToString()), installation.ObjectsAt("spec.calicoNetwork.ipPools").Select(p => p["cidr"]));
        Assert.Equal("default", calico.Cloud.Of("kubernetes:operator.tigera.io/v1:APIServerPatch")["calico-api-server"].At("metadata.name"));
        Assert.Equal(["calico-installation"], await calico.DependenciesOf("calico-api-server"));
        Assert.Equal(["calico-api-server", "calico-installation"], calico.Retained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CalicoOfItsOwn_GoesWithTheStack() => Assert.Empty((await CalicoCluster.Install(Plans.DualStack)).Retained);

    [Fact]
    public async Task CrdsJob_ThatFailed_IsMadeAnew() => Assert.Equal(
        "true",
        (await CalicoCluster.Install(Plans.DualStack)).Cloud.Of("kubernetes:batch/v1:Job")["calico-crds"].ObjectAt("metadata.annotations")["pulumi.com/replaceUnready"]);

    [Theory]
    [InlineData(Observability.None, new string[0])]
    [InlineData(Observability.Goldmane, new[] { "calico-goldmane" })]
    [InlineData(Observability.Whisker, new[] { "calico-goldmane", "calico-whisker" })]
    public async Task Observability_MakesItsObjectsAfterCalicosApi(Observability observability, string[] names)
    {
        CalicoCluster calico = await CalicoCluster.Install(
            Plans.DualStack, Plans.Cluster() with { Calico = new() { Observability = observability } });

        Assert.Equal([.. CreationOrder, .. names], calico.Cloud.Resources.Where(r => r.Type!.StartsWith("kubernetes:", StringComparison.Ordinal)).Select(r => r.Name));
        foreach ((string before, string after) in names.Prepend("calico-api-server").Zip(names))
        {
            Assert.Equal([before], await calico.DependenciesOf(after));
        }
    }

    [Fact]
    public async Task ApiServer_IsTheOneTheOperatorTakesUp()
    {
        ImmutableDictionary<string, object> server = (await CalicoCluster.Install(Plans.DualStack)).Cloud
            .Of("kubernetes:operator.tigera.io/v1:APIServer")["calico-api-server"];

        Assert.Equal("default", server.At("metadata.name"));
        Assert.Empty(server.ObjectAt("spec"));
    }

    [Fact]
    public async Task Preview_UnknownKubeconfig_ShowsTheWholeInstallation()
    {
        CalicoCluster known = await CalicoCluster.Install(Plans.DualStack);

        CalicoCluster preview = await CalicoCluster.Install(Plans.DualStack, preview: true, kubeconfig: () => OutputUtilities.CreateUnknown(""));

        const string type = "kubernetes:operator.tigera.io/v1:Installation";
        Assert.Equal(CanonicalJson.Of(known.Cloud.Of(type)["calico-installation"]), CanonicalJson.Of(preview.Cloud.Of(type)["calico-installation"]));
        Assert.Equal(known.Cloud.Resources.Select(r => r.Name).Order(), preview.Cloud.Resources.Select(r => r.Name).Order());
    }

    private static async Task<ImmutableDictionary<string, object>> Release() =>
        (await CalicoCluster.Install(Plans.DualStack)).Cloud.Of("kubernetes:helm.sh/v3:Release")["calico-operator"];
}
