using System.Reflection;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Preview.Diffing;

[Collection("Deployment")]
public sealed class ReplacementTableTests
{
    private static readonly Dictionary<string, Type> Arguments = typeof(Pulumi.Aws.Provider).Assembly.GetTypes()
        .Concat(typeof(Pulumi.OpenStack.Provider).Assembly.GetTypes()).Concat(typeof(Pulumi.Random.Provider).Assembly.GetTypes())
        .Concat(typeof(Pulumi.Tls.Provider).Assembly.GetTypes()).Concat(typeof(Pulumi.Kubernetes.Provider).Assembly.GetTypes())
        .Where(t => typeof(CustomResource).IsAssignableFrom(t))
        .SelectMany(t => t.GetCustomAttributes<ResourceTypeAttribute>().Select(a => (a.Type, Class: t)))
        .DistinctBy(t => t.Type)
        .ToDictionary(
            t => t.Type,
            t => t.Class.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).First(p => typeof(ResourceArgs).IsAssignableFrom(p)));

    public static TheoryData<string> Types => [.. ReplacementTable.Rules.Keys.Order()];

    // A misspelt property forces nothing, and nobody would notice.
    [Theory]
    [MemberData(nameof(Types))]
    public void Properties_OfEachType_Exist(string type)
    {
        Assert.True(Arguments.TryGetValue(type, out Type? args), type);
        Assert.All(ReplacementTable.Rules[type], rule => Assert.True(Exists(args!, rule.Path.Split('.')), $"{type} has no {rule.Path}"));
    }

    // A type that is missing counts as changed in place.
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("openstack")]
    [InlineData("metal")]
    [InlineData("ipv4")]
    [InlineData("ipv6")]
    public async Task EveryType_ThatAStackUses_IsInTheTable(string stack)
    {
        StackPlan plan = await StackPlan.MakeAsync(StackExamples.Read(stack), simulate: false);

        string[] changedInPlace = ["pulumi:providers:aws", "pulumi:providers:openstack", "pulumi:providers:random", "pulumi:providers:tls"];
        Assert.All(
            plan.Document.Resources.Where(r => r.IsCustom && !r.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).Select(r => r.Type).Distinct().Except(changedInPlace),
            type => Assert.True(ReplacementTable.Rules.ContainsKey(type), type));
    }

    // As the provider plans it, a property at a time.
    [Theory]
    [InlineData("aws:ec2/instance:Instance", """ "instanceType": "t3.medium" """, """ "instanceType": "t3.large" """, false)]
    [InlineData("aws:ec2/instance:Instance", """ "instanceType": "t3.medium" """, """ "instanceType": "t4g.medium" """, true)]
    [InlineData("aws:ec2/instance:Instance", """ "instanceType": "t3.medium" """, $""" "instanceType": "{PlanUnknown.Sentinel}" """, false)]
    [InlineData("aws:ec2/instance:Instance", """ "ipv6AddressCount": 1 """, """ "ipv6AddressCount": 2 """, false)]
    [InlineData("aws:ec2/instance:Instance", """ "keyName": "a" """, "", false)]
    [InlineData("aws:ec2/instance:Instance", """ "keyName": "a" """, """ "keyName": "b" """, true)]
    [InlineData("aws:ec2/instance:Instance", """ "placementPartitionNumber": 1 """, """ "placementPartitionNumber": 2 """, true)]
    [InlineData("aws:ec2/instance:Instance", """ "rootBlockDevice": {"volumeSize": 20} """, """ "rootBlockDevice": {"volumeSize": 30} """, false)]
    [InlineData("aws:ec2/instance:Instance", """ "rootBlockDevice": {"encrypted": true} """, """ "rootBlockDevice": {"encrypted": false} """, true)]
    [InlineData("aws:ec2/instance:Instance", """ "enablePrimaryIpv6": false """, """ "enablePrimaryIpv6": true """, false)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", """ "enablePrimaryIpv6": true """, """ "enablePrimaryIpv6": false """, true)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", """ "ipv6AddressCount": 1 """, "", false)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", """ "privateIps": ["a"] """, """ "privateIps": ["a", "b"] """, false)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", """ "privateIps": ["a"] """, """ "privateIps": ["b"] """, true)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "", """ "privateIps": ["a"] """, true)]
    [InlineData("aws:ec2/natGateway:NatGateway", """ "availabilityMode": "zonal" """, """ "availabilityMode": "regional" """, true)]
    [InlineData("aws:ec2/subnet:Subnet", """ "ipv6CidrBlock": "2001:db8::/64" """, """ "ipv6CidrBlock": "2001:db8:1::/64" """, true)]
    [InlineData("aws:ec2/subnet:Subnet", "", """ "ipv6CidrBlock": "2001:db8:1::/64" """, false)]
    [InlineData("aws:ec2/subnet:Subnet", """ "enableDns64": false """, """ "enableDns64": true """, false)]
    [InlineData("aws:ec2/vpc:Vpc", "", """ "instanceTenancy": "dedicated" """, true)]
    [InlineData("aws:ec2/vpc:Vpc", """ "instanceTenancy": "dedicated" """, """ "instanceTenancy": "default" """, false)]
    [InlineData("aws:ec2/vpc:Vpc", """ "ipv6IpamPoolId": "a", "ipv6NetmaskLength": 56 """, """ "ipv6IpamPoolId": "b", "ipv6NetmaskLength": 60 """, false)]
    [InlineData("aws:ec2/vpc:Vpc", """ "region": "eu-west-1" """, """ "region": "eu-west-2" """, true)]
    [InlineData("aws:iam/role:Role", """ "assumeRolePolicy": "a" """, """ "assumeRolePolicy": "b" """, false)]
    [InlineData("aws:lb/listener:Listener", """ "port": 1, "protocol": "TCP" """, """ "port": 2, "protocol": "UDP" """, false)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", """ "subnets": ["a"] """, """ "subnets": ["a", "b"] """, false)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", """ "subnets": ["a", "b"] """, """ "subnets": ["a"] """, true)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", """ "subnets": ["a", "b"] """, """ "subnets": ["a", "c"] """, true)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", "", """ "securityGroups": ["a"] """, true)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", """ "securityGroups": ["a"] """, """ "securityGroups": ["b", "c"] """, false)]
    [InlineData("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", """ "cidrIpv4": "a" """, """ "cidrIpv4": "b" """, false)]
    [InlineData("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", """ "cidrIpv4": "a" """, """ "cidrIpv6": "b" """, true)]
    [InlineData("kubernetes:batch/v1:Job", """ "spec": {"suspend": true} """, """ "spec": {"suspend": false} """, false)]
    [InlineData("openstack:compute/instance:Instance", """ "availabilityZone": "a" """, "", false)]
    [InlineData("openstack:compute/instance:Instance", """ "availabilityZone": "a" """, """ "availabilityZone": "b" """, true)]
    [InlineData("openstack:networking/secGroupRule:SecGroupRule", "", """ "remoteAddressGroupId": "a" """, true)]
    [InlineData("tls:index/selfSignedCert:SelfSignedCert", """ "maxPathLength": 0 """, """ "maxPathLength": 1 """, true)]
    public void Rules_AreThoseOfTheProvider(string type, string before, string after, bool isReplaced)
    {
        ResourceChange change = Assert.Single(EnginePlans.Changes(
            EnginePlans.Plan(EnginePlans.Create(type, "x", $$""" "inputs": { {{before}} } """)),
            EnginePlans.Plan(EnginePlans.Create(type, "x", $$""" "inputs": { {{after}} } """))));

        Assert.Equal(isReplaced ? ChangeKind.Replace : ChangeKind.Update, change.Kind);
    }

    [Theory]
    [InlineData("kubernetes:operator.tigera.io/v1:Installation", "namespace", true)]
    [InlineData("kubernetes:operator.tigera.io/v1:Installation", "labels", false)]
    [InlineData("kubernetes:core/v1:ServicePatch", "name", true)]
    public void KubernetesObjects_AreWhatTheirNamesSay(string type, string field, bool isReplaced)
    {
        ResourceChange change = Assert.Single(EnginePlans.Changes(
            EnginePlans.Plan(EnginePlans.Create(type, "x", $$""" "inputs": {"metadata": {"{{field}}": "1"} } """)),
            EnginePlans.Plan(EnginePlans.Create(type, "x", $$""" "inputs": {"metadata": {"{{field}}": "2"} } """))));

        Assert.Equal(isReplaced ? ChangeKind.Replace : ChangeKind.Update, change.Kind);
    }

    private static bool Exists(Type args, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        Type? type = Members(args).GetValueOrDefault(path[0]);
        return type is not null && (path.Length == 1 || (Inner(type) is { } inner && Exists(inner, path[1..])));
    }

    private static Dictionary<string, Type> Members(Type args) => args.GetFields(Any).Select(f => (Member: (MemberInfo)f, f.FieldType))
        .Concat(args.GetProperties(Any).Select(p => (Member: (MemberInfo)p, FieldType: p.PropertyType)))
        .Where(m => m.Member.IsDefined(typeof(InputAttribute), inherit: true))
        .ToDictionary(m => (string)m.Member.GetCustomAttributesData().First(a => a.AttributeType == typeof(InputAttribute)).ConstructorArguments[0].Value!, m => m.FieldType);

    // Of Input<XArgs>, InputList<XArgs> and unions of them.
    private static Type? Inner(Type type) =>
        typeof(InputArgs).IsAssignableFrom(type) ? type : type.GetGenericArguments().Select(Inner).FirstOrDefault(t => t is not null);

    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
}
