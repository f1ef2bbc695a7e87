using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.OpenStack.Compute;
using Pulumi.Utilities;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

/// <summary>What holds for the whole platform; what it has in common with others is in tests/Shapes.</summary>
[Collection("Deployment")]
public sealed class OpenStackPlatformTests
{
    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Resources_EveryShape_HaveNamesOfTheirOwn(StackMode mode, IPFamily primary, ApiBalancer balancer)
    {
        MockCloud cloud = await RunAsync(Plan(mode, primary), OpenStackCloud.Settings with { ApiBalancer = balancer });

        string[] names = [.. cloud.Resources.Select(r => $"{r.Type} {r.Name}")];
        Assert.Equal(names.Distinct(), names);
        Assert.DoesNotContain(names, name => name.Split(' ')[1].Contains("::", StringComparison.Ordinal));
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
}
