using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;
using Pulumi;

namespace CalicoIPv6.Tests.Preview;

[Collection("Deployment")]
public sealed class PlanFileReaderTests
{
    private const string OfTheEngine = """
        {
            "config": {"sample:key": "value", "sample:hidden": "[secret]"},
            "steps": [
                {
                    "op": "update", "urn": "urn:pulumi:test::sample::a:b:C::one", "provider": "urn:pulumi:test::sample::pulumi:providers:a::p::id",
                    "oldState": {"urn": "urn:pulumi:test::sample::a:b:C::one", "custom": true, "id": "i-1", "type": "a:b:C", "inputs": {"size": 1}, "protect": true},
                    "newState": {"urn": "urn:pulumi:test::sample::a:b:C::one", "custom": true, "id": "i-1", "type": "a:b:C",
                                 "inputs": {"size": 2.5, "at": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "word": "[secret]", "on": true, "none": null, "list": ["x"]}},
                    "diffReasons": ["size"], "replaceReasons": null, "detailedDiff": {"size": {"kind": "update", "inputDiff": true}}
                },
                {"op": "delete", "urn": "urn:pulumi:test::sample::a:b:C::two",
                 "oldState": {"urn": "urn:pulumi:test::sample::a:b:C::two", "custom": true, "type": "a:b:C"}}
            ],
            "diagnostics": [{"message": "mind the gap", "severity": "warning"}], "duration": 1234, "changeSummary": {"update": 1, "delete": 1}
        }
        """;

    [Fact]
    public void Steps_OfTheEngine_AreReadWithBothStates()
    {
        PlanFile plan = PlanFileReader.Parse(OfTheEngine, "plan.json");

        PlanStep step = plan.Steps[0];
        Assert.Equal(("update", "one", "i-1", true), (step.Operation, step.NewState!.Name, step.NewState.Id, step.OldState!.IsProtected));
        Assert.Equal("size", Assert.Single(step.DiffReasons));
        Assert.Empty(step.ReplaceReasons);
        Assert.Equal("update", step.DetailedDiff["size"]);
        Assert.Equal(["one"], plan.After.Select(s => s.Name));
        Assert.Equal(new PlanDiagnostic("warning", "mind the gap"), Assert.Single(plan.Diagnostics));
        Assert.IsType<PlanSecret>(plan.Config["sample:hidden"]);
    }

    [Fact]
    public void Values_AreToldApart()
    {
        PlanMap inputs = PlanFileReader.Parse(OfTheEngine, "plan.json").Steps[0].NewState!.Inputs;

        Assert.Equal(new PlanScalar(2.5), inputs["size"]);
        Assert.Same(PlanUnknown.Instance, inputs["at"]);
        Assert.Equal(new PlanSecret(PlanUnknown.Instance), inputs["word"]);
        Assert.Equal(new PlanScalar(true), inputs["on"]);
        Assert.Equal(PlanScalar.Null, inputs["none"]);
        Assert.Equal("x", Assert.IsType<PlanScalar>(Assert.Single(Assert.IsType<PlanList>(inputs["list"]).Items)).Text);
    }

    [Fact]
    public void Configuration_IsWhatTheProgramReads_WithSecretsAsKeysAlone()
    {
        PlanFile plan = PlanFileReader.Parse(OfTheEngine, "plan.json");

        Assert.Equal(("test", "sample"), (plan.Stack, plan.Project));
        Assert.Equal(("test", "sample"), (plan.ConfigValues!.Stack, plan.ConfigValues.Project));
        Assert.Equal(KeyValuePair.Create("sample:key", "value"), Assert.Single(plan.ConfigValues.Values));
        Assert.Equal("sample:hidden", Assert.Single(plan.ConfigValues.SecretKeys));
    }

    [Fact]
    public void Plan_WithoutSteps_IsOfNoStack() => Assert.Equal((null, null, null), (PlanFile.Empty.Stack, PlanFile.Empty.Project, PlanFile.Empty.ConfigValues));

    [Fact]
    public async Task PlanOfThisProject_ReadBack_HasItsResources()
    {
        PlanDocument written = await Sample.PlanAsync(() => _ = new ComponentResource("sample:index:Part", "part"));

        PlanFile read = PlanFileReader.Parse(Sample.Json(written), "plan.json");

        Assert.Equal(written.Resources.Select(r => (r.Urn, r.Type, r.Parent)), read.After.Select(s => (s.Urn, s.Type, s.Parent)));
    }

    [Theory]
    [InlineData("", "must be a plan in JSON")]
    [InlineData("[]", "must be a plan, with the key \"steps\"")]
    [InlineData("{}", "must be a plan, with the key \"steps\"")]
    [InlineData("""{"steps": [1]}""", "must be a plan in JSON")]
    [InlineData("""{"steps": [{"op": "create"}]}""", "a step has no \"urn\"")]
    [InlineData("""{"steps": [{"op": "create", "urn": "u", "newState": {"urn": "u"}}]}""", "a state has no \"type\"")]
    public void Rejects_TextThatIsNoPlan(string text, string expected)
    {
        var fault = Assert.Throws<ConfigurationException>(() => PlanFileReader.Parse(text, "plan.json"));

        string message = Assert.Single(fault.Problems).ToString();
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith("plan file \"plan.json\": ", message, StringComparison.Ordinal);
    }

    // A stack file given by mistake is long, and may hold what nobody else should read.
    [Fact]
    public void Rejects_TextThatIsNoJson_WithoutQuotingIt() => Assert.Equal(
        "plan file \"plan.json\": must be a plan in JSON: line 1 is none; write the output of `./dev preview --json` or `pulumi preview --json` to it",
        Assert.Throws<ConfigurationException>(() => PlanFileReader.Parse("name: calico-ipv6\nkey: secret\n", "plan.json")).Message);

    [Fact]
    public void Rejects_FileThatIsNotThere()
    {
        var fault = Assert.Throws<ConfigurationException>(() => PlanFileReader.Read("/nowhere/plan.json"));

        Assert.Contains("must be a file that can be read", fault.Message, StringComparison.Ordinal);
    }
}
