using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Workflows;

/// <summary>What runs of main: the deployment of stacks in stages, and the look for drift.</summary>
public sealed partial class DeploymentWorkflowTests
{
    // Of two jobs that wait in a group, the newer takes the other's place: a look for drift must not take a deployment's.
    [Theory]
    [InlineData("deploy-stack.yml", "deploy", "stack-${{ inputs.stack }}")]
    [InlineData("drift.yml", "drift", "drift-${{ matrix.stack }}")]
    public void Stack_HasOneJobOfAKindAtATime_WhichNoOtherKindDisplaces(string file, string job, string group)
    {
        YamlMappingNode concurrency = Workflow.Map(Workflow.Of(file).Job(job), "concurrency")!;

        Assert.Equal(group, Workflow.Value(concurrency, "group"));
        Assert.Equal("false", Workflow.Value(concurrency, "cancel-in-progress"));
        Assert.Single(Workflow.All.SelectMany(w => w.Jobs), j => Workflow.Map(j.Job, "concurrency") is { } other && Workflow.Value(other, "group") == group);
    }

    [Fact]
    public void Deployment_GoesFromDevToProd_AfterTheTests()
    {
        Workflow deploy = Workflow.Of("deploy.yml");
        string[] Needs(string job) => deploy.Job(job)["needs"] is YamlSequenceNode list ? [.. list.Select(Workflow.Scalar)] : [];

        Assert.Equal(["test", "stacks"], Needs("first"));
        Assert.Equal(["test", "stacks", "first"], Needs("middle"));
        Assert.Equal(["test", "stacks", "first", "middle"], Needs("last"));
    }

    // One stack's plan that is refused holds up no other of its stage.
    [Theory]
    [InlineData("first")]
    [InlineData("middle")]
    [InlineData("last")]
    public void Deployment_GoesStackByStack(string stage)
    {
        YamlMappingNode job = Workflow.Of("deploy.yml").Job(stage);
        YamlMappingNode strategy = Workflow.Map(job, "strategy")!;

        Assert.Equal("./.github/workflows/deploy-stack.yml", Workflow.Value(job, "uses"));
        Assert.Equal("false", Workflow.Value(strategy, "fail-fast"));
        Assert.Equal([$"stack: ${{{{ fromJSON(needs.stacks.outputs.{stage}) }}}}"], Workflow.Entries(Workflow.Map(strategy, "matrix")));
        Assert.Equal(["stack: ${{ matrix.stack }}"], Workflow.Entries(Workflow.Map(job, "with")));
    }

    // Who approves has to have seen what; and who shows it may change nothing and asks nobody, which is the environment for drift.
    [Fact]
    public void Approval_IsAskedFor_WhenThePlanIsShown()
    {
        Workflow stack = Workflow.Of("deploy-stack.yml");

        Assert.Equal("plan", Workflow.Value(stack.Job("deploy"), "needs"));
        Assert.Equal("${{ inputs.stack }}", Workflow.Value(stack.Job("deploy"), "environment"));
        Assert.Equal("${{ inputs.stack }}-drift", Workflow.Value(stack.Job("plan"), "environment"));
        Assert.Null(Workflow.Value(stack.Job("plan"), "continue-on-error"));
        const string plan = ".github/scripts/plan.sh \"$RUNNER_TEMP/plan.json\"";
        Assert.Equal([plan], Scripts("plan"));
        Assert.Equal([".github/scripts/is-newest.sh", plan], Scripts("deploy"));
        Assert.Equal(["up"], Commands("deploy"));
        Assert.Empty(Commands("plan"));

        IEnumerable<YamlMappingNode> Steps(string job) => ((YamlSequenceNode)stack.Job(job)["steps"]).Cast<YamlMappingNode>();
        IEnumerable<string> Scripts(string job) => Steps(job).Select(s => Workflow.Value(s, "run")).OfType<string>();
        IEnumerable<string> Commands(string job) => Steps(job).Select(s => Workflow.Map(s, "with")).OfType<YamlMappingNode>().Select(w => Workflow.Value(w, "command")).OfType<string>();
    }

    // Approval may come after 30 days, when main is further: nothing is planned or updated before that is looked at.
    [Fact]
    public void Deployment_IsOfTheNewestCommit_BeforeAnythingIsDone()
    {
        YamlMappingNode deploy = Workflow.Of("deploy-stack.yml").Job("deploy");
        YamlMappingNode step = ((YamlSequenceNode)deploy["steps"]).Cast<YamlMappingNode>().ElementAt(2);

        Assert.Equal(".github/scripts/is-newest.sh", Workflow.Value(step, "run"));
        Assert.Equal(["GH_TOKEN: ${{ github.token }}"], Workflow.Entries(Workflow.Map(step, "env")));
        Assert.Contains("contents: read", Workflow.Entries(Workflow.Map(deploy, "permissions")));
        Assert.Null(Workflow.Value(step, "continue-on-error"));
    }

    // A job that was displaced or cancelled has not failed, and yet nothing may follow it.
    [Theory]
    [InlineData("middle")]
    [InlineData("last")]
    public void Deployment_OfLaterStages_AsksForTestsThatPassed(string stage)
    {
        string condition = Workflow.Value(Workflow.Of("deploy.yml").Job(stage), "if")!;

        Assert.Contains("needs.test.result == 'success'", condition, StringComparison.Ordinal);
        Assert.Contains("contains(fromJSON('[\"success\", \"skipped\"]'), needs.first.result)", condition, StringComparison.Ordinal);
        Assert.DoesNotContain("failure()", condition, StringComparison.Ordinal);
    }

    // Whoever starts a workflow by hand chooses its branch. A job whose condition names no status is skipped with one that it needs; others say so.
    [Theory]
    [InlineData("deploy.yml", "first", "middle", "last")]
    [InlineData("drift.yml", "drift")]
    public void Stacks_AreThoseOfMain_AndWithoutThemNothingFollows(string file, params string[] jobs)
    {
        Workflow workflow = Workflow.Of(file);

        Assert.Equal("${{ github.ref == 'refs/heads/main' }}", Workflow.Value(workflow.Job("stacks"), "if"));
        Assert.Equal(jobs, workflow.Jobs.Select(j => j.Name).Except(["test", "stacks"]));
        Assert.All(jobs, name =>
        {
            YamlMappingNode job = workflow.Job(name);
            string condition = Workflow.Value(job, "if")!;
            Assert.Contains("stacks", job["needs"] is YamlSequenceNode list ? list.Select(Workflow.Scalar) : [Workflow.Scalar(job["needs"])]);
            Assert.True(
                !StatusFunction.IsMatch(condition) || condition.Contains("&& needs.stacks.result == 'success'", StringComparison.Ordinal), condition);
        });
    }

    // Reviewers of previews would be asked by the schedule as well.
    [Fact]
    public void Drift_HasAnEnvironmentOfItsOwn() =>
        Assert.Equal("${{ matrix.stack }}-drift", Workflow.Value(Workflow.Of("drift.yml").Job("drift"), "environment"));

    [GeneratedRegex(@"\b(always|cancelled|failure|success)\(\)")]
    private static partial Regex StatusFunction { get; }
}
