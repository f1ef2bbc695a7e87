using CalicoIPv6.Bootstrap;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Tests.Aws;
using CalicoIPv6.Tests.Settings;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Infra;

/// <summary>How the parts are put together: what each part does by itself is tested with it.</summary>
[Collection("Deployment")]
public sealed class ClusterProgramTests
{
    private const string Kubernetes = "kubernetes:";
    private const string ClusterProvider = "pulumi:providers:kubernetes";
    private const string Instance = "aws:ec2/instance:Instance";
    private const string Namespace = "kubernetes:core/v1:Namespace";
    private const string LastOfCalico = "kubernetes:operator.tigera.io/v1:APIServer";
    private const string JoinTokenSecret = "kubernetes:core/v1:Secret";
    private const string DnsService = "kubernetes:core/v1:ServicePatch";

    private static readonly string[] OfKubernetes =
        [Namespace, "kubernetes:helm.sh/v3:Release", "kubernetes:batch/v1:Job", "kubernetes:operator.tigera.io/v1:Installation", LastOfCalico, DnsService, "kubernetes:core/v1:ConfigMapPatch", JoinTokenSecret];

    private static readonly string[] OfTls =
        ["tls:index/privateKey:PrivateKey", "tls:index/selfSignedCert:SelfSignedCert", "tls:index/certRequest:CertRequest", "tls:index/locallySignedCert:LocallySignedCert"];

    private static readonly string[] Components =
    [
        "api", "bootstrap", "bootstrap-pki", "bootstrap-token", "bootstrap-token-deadline", "calico", "dns", "firewall", "hosts", "identity", "interfaces", "join-token", "network",
    ];

    /// <summary>Mode and first family.</summary>
    public static TheoryData<string, string> Modes => new() { { "ipv4", "" }, { "dualstack", "ipv4" }, { "dualstack", "ipv6" }, { "ipv6", "" } };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Probe_NotReadyYet_NothingOfTheClusterIsThere(string mode, string primaryFamily)
    {
        MockCloud cloud = Cloud();
        List<string> early = [];
        await RunAsync(cloud, mode, primaryFamily, async (_, _, cancellation) =>
        {
            await Task.Delay(100, cancellation);
            early.AddRange(cloud.Resources.Select(r => r.Type!));
            return null;
        });

        Assert.Contains(Instance, early);
        Assert.DoesNotContain(early, IsOfTheCluster);
        Assert.Contains(cloud.Resources, r => IsOfTheCluster(r.Type!));
    }

    [Fact]
    public async Task Probe_Asks_AsTheAdministratorOfTheKubeconfig()
    {
        ApiAccess? asked = null;
        MockCloud cloud = Cloud();
        IDictionary<string, object?> outputs = await RunAsync(cloud, "dualstack", "", (address, access, _) =>
        {
            Assert.Equal(AwsCloud.EndpointName, address.Host);
            asked = access;
            return Task.FromResult<string?>(null);
        });

        string kubeconfig = await OutputUtilities.GetValueAsync((Output<string>)outputs["kubeconfig"]!);
        Assert.Equal(AdminKubeconfig.For("dev", asked!), kubeconfig);
        Assert.Equal(kubeconfig, Assert.Single(cloud.Of(ClusterProvider)).Value["kubeconfig"]);
    }

    // Also a worker, which the API does without: it must not go while the cluster's objects are still being deleted.
    [Theory]
    [InlineData("hosts-dev-control-plane-0")]
    [InlineData("hosts-dev-worker-0")]
    [InlineData("hosts-dev-worker-1")]
    public async Task ClusterProvider_AnyHostSlow_WaitsForIt(string slow)
    {
        bool booted = false, askedAfter = false, providedAfter = false;
        MockCloud cloud = Cloud();
        cloud.Knows(Instance, args => args.Name == slow
            ? new Dictionary<string, object?> { ["arn"] = Slow.Answer("arn", 200, () => booted = true) }
            : new Dictionary<string, object?>());
        cloud.Knows(Namespace, _ =>
        {
            providedAfter = booted;
            return new Dictionary<string, object?>();
        });
        await RunAsync(cloud, "dualstack", "", (_, _, _) =>
        {
            askedAfter = booted;
            return Task.FromResult<string?>(null);
        });

        Assert.True(askedAfter);
        Assert.True(providedAfter);
    }

