using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Support;
using static CalicoIPv6.Tests.Preview.Diffing.EnginePlans;

namespace CalicoIPv6.Tests.Preview.Diffing;

public sealed class PlanComparisonTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Instance = "aws:ec2/instance:Instance";
    private const string Unknown = PlanUnknown.Sentinel;

    [Fact]
    public void Change_InPlace_IsAnUpdate()
    {
        ResourceChange change = Assert.Single(Changes(
            Plan(Create(Instance, "a", """ "inputs": {"instanceType": "t3.medium", "tags": {"a": "1"}} """)),
            Plan(Create(Instance, "a", """ "inputs": {"instanceType": "t3.large", "tags": {"a": "1", "b": "2"}} """))));

        Assert.Equal(ChangeKind.Update, change.Kind);
        Assert.Equal(["instanceType", "tags.b"], change.Properties.Select(p => p.Path));
        Assert.Empty(change.Forcing);
    }

    // The engine: what is made anew has no id yet, so what refers to it changes, and is made anew if it cannot change there.
    [Fact]
    public void Replacement_GoesOnToWhatRefersToIt()
    {
        string SubnetOf(string vpc) => Create(Subnet, "subnet", $$""" "inputs": {"vpcId": "{{Unknown}}", "mapPublicIpOnLaunch": true}, "propertyDependencies": {"vpcId": ["{{vpc}}"]} """);
        const string vpc = $"{Stack}{Vpc}::vpc";

        PlanDifference difference = PlanComparison.Of(
            Plan(Create(Vpc, "vpc", """ "inputs": {"cidrBlock": "10.0.0.0/16"} """), SubnetOf(vpc)),
            Plan(Create(Vpc, "vpc", """ "inputs": {"cidrBlock": "10.1.0.0/16"} """), SubnetOf(vpc)));

        Assert.Equal([("vpc", ChangeKind.Replace), ("subnet", ChangeKind.Replace)], difference.Resources.Select(r => (r.State.Name, r.Kind)));
        PropertyChange vpcId = Assert.Single(difference.Resources[1].Forcing);
        Assert.Equal(("vpcId", "vpc"), (vpcId.Path, Assert.Single(vpcId.NewSources)));
    }

    [Fact]
    public void UnknownOnBothSides_OfTheSameResource_IsTheSame()
    {
        string plan = Create(Subnet, "subnet", $$""" "inputs": {"vpcId": "{{Unknown}}"}, "propertyDependencies": {"vpcId": ["x"]} """);

        Assert.True(PlanComparison.Of(Plan(plan), Plan(plan)).IsEmpty);
    }

    [Fact]
    public void UnknownOnOneSide_IsShownAsKnownAfterUp()
    {
        ResourceChange change = Assert.Single(Changes(
            Plan(Create(Instance, "a", """ "inputs": {"iamInstanceProfile": "mine"} """)),
            Plan(Create(Instance, "a", $$""" "inputs": {"iamInstanceProfile": "{{Unknown}}"} """))));

        Assert.Equal("iamInstanceProfile: \"mine\" → <known after up>", DiffLine.Of(Assert.Single(change.Properties))[0].Text);
    }

    [Fact]
    public void IgnoredChanges_AreNone()
    {
        PlanDifference difference = Difference(
            Plan(Create(Instance, "a", """ "inputs": {"ami": "ami-1", "blockDevices": [{"uuid": "1"}]} """)),
            Plan(Create(Instance, "a", """ "inputs": {"ami": "ami-2", "blockDevices": [{"uuid": "2"}]}, "ignoreChanges": ["ami", "blockDevices[0].uuid"] """)));

        Assert.Empty(difference.Resources);
        Assert.Equal(1, difference.Unchanged);
    }

    [Fact]
    public void ReplaceOnChanges_ReplacesWhatWouldChangeInPlace()
    {
        ResourceChange change = Assert.Single(Changes(
            Plan(Create(Instance, "a", """ "inputs": {"tags": {"a": "1"}} """)),
            Plan(Create(Instance, "a", """ "inputs": {"tags": {"a": "2"}}, "replaceOnChanges": ["tags.a"] """))));

        Assert.Equal(ChangeKind.Replace, change.Kind);
    }

    [Theory]
    [InlineData(true, "a: is protected and would be replaced (subnetId); see docs/changing-a-cluster.md")]
    [InlineData(false, "a: is protected and would be deleted; see docs/changing-a-cluster.md")]
    public void Protected_ThatWouldGo_IsRefused(bool isReplaced, string expected)
    {
        // What the state says counts: a program that no longer protects has to be applied first.
        PlanDifference difference = PlanComparison.Of(
            Plan(Create(Instance, "a", """ "inputs": {"subnetId": "1"}, "protect": true """)),
            isReplaced ? Plan(Create(Instance, "a", """ "inputs": {"subnetId": "2"} """)) : Plan());

        Assert.Equal(expected, Assert.Single(difference.Refusals));
    }

    [Fact]
    public void Alias_OfWhatWent_IsTheSameResource()
    {
        PlanDifference difference = PlanComparison.Of(
            Plan(Create(Instance, "a", """ "inputs": {"subnetId": "1"} """)),
            Plan(Create(Instance, "b", $$""" "inputs": {"subnetId": "1"}, "aliases": ["{{Stack}}{{Instance}}::a"] """)));

        Assert.Empty(difference.Resources);
    }

    [Fact]
    public void Provider_MadeAnew_TakesItsResourcesAlong()
    {
        string map = Create("kubernetes:core/v1:ServiceAccount", "map", $$""" "inputs": {}, "provider": "{{Stack}}pulumi:providers:kubernetes::p::{{Unknown}}" """);

        ResourceChange[] changes =
        [
            .. Changes(
                Plan(Create("pulumi:providers:kubernetes", "p", """ "inputs": {"clusterIdentifier": "a"} """), map),
                Plan(Create("pulumi:providers:kubernetes", "p", """ "inputs": {"clusterIdentifier": "b"} """), map)),
        ];

        Assert.Equal([ChangeKind.Replace, ChangeKind.Replace], changes.Select(c => c.Kind));
        Assert.Equal("p", Assert.Single(changes[1].ReplacedWith));
    }

    // The provider goes on; what has a region cannot leave it, and roles have none.
    [Fact]
    public void Region_OfTheAwsProvider_IsThatOfItsResources()
    {
        string[] Of(string region) =>
        [
            Create("pulumi:providers:aws", "p", $$""" "inputs": {"region": "{{region}}"} """),
            .. new[] { (Vpc, "vpc"), ("aws:iam/role:Role", "role") }
                .Select(r => Create(r.Item1, r.Item2, $$""" "inputs": {}, "provider": "{{Stack}}pulumi:providers:aws::p::{{Unknown}}" """)),
        ];

        ResourceChange[] changes = [.. Changes(Plan(Of("eu-west-1")), Plan(Of("eu-west-2")))];

        Assert.Equal([("p", ChangeKind.Update), ("vpc", ChangeKind.Replace)], changes.Select(c => (c.State.Name, c.Kind)));
        Assert.Equal("region: \"eu-west-1\" → \"eu-west-2\"", DiffLine.Of(Assert.Single(changes[1].Forcing))[0].Text.Split(" (")[0]);
    }

    // They keep the one of the state, and no engine asks for another.
    [Fact]
    public void Region_OfTheOpenStackProvider_IsItsOwn()
    {
        string[] Of(string region) =>
        [
            Create("pulumi:providers:openstack", "p", $$""" "inputs": {"region": "{{region}}"} """),
            Create("openstack:networking/network:Network", "n", $$""" "inputs": {}, "provider": "{{Stack}}pulumi:providers:openstack::p::{{Unknown}}" """),
        ];

        ResourceChange change = Assert.Single(Changes(Plan(Of("a")), Plan(Of("b"))));
        Assert.Equal(("p", ChangeKind.Update), (change.State.Name, change.Kind));
    }

    // Printed twice, without secrets and with them: what is one is known then, and still not told.
    [Fact]
    public void Secrets_OfAPlanPrintedTwice_AreComparedAndMasked()
    {
        PlanFile Printed(string secret) => Plan(Create(Instance, "a", $$""" "inputs": {"userData": "{{secret}}", "tags": {"a": ["{{secret}}"]} } """));
        PlanFile Joined(string secret) => PlanSecrets.Join(Printed(PlanSecret.Mask), Printed(secret));

        Assert.Empty(Changes(Joined("one"), Joined("one")));
        ResourceChange change = Assert.Single(Changes(Joined("one"), Joined("two")));
        Assert.Equal(["tags.a[0]: [secret] changed", "userData: [secret] changed"], change.Properties.Select(p => DiffLine.Of(p)[0].Text));
    }

    [Fact]
    public void ReadResources_AreNobodysToChange() =>
        Assert.True(PlanComparison.Of(
            Plan(Create(Vpc, "vpc", """ "inputs": {}, "external": true """)),
            Plan()).IsEmpty);

    [Fact]
    public void EnginePlanAlone_SaysWhatItWouldDo()
    {
        PlanDifference difference = PlanComparison.Of(PlanFile.Empty, OfTheEngine());

        Assert.Equal(
            [("node", ChangeKind.Replace), ("cluster", ChangeKind.Update), ("new", ChangeKind.Create), ("gone", ChangeKind.Delete)],
            difference.Resources.Select(r => (r.State.Name, r.Kind)));
        Assert.Equal(["subnetId"], difference.Resources[0].Forcing.Select(p => p.Path));
        Assert.Equal("kubeconfig: [secret] changed", DiffLine.Of(Assert.Single(difference.Resources[1].Properties))[0].Text);
        Assert.Equal(1, difference.Unchanged);
        Assert.Equal("gone: is protected and would be deleted; see docs/changing-a-cluster.md", difference.Refusals.First());
        Assert.Equal("unable to replace resource", Assert.Single(difference.Errors));
        Assert.Equal("mind the gap", Assert.Single(difference.NewWarnings));
    }

    // pulumi preview --refresh: what has changed without the program comes first, and only the last word counts.
    [Fact]
    public void RefreshedResource_IsComparedWithWhatBecomesOfIt()
    {
        PropertyChange change = Assert.Single(Assert.Single(Changes(PlanFile.Empty, Plan(
            Step("refresh", Instance, "b", """ "inputs": {} """, """ "inputs": {} """),
            Step("update", Instance, "a", """ "inputs": {"size": 1} """, """ "inputs": {"size": 5} """),
            Step("update", Instance, "a", """ "inputs": {"size": 5} """, """ "inputs": {"size": 2} """)))).Properties);

        Assert.Equal((new PlanScalar(1.0), new PlanScalar(2.0)), (change.Old, change.New));
    }

    [Fact]
    public void ResourceThatARefreshMisses_IsCreated() => Assert.Equal(ChangeKind.Create, Assert.Single(Changes(PlanFile.Empty, Plan(
        Delete("delete", Instance, "a", """ "inputs": {} """),
        Create(Instance, "a", """ "inputs": {} """)))).Kind);

    // With --show-replacement-steps: an update before has made it anew, and could not delete the older one.
    [Fact]
    public void OlderSelf_ThatStillHasToGo_IsNoDeletion() =>
        Assert.Empty(Changes(PlanFile.Empty, Plan(Delete("delete-replaced", Instance, "a", """ "inputs": {}, "delete": true """))));

    [Fact]
    public void ReplacementThatWasInterrupted_IsOne() => Assert.Equal(ChangeKind.Replace, Assert.Single(Changes(PlanFile.Empty, Plan(
        Delete("remove-pending-replace", Instance, "a", """ "inputs": {}, "pendingReplacement": true """),
        Step("replace", Instance, "a", """ "inputs": {} """, """ "inputs": {} """)))).Kind);

    // The engine knows the provider, a table does not: by it this would be made anew.
    [Fact]
    public void EnginesWord_CountsMoreThanTheTable() => Assert.Equal(
        ChangeKind.Update,
        Assert.Single(Changes(PlanFile.Empty, Plan(Step("update", Instance, "a", """ "inputs": {"subnetId": "1"} """, """ "inputs": {"subnetId": "2"} """)))).Kind);

    // The engine leaves out what does not change: the plan in which it does says how it was.
    [Fact]
    public void TwoEnginePlans_OfOneStack_AreComparedBySidesThatTheyShow()
    {
        string same = Step("update", Instance, "both", """ "inputs": {"tags": {"a": "1"}} """, """ "inputs": {"tags": {"a": "2"}} """);
        string more = Step("update", Instance, "after", """ "inputs": {"tags": {"a": "1"}} """, """ "inputs": {"tags": {"a": "2"}} """);

        ResourceChange change = Assert.Single(Changes(Plan(same), Plan(same, more)));
        Assert.Equal(("after", "\"1\"", "\"2\""), (change.State.Name, ValueText.Of(change.Properties[0].Old), ValueText.Of(change.Properties[0].New)));

        // And undone, it is the way back.
        ResourceChange back = Assert.Single(Changes(Plan(same, more), Plan(same)));
        Assert.Equal(("\"2\"", "\"1\""), (ValueText.Of(back.Properties[0].Old), ValueText.Of(back.Properties[0].New)));
    }

    [Fact]
    public void EnginePlan_ReadsLikeThis() => Golden.Matches(
        DiffOutputs.All(new Differences(null, [new StackDifference("dev", StackState.Compared) { Difference = PlanComparison.Of(PlanFile.Empty, OfTheEngine()), Plan = OfTheEngine() }])),
        "diff/engine.txt");

    private const string Messages = """
        {"diagnostics": [{"message": "warning: mind the gap\n", "severity": "warning"}, {"urn": "u", "message": "error: unable to replace resource\n", "severity": "error"},
                         {"message": "x", "severity": "info"}]}
        """;

    private static PlanFile OfTheEngine()
    {
        const string before = """ "inputs": {"subnetId": "subnet-1", "ami": "ami-1", "__defaults": ["x"]}, "id": "i-1" """;
        string after = $$""" "inputs": {"subnetId": "{{Unknown}}", "ami": "ami-1", "__defaults": []} """;
        const string rest = """, "diffReasons": ["subnetId"], "replaceReasons": ["subnetId"], "detailedDiff": {"subnetId": {"kind": "update-replace", "inputDiff": false}}""";
        PlanFile plan = Plan(
            Step("create-replacement", Instance, "node", before, after, rest),
            Step("replace", Instance, "node", before, after, rest),
            Step("update", "pulumi:providers:kubernetes", "cluster", """ "inputs": {"kubeconfig": "[secret]"} """, """ "inputs": {"kubeconfig": "[secret]"} """, """, "diffReasons": ["kubeconfig"]"""),
            Create(Vpc, "new", """ "inputs": {"cidrBlock": "10.0.0.0/16"} """),
            Step("same", Vpc, "same", """ "inputs": {"cidrBlock": "10.0.0.0/16"} """, """ "inputs": {"cidrBlock": "10.0.0.0/16"} """),
            Delete("delete-replaced", Instance, "node", before),
            Delete("delete", Instance, "gone", """ "inputs": {}, "protect": true """));
        return plan with { Diagnostics = PlanFileReader.Parse(Messages, "plan.json").Diagnostics };
    }
}
