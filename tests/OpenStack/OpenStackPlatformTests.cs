using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.OpenStack.Compute;
using Pulumi.Testing;
using Pulumi.Utilities;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

/// <summary>What holds for every resource of every shape.</summary>
[Collection("Deployment")]
public sealed class OpenStackPlatformTests
{
    private static readonly string[] Tagged = [OpenStackCloud.Network, Subnet, Router, Group, Port, FloatingIp, LoadBalancer, Listener, Pool];

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Resources_EveryShape_HaveTheExplicitProvider(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        MockCloud cloud = await RunAsync(Plan(mode, primary), OpenStackCloud.Settings with { ApiBalancer = balancer });

        Assert.All(Custom(cloud), r => Assert.EndsWith("pulumi:providers:openstack::openstack::openstack-id", r.Provider, StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Resources_EveryShape_HaveTagsWhereOpenStackHasThem(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        ImmutableSortedDictionary<string, string> tags = ImmutableSortedDictionary<string, string>.Empty.Add("team", "network");
        MockCloud cloud = await RunAsync(Plan(mode, primary), OpenStackCloud.Settings with { ApiBalancer = balancer }, Cluster() with { Tags = tags });

        string[] expected = ["calico-ipv6:cluster=test", "calico-ipv6:project=calico-ipv6", "calico-ipv6:stack=test", "team=network"];
        Assert.All(Custom(cloud).Where(r => Tagged.Contains(r.Type)), r => Assert.Equal(expected, r.Inputs.TextsAt("tags")));
        Assert.All(cloud.Of(OpenStackCloud.Instance).Values, i => Assert.Equal(expected, i.ObjectAt("metadata").Select(m => $"{m.Key}={m.Value}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Resources_EveryShape_HaveNamesOfTheirOwn(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        MockCloud cloud = await RunAsync(Plan(mode, primary), OpenStackCloud.Settings with { ApiBalancer = balancer });

        string[] names = [.. cloud.Resources.Select(r => $"{r.Type} {r.Name}")];
        Assert.Equal(names.Distinct(), names);
        Assert.DoesNotContain(names, name => name.Split(' ')[1].Contains("::", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StackMode.IPv4, "ipv6", "::")]
    [InlineData(StackMode.IPv6, "ipv4", ".0/")]
    public async Task Everything_SingleStack_MentionsNoOtherFamily(StackMode mode, string family, string range)
    {
        AddressPlan plan = Plan(mode, mode == StackMode.IPv6 ? IPFamily.IPv6 : IPFamily.IPv4);
        MockCloud cloud = await RunAsync(plan);

        foreach (MockResourceArgs resource in Custom(cloud))
        {
            string text = Text(resource.Inputs);
            Assert.DoesNotContain(range, text, StringComparison.Ordinal);
            Assert.DoesNotContain(family, text.Replace("ipv6-icmp", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(family, resource.Name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Components_AreFive_AndRegisterTheirOutputs()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack));

        Assert.Equal(
            ["ApiEndpoint", "FirewallRules", "HostInterfaces", "Hosts", "Network"],
            cloud.Finished.Where(urn => urn.Contains("calico-ipv6:openstack:", StringComparison.Ordinal)).Select(urn => urn.Split("::")[2].Split(':')[^1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Preview_NothingDeployed_HasTheSameResources(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        OpenStackSettings settings = OpenStackCloud.Settings with { ApiBalancer = balancer };
        MockCloud preview = await RunAsync(Plan(mode, primary), settings, preview: true);
        MockCloud update = await RunAsync(Plan(mode, primary), settings);

        Assert.Equal(Names(update), Names(preview));

        static IEnumerable<string> Names(MockCloud cloud) => cloud.Resources.Select(r => $"{r.Type} {r.Name}").Order(StringComparer.Ordinal);
    }

    // What the cluster's objects are made by depends on these: the engine takes a host away only when the objects are gone.
    [Fact]
    public async Task CreateHosts_Ids_DependOnEveryServer()
    {
        Output<ImmutableArray<string>>? ids = null;
        await New().RunAsync(() =>
        {
            var platform = OpenStackPlatform.Create(Plan(StackMode.DualStack), Cluster(1), OpenStackCloud.Settings, OpenStackCloud.Provider());
            _ = platform.CreateInterfaces();
            _ = platform.CreateApiEndpoint();
            ids = platform.CreateHosts(UserDataOf(Cluster(1)));
        });

        string[] expected = ["hosts-test-control-plane-0", "hosts-test-worker-0", "hosts-test-worker-1"];
        Assert.Equal(expected, (await OutputUtilities.GetDependenciesAsync(ids!)).OfType<Instance>().Select(i => i.GetResourceName()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CreateApiEndpoint_BeforeTheInterfaces_SaysWhatIsMissing()
    {
        await New().RunAsync(() =>
        {
            var platform = OpenStackPlatform.Create(Plan(StackMode.DualStack), Cluster(), OpenStackCloud.Settings, OpenStackCloud.Provider());
            Assert.Empty(platform.Outputs);
            Assert.Contains("Network", Assert.Throws<InvalidOperationException>(platform.CreateApiEndpoint).Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Outputs_DualStack_NameTheAddressesOfHostsAndApi()
    {
        IReadOnlyDictionary<string, object?>? outputs = null;
        await New().RunAsync(() => outputs = Make(Plan(StackMode.DualStack), OpenStackCloud.Settings, Cluster()).Outputs);

        Assert.Equal(["apiAddresses", "hostAddresses", "hostPublicIPv4", "networkId"], outputs!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["ipv4", "ipv6"], Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(outputs["apiAddresses"]).Keys);
    }

    private static IEnumerable<MockResourceArgs> Custom(MockCloud cloud) => cloud.Resources.Where(r => r.Type!.StartsWith("openstack:", StringComparison.Ordinal));

    // Descriptions are for people, tags and metadata everybody's.
    private static string Text(object? value) => value switch
    {
        ImmutableDictionary<string, object> map => string.Join(' ', map.Where(p => p.Key is not ("tags" or "metadata" or "userData" or "description")).Select(p => $"{p.Key}={Text(p.Value)}")),
        ImmutableArray<object> list => string.Join(' ', list.Select(Text)),
        _ => $"{value}",
    };
}
