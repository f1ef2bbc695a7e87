using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Aws;

/// <summary>What holds for every resource of every shape.</summary>
[Collection("Deployment")]
public sealed class AwsPlatformTests
{
    private static readonly string[] WithoutTags =
    [
        "aws:ec2/route:Route",
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    ];

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Resources_EveryShape_HaveTheExplicitProvider(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan, AwsCloud.Cluster(plan).WithServices());

        Assert.All(Custom(cloud), r => Assert.EndsWith("pulumi:providers:aws::aws::aws-id", r.Provider, StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Resources_EveryShape_HaveTags(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan, AwsCloud.Cluster(plan).WithServices());

        foreach (MockResourceArgs resource in Custom(cloud).Where(r => !WithoutTags.Contains(r.Type)))
        {
            var tags = (ImmutableDictionary<string, object>)resource.Inputs["tags"];
            Assert.StartsWith("test-", (string)tags["Name"], StringComparison.Ordinal);
            Assert.Equal("test", tags["calico-ipv6:cluster"]);
            Assert.Equal("calico-ipv6", tags["calico-ipv6:project"]);
            Assert.Equal("test", tags["calico-ipv6:stack"]);
        }
    }

    [Fact]
    public async Task Resources_OfClusterWithTags_HaveThemBesideOurs()
    {
        MockCloud cloud = await AwsCloud.RunAsync(
            Plans.DualStack, AwsCloud.Cluster(Plans.DualStack) with { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("team", "network") });

        Assert.All(Custom(cloud).Where(r => !WithoutTags.Contains(r.Type)), resource =>
        {
            var tags = (ImmutableDictionary<string, object>)resource.Inputs["tags"];
            Assert.Equal(("network", "test", 5), (tags["team"], tags["calico-ipv6:cluster"], tags.Count));
        });
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Resources_EveryShape_HaveNamesOfTheirOwn(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan, AwsCloud.Cluster(plan).WithServices());

        string[] names = [.. cloud.Resources.Select(r => $"{r.Type} {r.Name}")];
        Assert.Equal(names.Distinct(), names);
        Assert.DoesNotContain(names, name => name.Split(' ')[1].Contains("::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Components_AreFive_AndRegisterTheirOutputs()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        Assert.Equal(
            ["ApiEndpoint", "FirewallRules", "HostInterfaces", "Hosts", "Network"],
            cloud.Finished.Where(urn => urn.Contains("calico-ipv6:aws:", StringComparison.Ordinal)).Select(urn => urn.Split("::")[2].Split(':')[^1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Preview_NothingDeployed_HasTheSameResources(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud preview = await AwsCloud.RunAsync(plan, preview: true);
        MockCloud update = await AwsCloud.RunAsync(plan);

        Assert.Equal(Names(update), Names(preview));

        static IEnumerable<string> Names(MockCloud cloud) => cloud.Resources.Select(r => $"{r.Type} {r.Name}").Order(StringComparer.Ordinal);
    }

    // What the cluster's objects are made by depends on these: the engine takes a host away only when the objects are gone.
    [Fact]
    public async Task CreateHosts_Ids_DependOnEveryInstance()
    {
        Output<ImmutableArray<string>>? ids = null;
        await AwsCloud.New().RunAsync(() =>
        {
            var platform = AwsPlatform.Create(Plans.DualStack, Plans.Cluster(), AwsCloud.Settings, AwsCloud.Provider());
            _ = platform.CreateInterfaces();
            _ = platform.CreateApiEndpoint();
            ids = platform.CreateHosts(AwsCloud.UserDataOf(Plans.Cluster()));
        });

        string[] expected = ["hosts-test-control-plane-0", "hosts-test-worker-0", "hosts-test-worker-1"];
        Assert.Equal(expected, (await OutputUtilities.GetDependenciesAsync(ids!)).OfType<Instance>().Select(i => i.GetResourceName()).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Select(name => $"{name}-id"), await OutputUtilities.GetValueAsync(ids!));
    }

    [Fact]
    public async Task ServiceLoadBalancer_WithPorts_IsASixthComponentAndAnOutput()
    {
        IReadOnlyDictionary<string, object?>? outputs = null;
        MockCloud cloud = AwsCloud.New();
        await cloud.RunAsync(() => outputs = AwsCloud.Make(Plans.DualStack, Plans.Cluster().WithServices()).Outputs);

        Assert.Single(cloud.Finished, urn => urn.Contains("calico-ipv6:aws:ServiceLoadBalancer", StringComparison.Ordinal));
        Assert.Equal(AwsCloud.EndpointName, await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs!["serviceEndpoint"])));
    }

    [Fact]
    public async Task CreateHosts_BeforeTheInterfaces_SaysWhatIsMissing()
    {
        await AwsCloud.New().RunAsync(() =>
        {
            var platform = AwsPlatform.Create(Plans.DualStack, Plans.Cluster(), AwsCloud.Settings, AwsCloud.Provider());
            Assert.Empty(platform.Outputs);
            Assert.Contains("Network", Assert.Throws<InvalidOperationException>(platform.CreateApiEndpoint).Message, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<MockResourceArgs> Custom(MockCloud cloud) => cloud.Resources.Where(r => r.Type!.StartsWith("aws:", StringComparison.Ordinal));
}
