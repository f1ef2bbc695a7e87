using System.Text.Json;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Workflows;

public sealed class ScriptTests : IDisposable
{
    private const string Head = "0123456789abcdef0123456789abcdef01234567";
    private const string Newer = "76543210fedcba9876543210fedcba9876543210";
    private const string Marker = "<!-- calico-ipv6 diff -->\n";

    private readonly Scripts _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [FactIfProgram("shellcheck")]
    public async Task Scripts_PassShellcheck() => Assert.Equal((0, ""), await Shell.RunAsync("shellcheck", Scripts.Files));

    [FactIfProgram("jq")]
    public async Task Stacks_AreThoseOfTheFiles_InStages()
    {
        foreach (string stack in new[] { "prod", "west", "dev", "east", "$(id)" })
        {
            _scripts.Write($"Pulumi.{stack}.yaml", "");
        }

        _scripts.Write("Pulumi.yaml", "");

        Assert.Equal(
            ["""["dev"]""", """["east","west"]""", """["prod"]""", """["dev","east","prod","west"]"""],
            [await StacksAsync("first"), await StacksAsync("middle"), await StacksAsync("last"), await StacksAsync("all")]);
    }

    // Pulumi takes a name that starts with "-", which a command line reads as an option (sdk/go/common/tokens/stack_name.go).
    [FactIfProgram("jq")]
    public async Task Stacks_WhoseNameIsAnOption_AreNone()
    {
        _scripts.Write("Pulumi.-C.yaml", "");
        _scripts.Write($"Pulumi.{new string('a', 100)}.yaml", "");
        _scripts.Write($"Pulumi.{new string('b', 101)}.yaml", "");

        Assert.Equal($"""["{new string('a', 100)}"]""", await StacksAsync("all"));
    }

    [FactIfProgram("jq")]
    public async Task Stacks_OfNoFile_AreNone() => Assert.Equal(("[]", "[]"), (await StacksAsync("all"), await StacksAsync("first")));

    [FactIfProgram("jq")]
    public async Task Stacks_ThatChanged_AreAllWhereTheProgramDid_ElseThoseWhoseFileDid()
    {
        _scripts.Write("Pulumi.dev.yaml", "");
        _scripts.Write("Pulumi.prod.yaml", "");
        _scripts.StandIn("git", "cat changed");

        _scripts.Write("changed", "README.md\nPulumi.prod.yaml\nPulumi.gone.yaml\n");
        Assert.Equal("""["prod"]""", await StacksAsync("changed", "HEAD^1"));
        _scripts.Write("changed", "infra/Program.cs\n");
        Assert.Equal("""["dev","prod"]""", await StacksAsync("changed", "HEAD^1"));
        _scripts.Write("changed", "docs/aws.md\n");
        Assert.Equal("[]", await StacksAsync("changed", "HEAD^1"));
    }

    [FactIfProgram("jq")]
    public async Task Comment_ThatIsNew_IsPosted_AndCallsNobody()
    {
        await Posted($"{Marker}hello @everyone", comments: "");

        Assert.StartsWith("POST repos/o/r/issues/12/comments", _scripts.Read("written"), StringComparison.Ordinal);
        Assert.Equal($"{Marker}hello @\u2060everyone", Body());
    }

    [FactIfProgram("jq")]
    public async Task Comment_ThatIsThere_IsUpdated()
    {
        await Posted($"{Marker}again", comments: "99");

        Assert.StartsWith("PATCH repos/o/r/issues/comments/99", _scripts.Read("written"), StringComparison.Ordinal);
    }