    // The engine deletes in the reverse of these edges: the cluster's objects, then its provider, then hosts.
    [Fact]
    public async Task ClusterProvider_InThePlan_DependsOnEveryHost()
    {
        StackPlan plan = await StackPlan.MakeAsync(Stacks.Least, simulate: false);

        string[] hosts = [.. plan.Document.Resources.Where(r => r.Type == Instance).Select(r => r.Urn)];
        Assert.Equal(3, hosts.Length);
        Assert.Subset(plan.Document.Resources.Single(r => r.Type == ClusterProvider).Dependencies.ToHashSet(), hosts.ToHashSet());
    }

    // Joins wait for it, and Calico's last parts for a node that has joined.
    [Fact]
    public async Task JoinTokenSecret_CalicoSlow_DoesNotWaitForIt()
    {
        bool installed = false;
        bool? before = null;
        MockCloud cloud = Cloud();
        cloud.Knows(Namespace, _ => new Dictionary<string, object?> { ["slow"] = Slow.Answer("", 300, () => installed = true) });
        cloud.Knows(JoinTokenSecret, _ =>
        {
            before = !installed;
            return new Dictionary<string, object?>();
        });
        await RunAsync(cloud, "dualstack", "");

        Assert.True(before);
    }

    [Theory]
    [InlineData("ipv4")]
    [InlineData("ipv6")]
    public async Task Dns_CalicoSlow_ComesAfterAllOfIt(string primaryFamily)
    {
        MockCloud cloud = Cloud();
        bool installed = false;
        cloud.Knows(LastOfCalico, _ => new Dictionary<string, object?> { ["slow"] = Slow.Answer("", done: () => installed = true) });
        bool? before = null;
        cloud.Knows(DnsService, _ =>
        {
            before = installed;
            return new Dictionary<string, object?>();
        });
        await RunAsync(cloud, "dualstack", primaryFamily);

        Assert.True(before);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Outputs_EveryMode_AreAllThereAndTheKubeconfigIsSecret(string mode, string primaryFamily)
    {
        IDictionary<string, object?> outputs = await RunAsync(Cloud(), mode, primaryFamily);

        Assert.Equal(
            new[] { "apiEndpoint", "dnsServiceAddress", "hostAddresses", "kubeconfig", "mode", mode == "ipv6" ? "natPublicIPv4" : "hostPublicIPv4", "podCidrs", "serviceCidrs", "vpcId" }.Order(StringComparer.Ordinal),
            outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(mode, outputs["mode"]);
        Assert.Equal(AwsCloud.EndpointName, await OutputUtilities.GetValueAsync((Output<string>)outputs["apiEndpoint"]!));
        Assert.True(await Output.IsSecretAsync((Output<string>)outputs["kubeconfig"]!));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Resources_EveryMode_HaveTheExplicitProviderOfTheirPackage(string mode, string primaryFamily)
    {
        MockCloud cloud = Cloud();
        await RunAsync(cloud, mode, primaryFamily);

        Dictionary<string, string> providers = new() { ["aws"] = "aws", ["kubernetes"] = "cluster", ["random"] = "random", ["tls"] = "tls" };
        MockResourceArgs[] custom = [.. cloud.Resources.Where(r => providers.ContainsKey(PackageOf(r)))];
        Assert.All(custom, r => Assert.EndsWith($"pulumi:providers:{PackageOf(r)}::{providers[PackageOf(r)]}::{providers[PackageOf(r)]}-id", r.Provider, StringComparison.Ordinal));
        Assert.Equal(providers.Keys, custom.Select(PackageOf).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Components_EveryMode_Finish(string mode, string primaryFamily)
    {
        MockCloud cloud = Cloud();
        await RunAsync(cloud, mode, primaryFamily);

        Assert.Equal(Components, cloud.Resources.Where(r => PackageOf(r) == "calico-ipv6").Select(r => r.Name!).Order(StringComparer.Ordinal));
        Assert.Equal(Components, cloud.Finished.Where(urn => urn.Contains("calico-ipv6:", StringComparison.Ordinal) && !urn.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal))
            .Select(urn => urn.Split("::")[^1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task FromEngine_Preview_DeclaresTheSameAndAsksNothing(string mode, string primaryFamily)
    {
        MockCloud update = Cloud();
        await RunAsync(update, mode, primaryFamily);
        MockCloud preview = Cloud(deployed: false);
        IDictionary<string, object?>? outputs = null;
        await preview.RunAsync(
            () => outputs = ClusterProgram.FromEngine(Engine($$"""{"calico-ipv6:mode":"{{mode}}","calico-ipv6:primaryFamily":"{{primaryFamily}}","calico-ipv6:provider":"aws","aws:region":"eu-west-1"}""")),
            preview: true);

        Assert.Equal(Names(update), Names(preview));
        var kubeconfig = (Output<string>)outputs!["kubeconfig"]!;
        Assert.False(await OutputUtilities.GetIsKnownAsync(kubeconfig));
        Assert.True(await Output.IsSecretAsync(kubeconfig));

        static IEnumerable<string> Names(MockCloud cloud) => cloud.Resources.Select(r => $"{r.Type} {r.Name}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task FromEngine_WrongConfiguration_SaysTheProblemsAloneAndMakesNothing()
    {
        MockCloud cloud = Cloud();
        int before = Environment.ExitCode;
        Exception fault = await Assert.ThrowsAsync<RunException>(
            () => cloud.RunAsync(() => ClusterProgram.FromEngine(Engine("""{"calico-ipv6:mode":"dual","calico-ipv6:provider":"aws","calico-ipv6:zones":"7"}"""))));
        Environment.ExitCode = before;

        Assert.Equal(
            """
            calico-ipv6:mode "dual": is not one of ipv4, dualstack, ipv6; did you mean dualstack?
            calico-ipv6:zones "7": is not a whole number from 1 to 6; write 1 for example
            aws:region: is missing; run `pulumi config set aws:region eu-west-1` for example
            """,
            fault.Message);
        Assert.Empty(cloud.Resources);
    }

    private static bool IsOfTheCluster(string type) => type.StartsWith(Kubernetes, StringComparison.Ordinal) || type == ClusterProvider;

    private static string PackageOf(MockResourceArgs resource) => resource.Type!.Split(':')[0];

    private static Func<string, string?> Engine(string config) => name => name switch
    {
        "PULUMI_PROJECT" => "calico-ipv6",
        "PULUMI_STACK" => "dev",
        "PULUMI_CONFIG" => config,
        _ => null,
    };

    private static MockCloud Cloud(bool deployed = true)
    {
        MockCloud cloud = AwsCloud.New(deployed);
        foreach (string type in OfKubernetes)
        {
            cloud.Knows(type);
        }

        cloud.Knows("random:index/randomId:RandomId");
        if (deployed)
        {
            return cloud.KnowsTls();
        }

        foreach (string type in OfTls)
        {
            cloud.Knows(type);
        }

        return cloud.Knows("random:index/randomPassword:RandomPassword").Knows("random:index/randomString:RandomString");
    }

    private static async Task<IDictionary<string, object?>> RunAsync(MockCloud cloud, string mode, string primaryFamily, ApiProbe? probe = null)
    {
        StackSettings settings = Stacks.Read(("mode", mode), ("primaryFamily", primaryFamily));
        IDictionary<string, object?>? outputs = null;
        await cloud.RunAsync(() => outputs = ClusterProgram.Define(settings, probe ?? ((_, _, _) => Task.FromResult<string?>(null))));
        return outputs!;
    }
}
