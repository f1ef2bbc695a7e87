using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Aws;

[Collection("Deployment")]
public sealed class HostInterfacesTests
{
    private const string Interface = "aws:ec2/networkInterface:NetworkInterface";
    private const string PublicAddress = "aws:ec2/eip:Eip";

    // Where nobody hides the pods, what they send to another host's own address carries theirs, whatever the encapsulation.
    [Theory]
    [InlineData(Encapsulation.None, true, false)]
    [InlineData(Encapsulation.VXLANCrossSubnet, true, false)]
    [InlineData(Encapsulation.IPIPCrossSubnet, true, false)]
    [InlineData(Encapsulation.VXLAN, true, true)]
    [InlineData(Encapsulation.IPIP, true, true)]
    [InlineData(Encapsulation.None, false, false)]
    [InlineData(Encapsulation.VXLANCrossSubnet, false, false)]
    [InlineData(Encapsulation.IPIPCrossSubnet, false, false)]
    [InlineData(Encapsulation.VXLAN, false, false)]
    [InlineData(Encapsulation.IPIP, false, false)]
    public async Task SourceDestCheck_Pools_IsOffExactlyForBarePodTraffic(Encapsulation encapsulation, bool natOutgoing, bool check)
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.IPv4.With(encapsulation).WithNat(natOutgoing));

        Assert.Equal(3, cloud.Of(Interface).Count);
        Assert.All(cloud.Of(Interface).Values, i => Assert.Equal(check, i["sourceDestCheck"]));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Interface_Mode_HasOneAddressOfEachFamily(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan);

        Assert.All(cloud.Of(Interface).Values, i => Assert.Equal(plan.HasIPv6 ? 1.0 : null, i.GetValueOrDefault("ipv6AddressCount")));
        KeyValuePair<string, ImmutableDictionary<string, object>>[] own = [.. cloud.Of(PublicAddress).Where(a => a.Value.ContainsKey("networkInterface"))];
        Assert.Equal(plan.HasIPv4 ? cloud.Of(Interface).Count : 0, own.Length);
        Assert.All(own, a => Assert.Equal($"{a.Key[..^"-public".Length]}-id", a.Value["networkInterface"]));
    }

    [Theory]
    [InlineData(SourceDestCheck.On, Encapsulation.VXLAN, true)]
    [InlineData(SourceDestCheck.Off, Encapsulation.VXLAN, false)]
    [InlineData(SourceDestCheck.Off, Encapsulation.None, false)]
    public async Task SourceDestCheck_Forced_IsWhatTheSettingSays(SourceDestCheck setting, Encapsulation encapsulation, bool check)
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.IPv4.With(encapsulation), settings: AwsCloud.Settings with { SourceDestCheck = setting });

        Assert.All(cloud.Of(Interface).Values, i => Assert.Equal(check, i["sourceDestCheck"]));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task PublicAddresses_PrivateHosts_AreNotMade(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan, AwsCloud.Cluster(plan) with { PrivateHosts = true });

        Assert.DoesNotContain(cloud.Of(PublicAddress).Keys, name => name.StartsWith("interfaces-", StringComparison.Ordinal));
        // They come to the API's public name from the NAT gateway; in IPv6 from their own addresses, which their group stands for.
        Assert.Equal(
            plan.HasIPv4 ? ["api-from-nat-0"] : [],
            cloud.Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Keys.Where(name => name.StartsWith("api-from-", StringComparison.Ordinal)));
    }

    // EC2 refuses both at once (CreateNetworkInterface, Ipv6AddressCount), and only targets of type instance need a primary address.
    [Fact]
    public async Task Interface_IPv6_HasNeitherPrefixNorPrimaryAddress()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.IPv6);

        Assert.All(cloud.Of(Interface).Values, i => Assert.DoesNotContain(i.Keys, key => key is "ipv6PrefixCount" or "enablePrimaryIpv6" or "privateIps"));
    }

    [Fact]
    public async Task Interface_ThreeZones_IsInTheSubnetOfItsHost()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.On(StackMode.DualStack, zones: 3));

        Assert.Equal("network-subnet-2-id", cloud.Of(Interface)["interfaces-test-control-plane-2"]["subnetId"]);
        Assert.Equal("network-subnet-1-id", cloud.Of(Interface)["interfaces-test-worker-1"]["subnetId"]);
    }

    [Fact]
    public async Task Interface_Role_DecidesTheSecurityGroups()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        Assert.Equal(["firewall-nodes-id", "firewall-control-plane-id"], GroupsOf("interfaces-test-control-plane-0"));
        Assert.Equal(["firewall-nodes-id"], GroupsOf("interfaces-test-worker-0"));

        IEnumerable<object> GroupsOf(string name) => (ImmutableArray<object>)cloud.Of(Interface)[name]["securityGroups"];
    }

    [Fact]
    public async Task Addresses_DualStack_AreThoseOfTheInterface()
    {
        Dictionary<string, string> seen = [];
        await AwsCloud.New().RunAsync(() =>
        {
            ClusterSpec cluster = Plans.Cluster();
            IPlatform platform = AwsPlatform.Create(Plans.DualStackIPv6First, cluster, AwsCloud.Settings, AwsCloud.Provider());
            foreach (HostInterface host in platform.CreateInterfaces())
            {
                _ = Output.All(host.Addresses[IPFamily.IPv4], host.Addresses[IPFamily.IPv6])
                    .Apply(addresses => seen[host.Host.Name] = string.Join(' ', addresses));
            }
        });

        Assert.Equal(["test-control-plane-0", "test-worker-0", "test-worker-1"], seen.Keys.Order(StringComparer.Ordinal));
        Assert.All(seen, pair => Assert.Equal(
            $"{AwsCloud.PrivateIPv4($"interfaces-{pair.Key}")} {AwsCloud.PublicIPv6($"interfaces-{pair.Key}")}",
            pair.Value));
    }

    [Fact]
    public async Task Outputs_DualStack_NameEveryHostsAddresses()
    {
        IReadOnlyDictionary<string, object?>? outputs = null;
        await AwsCloud.New().RunAsync(() => outputs = AwsCloud.Make(Plans.DualStack, Plans.Cluster()).Outputs);

        Assert.Equal(["hostAddresses", "hostPublicIPv4", "vpcId"], outputs!.Keys.Order(StringComparer.Ordinal));
        var hosts = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(outputs["hostAddresses"]);
        Assert.All(hosts.Values, host => Assert.Equal(["ipv4", "ipv6"], Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(host).Keys));
    }
}
