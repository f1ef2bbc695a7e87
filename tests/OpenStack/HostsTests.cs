using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using CalicoIPv6.Addressing;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.OpenStack.Compute;
using static CalicoIPv6.Tests.OpenStack.OpenStackCloud;

namespace CalicoIPv6.Tests.OpenStack;

[Collection("Deployment")]
public sealed class HostsTests
{
    [Fact]
    public async Task Servers_BootOnTheirPort_WithConfigDriveFlavorAndImage()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack));

        Assert.Equal(5, cloud.Of(OpenStackCloud.Instance).Count);
        foreach ((string name, ImmutableDictionary<string, object> server) in cloud.Of(OpenStackCloud.Instance))
        {
            Assert.Equal(name["hosts-".Length..], server["name"]);
            Assert.Equal($"{name.Replace("hosts-", "interfaces-", StringComparison.Ordinal)}-id", Assert.Single(server.ObjectsAt("networks"))["port"]);
            Assert.Equal((true, "ubuntu-id", "hosts-key"), (server["configDrive"], server["imageId"], server["keyPair"]));
            Assert.Equal(name.Contains("worker", StringComparison.Ordinal) ? "m1.small-id" : "m1.medium-id", server["flavorId"]);
        }
    }

    [Fact]
    public async Task ControlPlanes_Several_AreOnDifferentMachinesAndInZones()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack));

        Assert.Equal("anti-affinity", Assert.Single(cloud.Of(OpenStackCloud.ServerGroup)).Value["policies"]);
        Assert.Equal("hosts-control-planes-id", Assert.Single(cloud.Of(OpenStackCloud.Instance)["hosts-test-control-plane-2"].ObjectsAt("schedulerHints"))["group"]);
        Assert.DoesNotContain("schedulerHints", cloud.Of(OpenStackCloud.Instance)["hosts-test-worker-0"].Keys);
        Assert.Equal(["az1", "az2", "az3", "az1", "az2"], cloud.Of(OpenStackCloud.Instance).Values.Select(i => i["availabilityZoneHints"]));
    }

    [Fact]
    public async Task ControlPlane_Alone_HasNeitherGroupNorZone()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), cluster: Plans.Cluster());

        Assert.Empty(cloud.Of(OpenStackCloud.ServerGroup));
        Assert.Empty(cloud.Of(OpenStackCloud.Keypair));
        string[] absent = ["schedulerHints", "availabilityZoneHints", "keyPair"];
        Assert.All(cloud.Of(OpenStackCloud.Instance).Values, i => Assert.DoesNotContain(absent, i.ContainsKey));
    }

    [Fact]
    public async Task Rejects_MoreZonesThanNovaTells()
    {
        int before = Environment.ExitCode;
        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(Plan(StackMode.DualStack), cluster: Plans.Cluster(5, zones: 5)));
        Environment.ExitCode = before;

        Assert.Contains("calico-ipv6:zones \"5\": is more than the 3 availability zones that Nova tells; write 3 or less", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BootVolume_Size_TakesThePlaceOfTheFlavorsDisk()
    {
        MockCloud cloud = await RunAsync(Plan(StackMode.DualStack), OpenStackCloud.Settings with { BootVolumeSize = 40, BootVolumeType = "encrypted" });

        foreach (ImmutableDictionary<string, object> server in cloud.Of(OpenStackCloud.Instance).Values)
        {
            ImmutableDictionary<string, object> volume = Assert.Single(server.ObjectsAt("blockDevices"));
            Assert.Equal(("image", "volume", "ubuntu-id", 40.0), (volume["sourceType"], volume["destinationType"], volume["uuid"], volume["volumeSize"]));
            Assert.Equal((true, "encrypted", 0.0), (volume["deleteOnTermination"], volume["volumeType"], volume["bootIndex"]));
            Assert.DoesNotContain("imageId", server.Keys);
        }
    }

    [Fact]
    public async Task UserData_IsTheCloudInit_CompressedInBase64AndSecret()
    {
        ConcurrentBag<InstanceArgs> seen = [];
        MockCloud cloud = New();
        bool[] secret = [];
        await cloud.RunAsync(() =>
        {
            MakeHosts(args => seen.Add(Assert.IsType<InstanceArgs>(args.Args)));
            secret = [.. seen.Select(args => Output.IsSecretAsync(args.UserData!.ToOutput()).GetAwaiter().GetResult())];
        });

        Assert.Equal([true, true, true], secret);
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String((string)cloud.Of(OpenStackCloud.Instance)["hosts-test-worker-0"]["userData"])), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(OpenStackCloud.UserData, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task UserData_TooLargeForNova_NamesTheHostAndTheLimit()
    {
        int before = Environment.ExitCode;
        Exception error = await Assert.ThrowsAnyAsync<Exception>(
            () => RunAsync(Plan(StackMode.DualStack), cluster: Plans.Cluster(workers: 0), userData: Convert.ToHexString(RandomNumberGenerator.GetBytes(60_000))));
        Environment.ExitCode = before;
        Assert.Contains("test-control-plane-0", error.Message, StringComparison.Ordinal);
        Assert.Contains("65535", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_NewImageTextOrZones_NeverReplaceARunningHost()
    {
        ConcurrentBag<ResourceTransformationArgs> seen = [];
        await New().RunAsync(() => MakeHosts(seen.Add));

        Assert.Equal(3, seen.Count);
        Assert.All(seen, instance =>
        {
            Assert.Equal(["imageId", "blockDevices[0].uuid", "keyPair", "userData", "availabilityZoneHints"], instance.Options.IgnoreChanges);
            Assert.True(((CustomResourceOptions)instance.Options).DeleteBeforeReplace);
        });
    }

    // Nothing that a server is given needs router or balancers: without the dependency, slow ones would come last.
    [Theory]
    [InlineData(ApiBalancer.Octavia)]
    [InlineData(ApiBalancer.None)]
    public async Task Servers_SlowRouterAndBalancer_BootAfterTheWayThroughThem(ApiBalancer balancer)
    {
        MockCloud cloud = New()
            .Knows(Router, _ => new Dictionary<string, object?> { ["externalFixedIps"] = ImmutableArray<object>.Empty, ["description"] = Slow.Answer("slow") })
            .Knows(FloatingIp, args => new Dictionary<string, object?> { ["address"] = Slow.Answer(Floating(args.Name!), 200) });
        await cloud.RunAsync(() => Make(Plan(StackMode.DualStack), OpenStackCloud.Settings with { ApiBalancer = balancer }, Cluster(1)));

        string[] order = [.. cloud.Resources.Select(r => r.Type!)];
        int first = Array.IndexOf(order, OpenStackCloud.Instance);
        string[] before = balancer == ApiBalancer.Octavia ? [RouterInterface, Listener, Member, OpenStackCloud.Monitor] : [RouterInterface];
        Assert.All(before, type => Assert.InRange(Array.LastIndexOf(order, type), 0, first));
        string[] names = [.. cloud.Resources.Select(r => r.Name!)];
        Assert.All(balancer == ApiBalancer.None ? Cluster(1).Hosts : [], host => Assert.InRange(
            Array.IndexOf(names, $"api-from-{host.Name}"), 0, Array.IndexOf(names, $"hosts-{host.Name}")));
    }

    private static void MakeHosts(Action<ResourceTransformationArgs> remember)
    {
        var options = new ComponentResourceOptions { Provider = OpenStackCloud.Provider() };
        AddressPlan plan = Plan(StackMode.DualStack);
        var network = new Network("network", new() { Plan = plan, Cluster = Plans.Cluster(), Settings = OpenStackCloud.Settings }, options);
        var interfaces = new HostInterfaces("interfaces", new() { Plan = plan, Cluster = Plans.Cluster(), Settings = OpenStackCloud.Settings, Network = network }, options);
        _ = new CalicoIPv6.OpenStack.Hosts(
            "hosts",
            new()
            {
                Cluster = Plans.Cluster(),
                Settings = OpenStackCloud.Settings,
                Interfaces = interfaces,
                UserData = Plans.Cluster().Hosts.ToImmutableDictionary(h => h.Name, _ => Output.Create(OpenStackCloud.UserData)),
            },
            ComponentResourceOptions.Merge(options, new() { ResourceTransformations = { Remember } }));

        ResourceTransformationResult? Remember(ResourceTransformationArgs args)
        {
            if (args.Resource is Pulumi.OpenStack.Compute.Instance)
            {
                remember(args);
            }

            return null;
        }
    }
}