    [FactIfProgram("jq")]
    public async Task Comment_OfACommitThatIsNotTheNewest_IsNotPosted()
    {
        (int code, string output, _) = await PostAsync("12\n", $"{Marker}old", head: new string('f', 40));

        Assert.Equal(0, code);
        Assert.Contains("nothing is posted", output, StringComparison.Ordinal);
        Assert.Null(_scripts.Read("written"));
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "12; rm -rf /\n", $"{Marker}x", "what should be the number of a pull request is none" },
        { "012\n", $"{Marker}x", "what should be the number of a pull request is none" },
        { "12\n", "x", "the comment does not start with its marker" },
        { "12\n", Marker + new string('x', 65536), "the comment is longer than GitHub takes" },
        { "12\n", Marker + new string('x', 300_000), "comment.md is too long" },
    };

    [TheoryIfProgram("jq")]
    [MemberData(nameof(Refusals))]
    public async Task Rejects_WhatABuildMayHaveForged(string number, string comment, string reason)
    {
        Assert.Equal((1, "", $"refused: {reason}\n"), await PostAsync(number, comment));
        Assert.Null(_scripts.Read("written"));
    }

    [FactIfProgram("jq")]
    public async Task Rejects_LinkInThePlaceOfAFile()
    {
        string secret = _scripts.Write("secret", $"{Marker}secret");
        Directory.CreateDirectory(Path.Combine(_scripts.Folder, "preview"));
        File.CreateSymbolicLink(Path.Combine(_scripts.Folder, "preview", "comment.md"), secret);

        Assert.Equal((1, "", "refused: comment.md is no file\n"), await PostAsync("12\n", comment: null));
    }

    [TheoryIfProgram("jq")]
    [InlineData(0, "", null)]
    [InlineData(0, "5", "issue close 5")]
    [InlineData(7, "", "issue create")]
    [InlineData(7, "5", "issue edit 5")]
    public async Task Drift_KeepsOneIssueOpenWhileThereIsSome(int refresh, string open, string? expected)
    {
        (int code, string error) = await DriftAsync(refresh, open);

        Assert.True(code == 0, error);
        Assert.Equal(expected, _scripts.Read("written") is { } text ? string.Join(' ', text.Split(' ')[..(open.Length > 0 ? 3 : 2)]) : null);
    }

    [FactIfProgram("jq")]
    public async Task Drift_ThatCannotBeTold_FailsAndTouchesNoIssue()
    {
        Assert.Equal(1, (await DriftAsync(1, "5")).Code);
        Assert.Null(_scripts.Read("written"));
    }

    [FactIfProgram("jq")]
    public async Task Drift_ThatIsLong_IsCutBehindALine_ForWhatAnIssueTakes()
    {
        string line = $" ~ {new string('ü', 27)}\n";
        _scripts.Write("report", string.Concat(Enumerable.Repeat(line, 1500)));
        _scripts.StandIn("pulumi", "cat report; printf '\\xff'; exit 7");
        _scripts.StandIn("gh", "case $1 in api) echo '[]' ;; *) cp \"${*: -1}\" body ;; esac");

        (int code, _, string error) = await _scripts.RunAsync(
            "drift.sh", [], ("GITHUB_REPOSITORY", "o/r"), ("GH_TOKEN", "t"), ("STACK", "dev"), ("RUN_URL", "https://example.com/1"));

        Assert.True(code == 0, error);
        string body = _scripts.Read("body")!;
        string[] lines = body.TrimEnd('\n').Split('\n');
        Assert.InRange(body.Length, 30_000, 65_536);
        Assert.Equal("    (cut: the run shows the rest)", lines[^1]);
        Assert.All(lines[3..^1], l => Assert.Equal($"    {line}", $"{l}\n"));
    }

    [FactIfProgram("jq")]
    public async Task Plan_IsToldInTheSummary_AndHeldAgainstThePolicy()
    {
        (int code, string output, string error) = await PlanAsync("""echo '{"steps":[]}'""", diff: 0, check: 0);

        Assert.True(code == 0, error);
        Assert.Equal(("checked --plan plan.json\n", "what changes in plan.json\n"), (output, _scripts.Read("summary")));
        Assert.Equal("preview --stack dev --json --show-sames --non-interactive\n", _scripts.Read("asked"));
        Assert.Equal("{\"steps\":[]}\n", _scripts.Read("plan.json"));
    }

    [TheoryIfProgram("jq")]
    [InlineData(3, 0, 3)]
    [InlineData(0, 1, 1)]
    [InlineData(3, 1, 3)]
    public async Task Plan_ThatIsRefusedOrBreaksThePolicy_Fails_WithTheSummaryWritten(int diff, int check, int expected)
    {
        Assert.Equal((expected, "checked --plan plan.json\n", ""), await PlanAsync("echo '{}'", diff, check));
        Assert.Equal("what changes in plan.json\n", _scripts.Read("summary"));
    }

    // What the engine has to say is in the document, which nobody sees otherwise.
    [TheoryIfProgram("jq")]
    [InlineData("""{"diagnostics":[{"message":"no such thing\n::error::x","severity":"error"},{"message":"hm","severity":"warning"}]}""", "| error: no such thing\n| ::error::x\n| warning: hm\n")]
    [InlineData("""{"steps":[]}""", "")]
    public async Task Plan_ThatIsNone_SaysWhy_AndFailsAsTheEngineDid(string document, string expected)
    {
        _scripts.Write("document", document);

        Assert.Equal((255, "", expected), await PlanAsync("cat document; exit 255", diff: 0, check: 0));
        Assert.Null(_scripts.Read("summary"));
    }

    // State in a bucket on AWS; on Pulumi Cloud, or where the runner itself has access; nowhere.
    [Theory]
    [InlineData("s3://state", "arn:aws:iam::123456789012:role/x", "eu-west-1", "deployed=true\n")]
    [InlineData("https://api.pulumi.com", "", "", "deployed=true\n")]
    [InlineData("", "arn:aws:iam::123456789012:role/x", "eu-west-1", "deployed=false\n")]
    [InlineData("", "", "", "deployed=false\n")]
    public async Task Stack_IsDeployed_WhereItsEnvironmentSaysWhereTheStateIs(string state, string role, string region, string expected)
    {
        (int code, string output, _) = await IsDeployedAsync(state, role, region);

        Assert.Equal((0, expected), (code, _scripts.Read("output")));
        Assert.Equal(state.Length == 0, output.StartsWith("::notice::The stack dev is passed over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rejects_RoleWithoutARegion() => Assert.Equal(
        (1, "::error::The environment of the stack dev has AWS_ROLE_ARN and no AWS_REGION: set both, or neither (docs/teams.md).\n", ""),
        await IsDeployedAsync("s3://state", "arn:aws:iam::123456789012:role/x", ""));

    [Fact]
    public async Task Commit_ThatIsTheNewestOfMain_IsDeployed()
    {
        Assert.Equal((0, "", ""), await IsNewestAsync($"echo {Head}"));
        Assert.Equal("api repos/o/r/git/ref/heads/main --jq .object.sha\n", _scripts.Read("asked"));
    }

    [Fact]
    public async Task Rejects_CommitThatMainHasLeft() => Assert.Equal(
        (1, $"::error::The stack dev is left as it is: this run is of {Head}, and main is at {Newer}. Approve the run of that commit, or start one: gh workflow run deploy.yml --ref main\n", ""),
        await IsNewestAsync($"echo {Newer}"));

    // Nobody knows then what is the newest.
    [Fact]
    public async Task Rejects_Commit_WhereGitHubDoesNotAnswer() => Assert.Equal((4, "", "HTTP 403\n"), await IsNewestAsync("echo 'HTTP 403' >&2; exit 4"));

    private Task<(int Code, string Output, string Error)> IsNewestAsync(string answer)
    {
        _scripts.StandIn("gh", $"echo \"$*\" >asked; {answer}");
        return _scripts.RunAsync("is-newest.sh", [], ("GITHUB_REPOSITORY", "o/r"), ("GITHUB_SHA", Head), ("GH_TOKEN", "t"), ("STACK", "dev"));
    }

    private Task<(int Code, string Output, string Error)> IsDeployedAsync(string state, string role, string region) => _scripts.RunAsync(
        "is-deployed.sh", [], ("GITHUB_OUTPUT", "output"), ("STACK", "dev"), ("AWS_ROLE_ARN", role), ("AWS_REGION", region), ("PULUMI_BACKEND_URL", state));

    private async Task<string> StacksAsync(params string[] arguments)
    {
        (int code, string output, string error) = await _scripts.RunAsync("stacks.sh", arguments);
        Assert.Equal((0, ""), (code, error));
        return output.TrimEnd();
    }

    private async Task Posted(string comment, string comments)
    {
        (int code, _, string error) = await PostAsync("12\n", comment, comments: comments);
        Assert.True(code == 0, error);
    }

    // gh, as far as the script uses it: it answers with the newest commit and the comments' ids, and keeps what it is told to write.
    private async Task<(int Code, string Output, string Error)> PostAsync(string number, string? comment, string head = Head, string comments = "")
    {
        _scripts.Write("preview/number", number);
        if (comment is not null)
        {
            _scripts.Write("preview/comment.md", comment);
        }

        _scripts.StandIn("gh", $"case \"$*\" in *--method*) shift 2; shift; echo \"$*\" >written; cp \"${{*: -1}}\" body ;; */pulls/12*) echo {head} ;; */comments*) echo {comments} ;; esac");
        return await _scripts.RunAsync("post-comment.sh", ["preview"], ("GITHUB_REPOSITORY", "o/r"), ("HEAD_SHA", Head), ("GH_TOKEN", "t"));
    }

    private Task<(int Code, string Output, string Error)> PlanAsync(string engine, int diff, int check)
    {
        _scripts.StandIn("pulumi", $"echo \"$*\" >asked; {engine}");
        _scripts.WriteProgram("dev", $"case $1 in diff) echo \"what changes in $2\"; exit {diff} ;; check) shift; echo \"checked $*\"; exit {check} ;; esac");
        return _scripts.RunAsync("plan.sh", ["plan.json"], ("STACK", "dev"), ("GITHUB_STEP_SUMMARY", "summary"));
    }

    private string? Body() => JsonDocument.Parse(_scripts.Read("body")!).RootElement.GetProperty("body").GetString();

    private async Task<(int Code, string Error)> DriftAsync(int refresh, string open)
    {
        string issues = open.Length == 0 ? "[]" : $$"""[{"title":"Drift of stack dev","number":{{open}}},{"title":"Drift of stack prod","number":8}]""";
        _scripts.StandIn("pulumi", $"echo ' ~ aws:ec2:Vpc network-vpc'; exit {refresh}");
        _scripts.StandIn("gh", $"case $1 in api) echo '{issues}' ;; *) echo \"$*\" >written ;; esac");
        (int code, _, string error) = await _scripts.RunAsync(
            "drift.sh", [], ("GITHUB_REPOSITORY", "o/r"), ("GH_TOKEN", "t"), ("STACK", "dev"), ("RUN_URL", "https://example.com/1"));
        return (code, error);
    }
}
