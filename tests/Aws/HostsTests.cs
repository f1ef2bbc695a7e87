using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CalicoIPv6.Tests.Aws;

[Collection("Deployment")]
public sealed class HostsTests
{
    private const string InstanceType = "aws:ec2/instance:Instance";

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Instances_EveryMode_GuardTheirMetadata(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan);

        Assert.Equal(AwsCloud.Cluster(plan).Hosts.Length, cloud.Of(InstanceType).Count);
        foreach (ImmutableDictionary<string, object> instance in cloud.Of(InstanceType).Values)
        {
            var metadata = (ImmutableDictionary<string, object>)instance["metadataOptions"];
            Assert.Equal("required", metadata["httpTokens"]);
            Assert.Equal(1.0, metadata["httpPutResponseHopLimit"]);
            Assert.Equal("enabled", metadata["httpEndpoint"]);
            Assert.Equal(plan.HasIPv6 ? "enabled" : null, metadata.GetValueOrDefault("httpProtocolIpv6"));
        }
    }

    [Fact]
    public async Task Instances_Volume_IsEncryptedAndGoesWithTheHost()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        foreach (ImmutableDictionary<string, object> instance in cloud.Of(InstanceType).Values)
        {
            var volume = (ImmutableDictionary<string, object>)instance["rootBlockDevice"];
            Assert.Equal(true, volume["encrypted"]);
            Assert.Equal(true, volume["deleteOnTermination"]);
            Assert.Equal("gp3", volume["volumeType"]);
        }
    }

    [Fact]
    public async Task Instances_BootOnTheirOwnInterface_WithTheCurrentImage()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        foreach ((string name, ImmutableDictionary<string, object> instance) in cloud.Of(InstanceType))
        {
            var primary = (ImmutableDictionary<string, object>)instance["primaryNetworkInterface"];
            Assert.Equal($"{name.Replace("hosts-", "interfaces-", StringComparison.Ordinal)}-id", primary["networkInterfaceId"]);
            Assert.Equal(AwsCloud.Image, instance["ami"]);
            Assert.False(instance.ContainsKey("networkInterfaces"));
        }
    }

    [Fact]
    public async Task UserData_IsTheCloudInit_CompressedTheSameEveryTime()
    {
        MockCloud first = await AwsCloud.RunAsync(Plans.DualStack);
        MockCloud second = await AwsCloud.RunAsync(Plans.DualStack);

        string encoded = (string)first.Of(InstanceType)["hosts-test-worker-0"]["userDataBase64"];
        Assert.Equal(encoded, second.Of(InstanceType)["hosts-test-worker-0"]["userDataBase64"]);
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(encoded)), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(AwsCloud.UserData, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task UserData_TooLargeForEC2_NamesTheHostAndTheLimit()
    {
        string noise = Convert.ToHexString(RandomNumberGenerator.GetBytes(20_000));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => AwsCloud.RunAsync(Plans.DualStack, Plans.Cluster(workers: 0), userData: noise));
        Environment.ExitCode = 0;
        Assert.Contains("test-control-plane-0", error.Message, StringComparison.Ordinal);
        Assert.Contains("16384", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_NewImageKeyOrText_NeverReplaceARunningHost()
    {
        ConcurrentBag<ResourceTransformationArgs> seen = [];
        await AwsCloud.New().RunAsync(() => MakeHosts(Plans.DualStack, Plans.Cluster(), seen));

        ResourceTransformationArgs[] instances = [.. seen.Where(s => s.Resource is Instance)];
        Assert.Equal(3, instances.Length);
        foreach (ResourceTransformationArgs instance in instances)
        {
            Assert.Equal(["ami", "keyName", "userDataBase64"], instance.Options.IgnoreChanges);
            Assert.True(((CustomResourceOptions)instance.Options).DeleteBeforeReplace);
        }
    }

    // Another number of zones gives hosts other subnets, and an interface that moves is another one.
    [Fact]
    public async Task Interfaces_AnotherSubnet_NeverReplaceARunningHost()
    {
        ConcurrentBag<ResourceTransformationArgs> seen = [];
        await AwsCloud.New().RunAsync(() => MakeHosts(Plans.DualStack, Plans.Cluster(), seen));

        ResourceTransformationArgs[] interfaces = [.. seen.Where(s => s.Resource is NetworkInterface)];
        Assert.Equal(3, interfaces.Length);
        Assert.All(interfaces, i => Assert.Equal(["subnetId"], i.Options.IgnoreChanges));
    }

    // A control plane that is replaced takes a member of etcd with it, perhaps the only one.
    [Fact]
    public async Task ControlPlanes_AreProtected_AndWorkersAreNot()
    {
        ConcurrentBag<ResourceTransformationArgs> seen = [];
        await AwsCloud.New().RunAsync(() => MakeHosts(Plans.DualStack, Plans.Cluster(controlPlanes: 3), seen));

        foreach (ResourceTransformationArgs host in seen.Where(s => s.Resource is Instance or NetworkInterface))
        {
            Assert.Equal(host.Resource.GetResourceName().Contains("control-plane", StringComparison.Ordinal), host.Options.Protect ?? false);
        }

        Assert.Equal(6, seen.Count(s => s.Options.Protect == true));
    }

    [Fact]
    public async Task Images_ArchitectureOfEachRole_IsThatOfItsInstanceType()
    {
        AwsSettings settings = AwsCloud.Settings with { ControlPlaneInstanceType = "m6i.large", WorkerInstanceType = "t4g.medium" };
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, settings: settings);

        Assert.Equal(
            [(AwsCloud.Image, "m6i.large"), (AwsCloud.ArmImage, "t4g.medium"), (AwsCloud.ArmImage, "t4g.medium")],
            cloud.Of(InstanceType).Values.Select(i => ((string)i["ami"], (string)i["instanceType"])));
    }

    [Fact]
    public async Task Volume_Size_IsTheSettings()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, settings: AwsCloud.Settings with { RootVolumeSize = 100 });

        Assert.All(cloud.Of(InstanceType).Values, i => Assert.Equal(100.0, ((ImmutableDictionary<string, object>)i["rootBlockDevice"])["volumeSize"]));
    }

    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    public async Task Profile_EveryHosts_AllowsSessionManagerAndNothingElse(string region, string partition)
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, settings: AwsCloud.Settings with { Region = region });

        Assert.Equal(
            $"arn:{partition}:iam::aws:policy/AmazonSSMManagedInstanceCore",
            Assert.Single(cloud.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment")).Value["policyArn"]);
        ImmutableDictionary<string, object> role = Assert.Single(cloud.Of("aws:iam/role:Role")).Value;
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
            role["assumeRolePolicy"]);
        Assert.DoesNotContain(role.Keys, key => key is "inlinePolicies" or "managedPolicyArns");
        Assert.All(cloud.Of(InstanceType).Values, i => Assert.Equal("hosts-profile", i["iamInstanceProfile"]));
    }

    [Fact]
    public async Task UserData_PlainText_BecomesSecret()
    {
        ConcurrentBag<ResourceTransformationArgs> seen = [];
        List<bool> secret = [];
        await AwsCloud.New().RunAsync(() =>
        {
            MakeHosts(Plans.DualStack, Plans.Cluster(), seen);
            foreach (InstanceArgs args in seen.Select(s => s.Args).OfType<InstanceArgs>())
            {
                secret.Add(Output.IsSecretAsync(args.UserDataBase64.ToOutput()).GetAwaiter().GetResult());
            }
        });

        Assert.Equal([true, true, true], secret);
    }

    // Nothing that an instance is given needs the gateway or the balancer: without the dependency, slow ones would come last.
    [Fact]
    public async Task Instances_SlowGatewayBalancerAndAddresses_BootAfterRoutesTargetsAndTheirOwnRule()
    {
        MockCloud cloud = AwsCloud.New()
            .Knows("aws:ec2/internetGateway:InternetGateway", _ => new Dictionary<string, object?> { ["arn"] = Slow.Answer("arn") })
            .Knows("aws:ec2/eip:Eip", args => new Dictionary<string, object?> { ["publicIp"] = Slow.Answer(AwsCloud.PublicIPv4(args.Name!), 300) })
            .Knows("aws:lb/loadBalancer:LoadBalancer", _ => new Dictionary<string, object?> { ["arn"] = Slow.Answer("arn"), ["dnsName"] = AwsCloud.EndpointName });
        await cloud.RunAsync(() => AwsCloud.Make(Plans.DualStack, Plans.Cluster()));

        string[] order = [.. cloud.Resources.Select(r => r.Type!)];
        int first = Array.IndexOf(order, InstanceType);
        string[] before = ["aws:ec2/route:Route", "aws:lb/listener:Listener", "aws:lb/targetGroupAttachment:TargetGroupAttachment"];
        Assert.All(before, type => Assert.InRange(Array.LastIndexOf(order, type), 0, first));
        string[] names = [.. cloud.Resources.Select(r => r.Name!)];
        Assert.All(Plans.Cluster().Hosts, host => Assert.InRange(
            Array.IndexOf(names, $"api-from-{host.Name}"), 0, Array.IndexOf(names, $"hosts-{host.Name}")));
    }

    [Fact]
    public async Task KeyPair_NoKey_IsNotMade()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, Plans.Cluster());

        Assert.Empty(cloud.Of("aws:ec2/keyPair:KeyPair"));
        Assert.All(cloud.Of(InstanceType).Values, i => Assert.False(i.ContainsKey("keyName")));
    }

    [Fact]
    public async Task KeyPair_WithKey_IsEveryHosts()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        Assert.Single(cloud.Of("aws:ec2/keyPair:KeyPair"));
        Assert.All(cloud.Of(InstanceType).Values, i => Assert.Equal("hosts-key", i["keyName"]));
    }

    private static void MakeHosts(AddressPlan plan, ClusterSpec cluster, ConcurrentBag<ResourceTransformationArgs> seen)
    {
        var options = new ComponentResourceOptions { Provider = AwsCloud.Provider(), ResourceTransformations = { Remember } };
        var network = new Network("network", new() { Plan = plan, Cluster = cluster }, options);
        var firewall = new FirewallRules("firewall", new() { Plan = plan, Cluster = cluster, VpcId = network.VpcId }, options);
        var interfaces = new HostInterfaces(
            "interfaces", new() { Plan = plan, Cluster = cluster, Settings = AwsCloud.Settings, Network = network, Firewall = firewall }, options);
        _ = new CalicoIPv6.Aws.Hosts(
            "hosts",
            new()
            {
                Plan = plan,
                Cluster = cluster,
                Settings = AwsCloud.Settings,
                Interfaces = interfaces,
                UserData = cluster.Hosts.ToImmutableDictionary(h => h.Name, _ => Output.Create(AwsCloud.UserData)),
            },
            options);

        ResourceTransformationResult? Remember(ResourceTransformationArgs args)
        {
            seen.Add(args);
            return null;
        }
    }
}
