using System.Globalization;
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
        ["deploy-stack.yml", "deploy.yml", "drift.yml", "preview-comment.yml", "preview-engine.yml", "preview.yml", "test.yml"], Workflow.All.Select(w => w.Name));

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
            "preview-engine.yml preview id-token: write", "preview-engine.yml preview pull-requests: write",
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
            Assert.InRange(Workflow.Minutes(job.Job), 1, 90);
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
                Workflow.Entries(Workflow.Map(steps[1], "with")).Take(2));
            Assert.All(steps[2..], step => Assert.Equal("${{ steps.stack.outputs.deployed == 'true' }}", Workflow.Value(step, "if")));
        });
    }

    // With state in a bucket an update whose credentials end cannot write down what it made.
    [Fact]
    public void JobsOfStacks_HaveCredentials_ForAsLongAsTheyMayTake()
    {
        YamlMappingNode inputs = Workflow.Map(Workflow.Actions[0].Root, "inputs")!;
        YamlMappingNode credentials = Workflow.Actions[0].ActionSteps.Single(
            s => Workflow.Value(s, "uses")?.StartsWith("aws-actions/configure-aws-credentials@", StringComparison.Ordinal) == true);
        string standard = Workflow.Value(Workflow.Map(inputs, "aws-seconds")!, "default")!;

        Assert.Contains("role-duration-seconds: ${{ inputs.aws-seconds }}", Workflow.Entries(Workflow.Map(credentials, "with")));
        Assert.All(
            Workflow.All.SelectMany(w => w.Jobs).Where(j => Workflow.Value(j.Job, "environment") is not null),
            job =>
            {
                YamlMappingNode with = Workflow.Map((YamlMappingNode)job.Job["steps"][1], "with")!;
                int seconds = int.Parse(Workflow.Value(with, "aws-seconds") ?? standard, CultureInfo.InvariantCulture);
                Assert.True(seconds >= 60 * Workflow.Minutes(job.Job), job.Name);
            });
    }

    // What a role has to allow is told where it is set up: the longest that a job asks for.
    [Fact]
    public void Docs_NameTheLongestSession()
    {
        string seconds = Workflow.Value(Workflow.Map((YamlMappingNode)Workflow.Of("deploy-stack.yml").Job("deploy")["steps"][1], "with")!, "aws-seconds")!;

        Assert.Contains($"--max-session-duration {seconds}`", File.ReadAllText(Path.Combine(StackExamples.Project.Path, "docs", "teams.md")), StringComparison.Ordinal);
    }

    // pull_request_target would run with the repository's secrets what anybody wrote.
    [Fact]
    public void Secrets_AreNowhere_AndNoWorkflowRunsStrangersCodeWithThem() => Assert.All(Workflow.All.Concat(Workflow.Actions), workflow =>
    {
        Assert.DoesNotContain("pull_request_target", workflow.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", workflow.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("aws-secret-access-key", workflow.Text, StringComparison.Ordinal);
    });

    [GeneratedRegex(@"uses: (\./\.github/(workflows/[a-z-]+\.yml|actions/[a-z-]+)|(?<action>[\w.-]+/[\w.-]+)@(?<version>[0-9a-f]{40} # v\d+\.\d+\.\d+))$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Pinned { get; }
}
