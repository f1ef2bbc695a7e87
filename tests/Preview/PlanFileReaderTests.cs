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
            "diagnostics": [{"message": "warning: mind the gap", "severity": "warning"}], "duration": 1234, "changeSummary": {"update": 1, "delete": 1}
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

    // A program that fails at once: the engine leaves out what is empty.
    [Theory]
    [InlineData("""{"diagnostics": [{"message": "error: boom\n", "severity": "error"}], "maybeCorrupt": true}""", "boom\n")]
    [InlineData("""{"diagnostics": [{"urn": "u", "message": "error: warning: boom", "severity": "error"}]}""", "warning: boom")]
    [InlineData("""{"diagnostics": [{"message": "boom", "severity": "info#err"}]}""", "boom")]
    public void Messages_OfTheEngine_AreReadWithoutTheirSeverity(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(PlanFileReader.Parse(text, "plan.json").Diagnostics).Message);

    [Fact]
    public void PlanThatChangesNothing_IsOne() => Assert.Empty(PlanFileReader.Parse("""{"duration": 1}""", "plan.json").Steps);

    // With --refresh the engine shows what it has found out, and then what it makes of it.
    [Fact]
    public void States_OfARefreshedResource_AreTheLast()
    {
        static string Update(int size) => $$"""{"op": "update", "urn": "u::a", "newState": {"urn": "u::a", "type": "t", "inputs": {"size": {{size}} } }, "detailedDiff": null}""";

        PlanState after = Assert.Single(PlanFileReader.Parse($$"""{"steps": [{{Update(1)}}, {{Update(2)}}]}""", "plan.json").After);

        Assert.Equal(new PlanScalar(2.0), after.Inputs["size"]);
    }

    // Every field that a state can have besides, as the engine writes it.
    [Fact]
    public void Fields_ThatSayNothingHere_AreRead() => Assert.Equal("u::a", Assert.Single(PlanFileReader.Parse(
        """
        {"steps": [{"op": "import-replacement", "urn": "u::a", "provider": "p::1", "newState": {
            "urn": "u::a", "custom": true, "delete": true, "id": "", "type": "t", "inputs": {
                "archive": {"4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", "assets": {}},
                "number": 1e+21, "huge": 123456789012345678901234567890, "bytes": "b\"//8=\"" },
            "taint": true, "initErrors": ["x"], "pendingReplacement": true, "additionalSecretOutputs": ["x"], "customTimeouts": {"create": 1200},
            "importID": "x", "retainOnDelete": true, "deletedWith": "u::b", "created": "2026-01-01T00:00:00Z", "modified": "2026-01-01T00:00:00Z",
            "sourcePosition": "project:///a#1,1", "stackTrace": [{"sourcePosition": "x"}], "hideDiff": ["x", ["a", 0]], "replacementTrigger": {"a": [1]},
            "refreshBeforeUpdate": true, "viewOf": "u::c", "resourceHooks": {"beforeCreate": ["x"]}, "snippetID": "x"},
          "detailedDiff": {"a": {"kind": "add-replace", "inputDiff": true}, "b": {"kind": ""}}}], "changeSummary": {"import-replacement": 1}}
        """, "plan.json").After).Urn);

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
    [InlineData("""{"steps": [1]}""", "must be a plan in JSON: number 1 of \"steps\" is no object; write")]
    [InlineData("""{"steps": [{"op": "create", "urn": "u"}, {"op": "create"}]}""", "must be a plan in JSON: number 2 of \"steps\" has no \"urn\"; write")]
    [InlineData("""{"steps": {"a": 1}, "config": []}""", "must be a plan in JSON: has a \"config\" that is no object; write")]
    [InlineData("""{"steps": {"a": 1}, "config": {}}""", "must be a plan in JSON: has a \"steps\" that is no list; write")]
    [InlineData("""{"diagnostics": "boom"}""", "must be a plan in JSON: has a \"diagnostics\" that is no list; write")]
    [InlineData("""{"diagnostics": [{}, "boom"]}""", "number 2 of \"diagnostics\" is no object")]
    [InlineData("""{"steps": [], "config": {"a": "1", "a": "2"}}""", "must be a plan in JSON: has the key \"a\" twice in one object; write")]
    [InlineData("""{"steps": [{"op": "create"}], "steps": []}""", "has the key \"steps\" twice")]
    [InlineData("""{"steps": [{"op": "create", "urn": "u", "newState": []}]}""", "number 1 of \"steps\" has a \"newState\" that is no object")]
    [InlineData("""{"steps": [{"op": "create", "urn": "\ud800"}]}""", "number 1 of \"steps\" has a text that is no Unicode")]
    [InlineData("{\"sequence\":0,\"timestamp\":1}\n{\"sequence\":1,\"timestamp\":1}\n", "is a stream of the engine's events; unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW")]
    [InlineData("""{"steps": [{"op": "create", "urn": "u", "newState": {"urn": "u"}}]}""", "number 1 of \"steps\" has no \"type\" in its \"newState\"")]
    public void Rejects_TextThatIsNoPlan(string text, string expected)
    {
        var fault = Assert.Throws<ConfigurationException>(() => PlanFileReader.Parse(text, "plan.json"));

        string message = Assert.Single(fault.Problems).ToString();
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith("plan file \"plan.json\": ", message, StringComparison.Ordinal);
    }

    // Go writes null for a list that it does not have.
    [Fact]
    public void Accepts_NullForWhatIsEmpty() => Assert.Empty(PlanFileReader.Parse("""{"steps": null, "config": null, "diagnostics": null}""", "plan.json").Steps);

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
