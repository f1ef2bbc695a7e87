using System.Text.RegularExpressions;
using CalicoIPv6.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Workflows;

/// <summary>What a workflow may do, and what it must not.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files => [.. Workflow.All.Select(w => w.Name)];

    [FactIfActionlint]
    public async Task Workflows_PassActionlint()
    {
        (int code, string text) = await Shell.RunAsync("node", FactIfActionlintAttribute.Path!, Path.Combine(Workflow.Folder, "*.yml"));

        Assert.True(code == 0, text);
    }

    [Fact]
    public void Workflows_AreThoseThatTheDocsName() => Assert.Equal(
        ["deploy-stack.yml", "deploy.yml", "drift.yml", "preview-comment.yml", "preview.yml", "test.yml"], Workflow.All.Select(w => w.Name));

    // A tag can be moved to other code; a commit cannot.
    [Fact]
    public void Actions_ArePinnedByCommit_WithTheirVersionBeside()
    {
        string[] uses = [.. Workflow.All.Concat(Workflow.Actions).SelectMany(w => w.Text.Split('\n')).Where(l => l.Contains("uses:", StringComparison.Ordinal))];

        Assert.All(uses, line => Assert.Matches(Pinned, line));
    }

    [Fact]
    public void Actions_HaveOneCommitEach_InEveryWorkflow()
    {
        IEnumerable<IGrouping<string, string>> versions = Workflow.All.Concat(Workflow.Actions)
            .SelectMany(w => Pinned.Matches(w.Text)).Where(m => m.Groups["action"].Success).GroupBy(m => m.Groups["action"].Value, m => m.Groups["version"].Value);

        Assert.All(versions, action => Assert.Single(action.Distinct()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Permissions_AreNone_UntilAJobNamesThem(string file)
    {
        Workflow workflow = Workflow.Of(file);

        Assert.Empty(Workflow.Map(workflow.Root, "permissions")!.Children);
        Assert.All(workflow.Jobs, job => Assert.NotNull(Workflow.Map(job.Job, "permissions")));
    }

    // Whatever may write is named here, with its job.
    [Fact]
    public void Permissions_ToWrite_AreTheseAlone() => Assert.Equal(
        [
            "deploy-stack.yml deploy id-token: write", "deploy-stack.yml plan id-token: write", "deploy.yml first id-token: write", "deploy.yml last id-token: write", "deploy.yml middle id-token: write",
            "drift.yml drift id-token: write", "drift.yml drift issues: write", "preview-comment.yml comment pull-requests: write",
            "preview.yml preview id-token: write", "preview.yml preview pull-requests: write",
        ],
        from workflow in Workflow.All
        from job in workflow.Jobs
        from permission in Workflow.Entries(Workflow.Map(job.Job, "permissions"))
        where !permission.EndsWith(": read", StringComparison.Ordinal)
        select $"{workflow.Name} {job.Name} {permission}" into line
        orderby line
        select line);

    [Theory]
    [MemberData(nameof(Files))]
    public void Jobs_HaveATimeout_AndARunnerOfOneRelease(string file) => Assert.All(
        Workflow.Of(file).Jobs.Where(j => Workflow.Value(j.Job, "uses") is null),
        job =>
        {
            Assert.InRange(int.Parse(Workflow.Value(job.Job, "timeout-minutes")!, System.Globalization.CultureInfo.InvariantCulture), 1, 90);
            // Jobs with credentials have to reach the cluster's API, which may need a runner of one's own.
            string runner = Workflow.Value(job.Job, "environment") is null ? "ubuntu-24.04" : "${{ vars.RUNNER || 'ubuntu-24.04' }}";
            Assert.Equal(runner, Workflow.Value(job.Job, "runs-on"));
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Checkouts_KeepNoToken(string file) => Assert.All(
        Workflow.Of(file).Steps.Where(s => Workflow.Value(s, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
        step => Assert.Equal("false", Workflow.Value(Workflow.Map(step, "with")!, "persist-credentials")));

    // An expression is put into the script before the shell reads it: a branch's name could be a command.
    [Theory]
    [MemberData(nameof(Files))]
    public void Scripts_HaveNoExpressions_AndAreShort(string file) => Assert.All(
        Workflow.Of(file).Steps.Select(s => Workflow.Value(s, "run")).OfType<string>(),
        script =>
        {
            Assert.DoesNotContain("${{", script, StringComparison.Ordinal);
            Assert.InRange(script.TrimEnd().Split('\n').Length, 1, 10);
        });

    // actionlint reads workflows alone. An action knows no "vars": a runner refuses the whole of it (actions/runner issue 4311).
    [Fact]
    public void SharedSteps_HaveNoExpressionsInScripts_AndTakeWhatAJobKnows()
    {
        Workflow action = Assert.Single(Workflow.Actions);

        Assert.DoesNotContain("vars.", action.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", action.Text, StringComparison.Ordinal);
        Assert.All(action.ActionSteps.Where(s => Workflow.Value(s, "run") is not null), step =>
        {
            Assert.DoesNotContain("${{", Workflow.Value(step, "run"), StringComparison.Ordinal);
            Assert.Equal("bash", Workflow.Value(step, "shell"));
        });
    }

    // Credentials are asked for where the environment names what gives them, and the engine is there wherever a stack is deployed.
    [Fact]
    public void SharedSteps_AskForCredentials_OnlyWhereTheEnvironmentNamesWhoGivesThem()
    {
        string Condition(string name) => Workflow.Value(
            Workflow.Actions[0].ActionSteps.Single(s => Workflow.Value(s, "uses")?.StartsWith($"{name}@", StringComparison.Ordinal) == true), "if")!;

        const string deployed = "${{ steps.where.outputs.deployed == 'true'";
        Assert.Equal($"{deployed} && inputs.aws-role != '' }}}}", Condition("aws-actions/configure-aws-credentials"));
        Assert.Equal($"{deployed} && env.PULUMI_DEFAULT_ORGANIZATION != '' }}}}", Condition("pulumi/auth-actions"));
        Assert.Equal($"{deployed} }}}}", Condition("pulumi/actions"));
        Assert.Equal($"{deployed} }}}}", Condition("actions/setup-dotnet"));
    }

    [Fact]
    public void JobsOfStacks_StartAlike_AndDoNothingWhereTheStackIsNotDeployed()
    {
        (string Name, YamlMappingNode Job)[] jobs = [.. Workflow.All.SelectMany(w => w.Jobs).Where(j => Workflow.Value(j.Job, "environment") is not null)];

        Assert.NotEmpty(jobs);
        Assert.All(jobs, job =>
        {
            Assert.Contains("PULUMI_BACKEND_URL: ${{ vars.PULUMI_BACKEND_URL }}", Workflow.Entries(Workflow.Map(job.Job, "env")));
            Assert.Contains("PULUMI_DEFAULT_ORGANIZATION: ${{ vars.PULUMI_DEFAULT_ORGANIZATION }}", Workflow.Entries(Workflow.Map(job.Job, "env")));
            YamlMappingNode[] steps = [.. ((YamlSequenceNode)job.Job["steps"]).Cast<YamlMappingNode>()];
            Assert.Equal(("stack", "./.github/actions/stack"), (Workflow.Value(steps[1], "id"), Workflow.Value(steps[1], "uses")));
            Assert.Equal(
                ["aws-role: ${{ vars.AWS_ROLE_ARN }}", "aws-region: ${{ vars.AWS_REGION }}"],
                Workflow.Entries(Workflow.Map(steps[1], "with")));
            Assert.All(steps[2..], step => Assert.Equal("${{ steps.stack.outputs.deployed == 'true' }}", Workflow.Value(step, "if")));
        });
    }

    // pull_request_target would run with the repository's secrets what anybody wrote.
    [Fact]
    public void Secrets_AreNowhere_AndNoWorkflowRunsStrangersCodeWithThem() => Assert.All(Workflow.All.Concat(Workflow.Actions), workflow =>
    {
        Assert.DoesNotContain("pull_request_target", workflow.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", workflow.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("aws-secret-access-key", workflow.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void OfflinePreview_OfStrangersCode_HasNoTokenThatWrites()
    {
        YamlMappingNode job = Workflow.Of("preview.yml").Job("offline");

        Assert.Equal(["contents: read"], Workflow.Entries(Workflow.Map(job, "permissions")));
        Assert.Null(Workflow.Value(job, "environment"));
        Assert.Null(Workflow.Value(job, "if"));
        Assert.DoesNotContain(Workflow.Of("preview-comment.yml").Steps, s => Workflow.Map(s, "with") is { } with && with.Children.ContainsKey("ref"));
    }

    [Fact]
    public void EnginePreview_IsForPullRequestsOfThisRepository_InAnEnvironmentThatMayOnlyRead()
    {
        Workflow preview = Workflow.Of("preview.yml");

        Assert.Equal("${{ github.event.pull_request.head.repo.full_name == github.repository }}", Workflow.Value(preview.Job("stacks"), "if"));
        Assert.Equal("stacks", Workflow.Value(preview.Job("preview"), "needs"));
        Assert.Equal("${{ matrix.stack }}-preview", Workflow.Value(preview.Job("preview"), "environment"));
        Assert.Contains(preview.Steps, s => Workflow.Map(s, "with") is { } with && Workflow.Value(with, "comment-on-pr") == "true");
    }

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
        Assert.Equal([plan], Scripts("deploy"));
        Assert.Equal(["up"], Commands("deploy"));
        Assert.Empty(Commands("plan"));

        IEnumerable<YamlMappingNode> Steps(string job) => ((YamlSequenceNode)stack.Job(job)["steps"]).Cast<YamlMappingNode>();
        IEnumerable<string> Scripts(string job) => Steps(job).Select(s => Workflow.Value(s, "run")).OfType<string>();
        IEnumerable<string> Commands(string job) => Steps(job).Select(s => Workflow.Map(s, "with")).OfType<YamlMappingNode>().Select(w => Workflow.Value(w, "command")).OfType<string>();
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

    // Reviewers of previews would be asked by the schedule as well.
    [Fact]
    public void Drift_HasAnEnvironmentOfItsOwn() =>
        Assert.Equal("${{ matrix.stack }}-drift", Workflow.Value(Workflow.Of("drift.yml").Job("drift"), "environment"));

    [GeneratedRegex(@"uses: (\./\.github/(workflows/[a-z-]+\.yml|actions/[a-z-]+)|(?<action>[\w.-]+/[\w.-]+)@(?<version>[0-9a-f]{40} # v\d+\.\d+\.\d+))$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Pinned { get; }
}
