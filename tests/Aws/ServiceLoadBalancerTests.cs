using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Aws;

[Collection("Deployment")]
public sealed class ServiceLoadBalancerTests
{
    private const string Balancer = "aws:lb/loadBalancer:LoadBalancer";
    private const string Listener = "aws:lb/listener:Listener";
    private const string TargetGroup = "aws:lb/targetGroup:TargetGroup";
    private const string Target = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Balancer_EveryShape_ServesTheModesFamiliesAndForwardsToWorkersOfThePrimaryOne(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan, AwsCloud.Cluster(plan).WithServices());

        ImmutableDictionary<string, object> balancer = cloud.Of(Balancer)["services-nlb"];
        Assert.Equal(plan.HasIPv6 ? "dualstack" : "ipv4", balancer["ipAddressType"]);
        Assert.Equal(plan.HasIPv6 ? "on" : null, balancer.GetValueOrDefault("enablePrefixForIpv6SourceNat"));
        Assert.Equal(zones, ((ImmutableArray<object>)balancer["subnets"]).Length);
        Assert.Equal("firewall-services-id", Assert.Single((ImmutableArray<object>)balancer["securityGroups"]));
        foreach (string group in new[] { "services-tcp-443", "services-udp-53" })
        {
            Assert.Equal(plan.PrimaryFamily.Lower(), cloud.Of(TargetGroup)[group]["ipAddressType"]);
            string[] workers = ["interfaces-test-worker-0", "interfaces-test-worker-1"];
            Assert.Equal(
                workers.Select(name => primary == IPFamily.IPv4 ? AwsCloud.PrivateIPv4(name) : AwsCloud.PublicIPv6(name)),
                cloud.Of(Target).Where(t => t.Key.StartsWith($"{group}-", StringComparison.Ordinal)).Select(t => t.Value["targetId"]));
        }
    }

    [Theory]
    [InlineData(StackMode.DualStack)]
    [InlineData(StackMode.IPv6)]
    public async Task Balancer_Internal_FacesNoInternet(StackMode mode)
    {
        AddressPlan plan = Plans.On(mode);
        ClusterSpec cluster = AwsCloud.Cluster(plan).WithServices();
        MockCloud cloud = await AwsCloud.RunAsync(plan, cluster with { ServiceAccess = EndpointAccess.Internal });
        MockCloud open = await AwsCloud.RunAsync(plan, cluster);

        Assert.Equal(true, cloud.Of(Balancer)["services-nlb"]["internal"]);
        Assert.Equal(false, cloud.Of(Balancer)["api-nlb"]["internal"]);
        Assert.Equal(false, open.Of(Balancer)["services-nlb"]["internal"]);
    }

    [Fact]
    public async Task Ports_TcpAndUdp_HaveAListenerAndAskKubeProxyForHealth()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, Plans.Cluster().WithServices());

        Assert.Equal((443.0, "TCP"), Of(Listener, "services-listener-tcp-443"));
        Assert.Equal((53.0, "UDP"), Of(Listener, "services-listener-udp-53"));
        Assert.Equal((30443.0, "TCP"), Of(TargetGroup, "services-tcp-443"));
        Assert.Equal((30053.0, "UDP"), Of(TargetGroup, "services-udp-53"));
        Assert.Equal("false", cloud.Of(TargetGroup)["services-tcp-443"]["preserveClientIp"]);
        Assert.False(cloud.Of(TargetGroup)["services-udp-53"].ContainsKey("preserveClientIp"));
        var health = (ImmutableDictionary<string, object>)cloud.Of(TargetGroup)["services-udp-53"]["healthCheck"];
        Assert.Equal(("HTTP", "10256", "/healthz"), (health["protocol"], health["port"], health["path"]));

        (double, string) Of(string type, string name) => ((double)cloud.Of(type)[name]["port"], (string)cloud.Of(type)[name]["protocol"]);
    }

    [Fact]
    public async Task Rules_DualStack_OpenThePortsToTheListedAndTheNodePortsToTheBalancer()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, Plans.Cluster().WithServices());

        ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> rules = cloud.Of(Ingress);
        Assert.Equal(
            ["firewall-mtu-from-clients-ipv4-0.0.0.0-0", "firewall-service-tcp-443-0.0.0.0-0", "firewall-service-udp-53-0.0.0.0-0"],
            rules.Where(r => Equals(r.Value.GetValueOrDefault("cidrIpv4"), "0.0.0.0/0")).Select(r => r.Key));
        Assert.All(rules.Where(r => Equals(r.Value.GetValueOrDefault("cidrIpv4"), "0.0.0.0/0")), r => Assert.Equal("firewall-services-id", r.Value["securityGroupId"]));
        Assert.Equal(("firewall-nodes-id", "firewall-services-id", 30443.0), Node("firewall-service-tcp-443-to-nodes"));
        Assert.Equal(("firewall-nodes-id", "firewall-services-id", 30053.0), Node("firewall-service-udp-53-to-nodes"));
        Assert.Equal(("firewall-nodes-id", "firewall-services-id", 10256.0), Node("firewall-proxy-health"));

        (object, object, double) Node(string name) => (rules[name]["securityGroupId"], rules[name]["referencedSecurityGroupId"], (double)rules[name]["fromPort"]);
    }

    [Fact]
    public async Task Prefixes_TcpAlone_AreNotTaken()
    {
        ClusterSpec cluster = Plans.Cluster().WithServices() with { ServicePorts = [new(443, 30443, ServiceProtocol.Tcp)] };
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, cluster);

        Assert.False(cloud.Of(Balancer)["services-nlb"].ContainsKey("enablePrefixForIpv6SourceNat"));
    }

    [Fact]
    public async Task NoPorts_NoBalancer_AndNoGroup()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        Assert.Equal(["api-nlb"], cloud.Of(Balancer).Keys);
        Assert.DoesNotContain("firewall-services", cloud.Of("aws:ec2/securityGroup:SecurityGroup").Keys);
    }

    // A hyphen and seven digits come after the logical name; AWS takes 32 characters.
    [Fact]
    public async Task Names_LongestPort_FitWithPulumisSuffix()
    {
        ClusterSpec cluster = Plans.Cluster() with { ServicePorts = [new(65535, 32767, ServiceProtocol.Udp)] };
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, cluster);

        Assert.All(cloud.Of(TargetGroup).Keys, name => Assert.True(name.Length + 8 <= 32, name));
    }
}
