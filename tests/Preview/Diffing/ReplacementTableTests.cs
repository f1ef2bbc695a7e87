using System.Reflection;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Planning;
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

        // An internet gateway moves to another network as it is.
        string[] changedInPlace = ["aws:ec2/internetGateway:InternetGateway", "pulumi:providers:openstack", "pulumi:providers:random", "pulumi:providers:tls"];
        Assert.All(
            plan.Document.Resources.Where(r => r.IsCustom && !r.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).Select(r => r.Type).Distinct().Except(changedInPlace),
            type => Assert.True(ReplacementTable.Rules.ContainsKey(type), type));
    }

    [Theory]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", """["a"]""", """["a", "b"]""", false)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", """["a", "b"]""", """["a"]""", true)]
    [InlineData("kubernetes:batch/v1:Job", "1", "2", false)]
    public void Rules_AboutSomeChangesAlone_LetOthersPass(string type, string before, string after, bool isReplaced)
    {
        ResourceChange change = Assert.Single(EnginePlans.Changes(
            EnginePlans.Plan(EnginePlans.Create(type, "x", $$""" "inputs": {"subnets": {{before}} } """)),
            EnginePlans.Plan(EnginePlans.Create(type, "x", $$""" "inputs": {"subnets": {{after}} } """))));

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
