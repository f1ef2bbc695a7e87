using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Aws;

[Collection("Deployment")]
public sealed class ApiEndpointTests
{
    private const string LoadBalancer = "aws:lb/loadBalancer:LoadBalancer";
    private const string TargetGroup = "aws:lb/targetGroup:TargetGroup";
    private const string Target = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    [Theory]
    [InlineData(StackMode.IPv4, IPFamily.IPv4, "ipv4", "ipv4")]
    [InlineData(StackMode.DualStack, IPFamily.IPv4, "dualstack", "ipv4")]
    [InlineData(StackMode.DualStack, IPFamily.IPv6, "dualstack", "ipv6")]
    [InlineData(StackMode.IPv6, IPFamily.IPv6, "dualstack", "ipv6")]
    public async Task LoadBalancer_Mode_ServesEveryFamilyAndForwardsToThePrimaryOne(StackMode mode, IPFamily primary, string balancer, string targets)
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.On(mode, primary));

        Assert.Equal(balancer, Assert.Single(cloud.Of(LoadBalancer)).Value["ipAddressType"]);
        ImmutableDictionary<string, object> group = Assert.Single(cloud.Of(TargetGroup)).Value;
        Assert.Equal(targets, group["ipAddressType"]);
        Assert.Equal("ip", group["targetType"]);
        Assert.Equal("false", group["preserveClientIp"]);
    }

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public async Task Targets_ThreeControlPlanes_AreTheirAddressesOfThePrimaryFamily(IPFamily primary)
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.On(StackMode.DualStack, primary, zones: 3));

        string[] interfaces = ["interfaces-test-control-plane-0", "interfaces-test-control-plane-1", "interfaces-test-control-plane-2"];
        Assert.Equal(
            interfaces.Select(name => primary == IPFamily.IPv4 ? AwsCloud.PrivateIPv4(name) : AwsCloud.PublicIPv6(name)),
            cloud.Of(Target).Values.Select(t => t["targetId"]));
        Assert.All(cloud.Of(Target).Values, t => Assert.Equal(6443.0, t["port"]));
        Assert.Equal(3, ((ImmutableArray<object>)Assert.Single(cloud.Of(LoadBalancer)).Value["subnets"]).Length);
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Hosts_ModeWithIPv4_ReachTheBalancerFromTheirPublicAddresses(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan);

        IEnumerable<HostSpec> expected = plan.HasIPv4 ? AwsCloud.Cluster(plan).Hosts : [];
        Assert.Equal(
            expected.Select(h => $"{AwsCloud.PublicIPv4($"interfaces-{h.Name}-public")}/32"),
            cloud.Of(Ingress).Where(r => r.Key.StartsWith("api-from-", StringComparison.Ordinal)).Select(r => r.Value["cidrIpv4"]));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task LoadBalancer_Internal_FacesNoInternetAndLetsInNoPublicAddress(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan, AwsCloud.Cluster(plan) with { ApiAccess = EndpointAccess.Internal });

        Assert.Equal(true, Assert.Single(cloud.Of(LoadBalancer)).Value["internal"]);
        Assert.DoesNotContain(cloud.Of(Ingress).Keys, name => name.StartsWith("api-from-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StackMode.IPv4, EndpointAccess.Public, false)]
    [InlineData(StackMode.IPv4, EndpointAccess.Internal, true)]
    [InlineData(StackMode.DualStack, EndpointAccess.Internal, true)]
    [InlineData(StackMode.IPv6, EndpointAccess.Public, false)]
    [InlineData(StackMode.IPv6, EndpointAccess.Internal, false)]
    public async Task LoadBalancer_Internal_StandsAmongTheHostsWhereTheirSubnetsCanHoldIt(StackMode mode, EndpointAccess access, bool expected)
    {
        ApiEndpointArgs? args = null;
        AddressPlan plan = Plans.On(mode);
        await AwsCloud.New().RunAsync(() =>
        {
            ClusterSpec cluster = Plans.Cluster() with { ApiAccess = access };
            var options = new Pulumi.ComponentResourceOptions { Provider = AwsCloud.Provider() };
            var network = new Network("network", new() { Plan = plan, Cluster = cluster }, options);
            var firewall = new FirewallRules("firewall", new() { Plan = plan, Cluster = cluster, VpcId = network.VpcId }, options);
            var interfaces = new HostInterfaces(
                "interfaces", new() { Plan = plan, Cluster = cluster, Settings = AwsCloud.Settings, Network = network, Firewall = firewall }, options);
            args = new() { Plan = plan, Cluster = cluster, Settings = AwsCloud.Settings, Network = network, Firewall = firewall, Interfaces = interfaces };
            _ = new ApiEndpoint("api", args, options);
        });

        Assert.Equal(expected, args!.IsAmongHosts);
        Assert.Null(args.Shape.Fault);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LoadBalancer_DeletionProtection_IsTheSettings(bool isProtected)
    {
        MockCloud cloud = await AwsCloud.RunAsync(
            Plans.DualStack, Plans.Cluster().WithServices(), settings: AwsCloud.Settings with { DeletionProtection = isProtected });

        Assert.Equal(2, cloud.Of(LoadBalancer).Count);
        Assert.All(cloud.Of(LoadBalancer).Values, b => Assert.Equal(isProtected, b["enableDeletionProtection"]));
    }

    // Nothing that the balancer is given needs the gateway: without the dependency, a slow one would come last.
    [Fact]
    public async Task LoadBalancer_SlowGateway_ComesAfterIt()
    {
        bool made = false, before = false;
        MockCloud cloud = AwsCloud.New()
            .Knows("aws:ec2/internetGateway:InternetGateway", _ => new Dictionary<string, object?> { ["arn"] = Slow.Answer("arn", done: () => made = true) })
            .Knows(LoadBalancer, _ =>
            {
                before = made;
                return new Dictionary<string, object?> { ["arn"] = "arn", ["dnsName"] = AwsCloud.EndpointName };
            });
        await cloud.RunAsync(() => AwsCloud.Make(Plans.DualStack, Plans.Cluster()));

        Assert.True(before);
    }

    // A hyphen and seven digits come after the logical name; AWS takes 32 characters.
    [Fact]
    public async Task Names_LongestClusterName_FitWithPulumisSuffix()
    {
        string longest = new('a', 63 - "-control-plane-0".Length);
        var cluster = Plans.Cluster() with { Name = longest, Hosts = HostSpec.Of(longest, 1, 2, 1) };
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, cluster);

        Assert.All(cloud.Of(LoadBalancer).Keys.Concat(cloud.Of(TargetGroup).Keys), name => Assert.True(name.Length + 8 <= 32, name));
    }
}
