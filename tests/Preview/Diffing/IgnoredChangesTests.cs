using System.Collections.Immutable;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Tests.Preview.Diffing.EnginePlans;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>What the engine puts back: pulumi/pulumi sdk/go/common/resource/properties_path_test.go has more of the same.</summary>
public sealed class IgnoredChangesTests
{
    private const string Interface = "aws:ec2/networkInterface:NetworkInterface";
    private const string Unknown = PlanUnknown.Sentinel;

    [Theory]
    [InlineData("a", """{"a":1,"b":1}""", """{"a":2,"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("a", """{}""", """{"a":2}""", """{}""")]
    [InlineData("a", """{"a":1}""", """{}""", """{"a":1}""")]
    [InlineData("a[0].b", """{"a":[{"b":1,"c":1}]}""", """{"a":[{"b":2,"c":2}]}""", """{"a":[{"b":1,"c":2}]}""")]
    [InlineData("a[0].b", """{"a":[{}]}""", """{"a":[{"b":2}]}""", """{"a":[{}]}""")]
    [InlineData("a[1]", """{"a":[1,1]}""", """{"a":[2,2]}""", """{"a":[2,1]}""")]
    [InlineData("a[*].b", """{"a":[{"b":1},{"b":1}]}""", """{"a":[{"b":2},{"b":2}]}""", """{"a":[{"b":1},{"b":1}]}""")]
    [InlineData("a.*", """{"a":{"x":1}}""", """{"a":{"x":2,"y":2}}""", """{"a":{"x":1}}""")]
    [InlineData("""tags["x.y"]""", """{"tags":{"x.y":1}}""", """{"tags":{"x.y":2,"z":2}}""", """{"tags":{"x.y":1,"z":2}}""")]
    // No item of a list comes or goes, and nothing is made on the way.
    [InlineData("a[1]", """{"a":[1]}""", """{"a":[2,2]}""", """{"a":[2,2]}""")]
    [InlineData("a[1]", """{"a":[1,1]}""", """{"a":[2]}""", """{"a":[2]}""")]
    [InlineData("a.b", """{"a":{"b":1}}""", """{}""", """{}""")]
    [InlineData("a.b.c", """{}""", """{"a":{"b":{"c":2}}}""", """{"a":{"b":{"c":2}}}""")]
    public void Value_ThatIsIgnored_IsTheOldOne(string path, string before, string after, string expected)
    {
        PlanMap kept = PropertyPath.Reset(Map(before), Map(after), path);

        Assert.Equal(expected, JsonText.Compact(kept));
    }

    [Fact]
    public void Sources_OfAValueThatIsIgnored_AreTheOldOnes()
    {
        PlanState kept = Kept([]);

        Assert.Equal("one", Assert.Single(kept.PropertyDependencies["subnetId"]));
        Assert.Equal("two", Assert.Single(kept.PropertyDependencies["securityGroups"]));
    }

    // It is made from what the program wants now.
    [Fact]
    public void Resource_ThatIsReplaced_IgnoresNothing() => Assert.Equal("two", Assert.Single(Kept([$"{Stack}{Interface}::a"]).PropertyDependencies["subnetId"]));

    [Fact]
    public void Resource_ThatIsReplaced_HasTheNewInputsInThePlan()
    {
        string Of(string subnet, string address) =>
            Create(Interface, "a", $$""" "inputs": {"subnetId": "{{subnet}}", "privateIp": "{{address}}"}, "ignoreChanges": ["subnetId"], "replaceOnChanges": ["privateIp"] """);

        StackDifference goesOn = StackDifference.Between("dev", Plan(Of("1", "10.0.0.4")), Plan(Of("2", "10.0.0.4")));
        StackDifference madeAnew = StackDifference.Between("dev", Plan(Of("1", "10.0.0.4")), Plan(Of("2", "10.0.0.5")));

        Assert.Empty(goesOn.Difference!.Resources);
        ResourceChange change = Assert.Single(madeAnew.Difference!.Resources);
        Assert.Equal(ChangeKind.Replace, change.Kind);
        Assert.Equal([("privateIp", true), ("subnetId", false)], change.Properties.Select(p => (p.Path, p.ForcesReplacement)));
        Assert.Equal(("1", "2"), (goesOn.Plan.After.Single().At("subnetId").Text(), madeAnew.Plan.After.Single().At("subnetId").Text()));
    }

    // As `pulumi up --replace` of an interface does, which takes its subnet from the program.
    [Fact]
    public void Resource_ThatTheEngineReplaces_HasWhatTheEngineSays()
    {
        PlanFile plan = Plan(Step(
            "replace", Interface, "a", """ "inputs": {"subnetId": "1"}, "ignoreChanges": ["subnetId"] """, """ "inputs": {"subnetId": "2"}, "ignoreChanges": ["subnetId"] """,
            """ , "replaceReasons": ["subnetId"] """));

        StackDifference difference = StackDifference.Between("dev", PlanFile.Empty, plan);

        Assert.Equal(("subnetId", true), Assert.Single(Assert.Single(difference.Difference!.Resources).Properties.Select(p => (p.Path, p.ForcesReplacement))));
        Assert.Equal("2", difference.Plan.After.Single().At("subnetId").Text());
    }

    // The engine has compared it with what the interface has; offline both are unknown.
    [Fact]
    public void Value_ThatIsIgnored_DoesNotFollowWhatItCameFrom()
    {
        string Of(string range) => Create("aws:ec2/subnet:Subnet", "s", $$""" "inputs": {"cidrBlock": "{{range}}"} """);
        string a = Create(
            Interface, "a", $$""" "inputs": {"subnetId": "{{Unknown}}"}, "ignoreChanges": ["subnetId"], "propertyDependencies": {"subnetId": ["{{Stack}}aws:ec2/subnet:Subnet::s"]} """);

        Assert.Equal(["s"], Changes(Plan(Of("10.0.0.0/24"), a), Plan(Of("10.0.1.0/24"), a)).Select(c => c.State.Name));
    }

    private static PlanState Kept(ImmutableHashSet<string> replaced)
    {
        string Of(string source) => Create(
            Interface, "a",
            $$""" "inputs": {"subnetId": "{{Unknown}}", "securityGroups": "{{Unknown}}"}, "ignoreChanges": ["subnetId"], "propertyDependencies": {"subnetId": ["{{source}}"], "securityGroups": ["{{source}}"]} """);
        return IgnoredChanges.Kept(Plan(Of("one")), Plan(Of("two")), replaced).After.Single();
    }

    private static PlanMap Map(string json) => (PlanMap)PlanFileReader.ParseValue(json);
}
