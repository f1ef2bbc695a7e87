using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Aws;

[Collection("Deployment")]
public sealed class SecurityGroupSizeTests
{
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    // What is counted is what is made: each rule for a range in its family, each for a group in both.
    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Of_EveryShape_CountsTheRulesThatAreMade(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        foreach (bool isPrivate in new[] { false, true })
        {
            ClusterSpec cluster = AwsCloud.Cluster(plan).WithServices() with { PrivateHosts = isPrivate, NodePortCidrs = [Cidr.Parse("192.0.2.0/24")] };
            MockCloud cloud = await AwsCloud.RunAsync(plan, cluster);

            Assert.Equal(
                cloud.Of(Ingress).Values
                    .GroupBy(rule => (string)rule["securityGroupId"])
                    .Select(g => (g.Key, Math.Max(g.Count(rule => !rule.ContainsKey("cidrIpv6")), g.Count(rule => !rule.ContainsKey("cidrIpv4")))))
                    .OrderBy(g => g.Key, StringComparer.Ordinal),
                SecurityGroupSize.Of(plan, cluster, new()).Select(size => (IdOf(size.Group), size.Rules)).OrderBy(g => g.Item1, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Of_PublicHosts_LetsEachInAtTheApi()
    {
        ClusterSpec cluster = Plans.Cluster(controlPlanes: 3, workers: 60);

        Assert.Equal(new SecurityGroupSize(Peer.ApiLoadBalancer, IPFamily.IPv4, 65, Peer.Nodes), Api(cluster));
        Assert.Equal(2, Api(cluster with { ApiAccess = EndpointAccess.Internal }).Rules);
    }

    [Fact]
    public void Of_ManyRanges_SaysWhoseTheyAre()
    {
        ClusterSpec cluster = Plans.Cluster() with { AdminCidrs = [.. Ranges(40)], NodePortCidrs = [.. Ranges(30)], PublicCidrs = [.. Ranges(70)], ServicePorts = [new(443, 30443, ServiceProtocol.Tcp)] };
        ImmutableDictionary<Peer, SecurityGroupSize> sizes = SecurityGroupSize.Of(Plans.IPv4, cluster, new()).ToImmutableDictionary(s => s.Group);

        Assert.Equal(Peer.Admins, sizes[Peer.ApiLoadBalancer].MostFrom);
        Assert.Equal(Peer.NodePortClients, sizes[Peer.Nodes].MostFrom);
        Assert.Equal(Peer.ServiceClients, sizes[Peer.ServiceLoadBalancer].MostFrom);
        // Each range brings the port and the path MTU.
        Assert.Equal(((2 * 40) + 2 + cluster.Hosts.Length, (2 * 70) + 1), (sizes[Peer.ApiLoadBalancer].Rules, sizes[Peer.ServiceLoadBalancer].Rules));
    }

    private static SecurityGroupSize Api(ClusterSpec cluster) => SecurityGroupSize.Of(Plans.IPv4, cluster, new()).Single(s => s.Group == Peer.ApiLoadBalancer);

    private static IEnumerable<Cidr> Ranges(int count) => Enumerable.Range(1, count).Select(i => Cidr.Parse($"4.4.{i}.0/24"));

    private static string IdOf(Peer group) => group switch
    {
        Peer.Nodes => "firewall-nodes-id",
        Peer.ControlPlanes => "firewall-control-plane-id",
        Peer.ApiLoadBalancer => "firewall-api-id",
        _ => "firewall-services-id",
    };
}
