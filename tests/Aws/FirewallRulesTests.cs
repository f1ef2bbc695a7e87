using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Aws;

[Collection("Deployment")]
public sealed partial class FirewallRulesTests
{
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

    private static readonly string[] Sources = ["cidrIpv4", "cidrIpv6", "referencedSecurityGroupId"];

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Ingress_EveryShape_ComesFromAListedRangeOrAGroup(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan);

        IEnumerable<string> listed = AwsCloud.Cluster(plan).AdminCidrs.Concat(plan.PodCidrs).Select(cidr => cidr.ToString());
        foreach (ImmutableDictionary<string, object> rule in cloud.Of(Ingress).Values)
        {
            string source = Assert.Single(Sources, rule.ContainsKey);
            var range = (string)rule[source];
            Assert.True(source == "referencedSecurityGroupId" || listed.Contains(range) || range.EndsWith("/32", StringComparison.Ordinal), range);
        }
    }

    [Fact]
    public async Task Ingress_WorldAmongAdmins_OpensTheApiAlone()
    {
        ClusterSpec cluster = Plans.Cluster() with { AdminCidrs = [Cidr.Parse("::/0")] };
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack, cluster);

        var open = cloud.Of(Ingress).Where(r => Equals(r.Value.GetValueOrDefault("cidrIpv6"), "::/0"));
        Assert.Equal(["firewall-api-from-admins----0", "firewall-mtu-from-admins-ipv6----0"], open.Select(r => r.Key));
        Assert.All(open, r => Assert.Equal("firewall-api-id", r.Value["securityGroupId"]));
    }

    // EC2 refuses a second rule with the same group, protocol, ports and source (InvalidPermission.Duplicate).
    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Ingress_EveryShape_HasNoRuleTwice(StackMode mode, IPFamily primary, int zones)
    {
        MockCloud cloud = await AwsCloud.RunAsync(Shapes.Plan(mode, primary, zones));

        string[] keys = ["securityGroupId", "ipProtocol", "fromPort", "toPort", .. Sources];
        string[] rules = [.. cloud.Of(Ingress).Values.Select(r => string.Join('|', keys.Select(k => r.GetValueOrDefault(k))))];
        Assert.Equal(rules.Distinct(), rules);
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Descriptions_EveryShape_AreWhatEC2Accepts(StackMode mode, IPFamily primary, int zones)
    {
        MockCloud cloud = await AwsCloud.RunAsync(Shapes.Plan(mode, primary, zones));

        string[] types = [Ingress, Egress, "aws:ec2/securityGroup:SecurityGroup"];
        Assert.All(types.SelectMany(t => cloud.Of(t).Values), r => Assert.Matches(EC2Description(), (string)r["description"]));
    }

    [Theory]
    [ClassData(typeof(Shapes))]
    public async Task Egress_EveryGroup_IsOpenInEachFamilyOfTheMode(StackMode mode, IPFamily primary, int zones)
    {
        AddressPlan plan = Shapes.Plan(mode, primary, zones);
        MockCloud cloud = await AwsCloud.RunAsync(plan);

        Assert.Equal(3 * plan.Families.Length, cloud.Of(Egress).Count);
        Assert.Equal(plan.HasIPv6 ? 3 : 0, cloud.Of(Egress).Values.Count(r => Equals(r.GetValueOrDefault("cidrIpv6"), "::/0")));
    }

    [Fact]
    public async Task Icmp_AllTypes_IsWrittenAsMinusOne()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        Assert.Equal((-1.0, -1.0), ((double)cloud.Of(Ingress)["firewall-icmpv6"]["fromPort"], (double)cloud.Of(Ingress)["firewall-icmpv6"]["toPort"]));
        Assert.Equal((3.0, 4.0), ((double)cloud.Of(Ingress)["firewall-mtu-from-nodes-ipv4"]["fromPort"], (double)cloud.Of(Ingress)["firewall-mtu-from-nodes-ipv4"]["toPort"]));
        Assert.False(cloud.Of(Ingress)["firewall-pods-ipv6"].ContainsKey("fromPort"));
    }

    [Fact]
    public async Task Pods_BareTraffic_ComeInFromThePodRangeOfEachFamily()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        Assert.Equal("10.244.0.0/16", cloud.Of(Ingress)["firewall-pods-ipv4"]["cidrIpv4"]);
        Assert.Equal(Plans.DualStack.PodCidr(IPFamily.IPv6).ToString(), cloud.Of(Ingress)["firewall-pods-ipv6"]["cidrIpv6"]);
    }

    [GeneratedRegex(@"^[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{1,255}$")]
    private static partial Regex EC2Description();
}
