using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Workflows;

/// <summary>The script that says what a pull request would do to each stack, in a comment that others post.</summary>
public sealed class OfflineDiffTests : IDisposable
{
    private const string Marker = "<!-- calico-ipv6 diff -->\n";

    private readonly Scripts _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [TheoryIfProgram("jq")]
    [InlineData(0, false, 0)]
    [InlineData(3, false, 3)]
    [InlineData(1, false, 1)]
    [InlineData(0, true, 1)]
    public async Task OfflineDiff_FailsAsDiffOrPolicySay_WithTheCommentWritten(int diff, bool breaksPolicy, int expected)
    {
        _scripts.Write("Pulumi.dev.yaml", "");
        _scripts.WriteProgram("dev", $"case $1 in diff) echo 'the diff'; exit {diff} ;; check) exit {(breaksPolicy ? 1 : 0)} ;; *) echo '{{}}' ;; esac");

        (int code, _, string error) = await _scripts.RunAsync("offline-diff.sh", [], ("OUT", "out"), ("PR_NUMBER", "7"), ("GITHUB_BASE_REF", ""));

        Assert.True(code == expected, error);
        Assert.Equal(("7\n", "the diff\n"), (_scripts.Read("out/number"), _scripts.Read("out/comment.md")));
    }

    [FactIfProgram("jq")]
    public async Task OfflineDiff_ThatSaysNothing_LeavesACommentThatSaysSo()
    {
        _scripts.Write("Pulumi.dev.yaml", "");
        _scripts.WriteProgram("dev", "case $1 in diff) exit 1 ;; *) echo '{}' ;; esac");

        (int code, _, _) = await _scripts.RunAsync("offline-diff.sh", [], ("OUT", "out"), ("PR_NUMBER", "7"), ("GITHUB_BASE_REF", ""));

        Assert.Equal(1, code);
        Assert.Equal($"{Marker}The stacks could not be compared: the run of the workflow says why.\n", _scripts.Read("out/comment.md"));
    }

    // As a job does that takes too long: what was written until then is posted, and half a comparison is none.
    [FactIfProgram("jq")]
    public async Task OfflineDiff_ThatIsEnded_LeavesACommentThatSaysSo()
    {
        _scripts.WriteProgram("dev", $"echo '{Marker.TrimEnd()}'; kill -KILL $PPID");

        (int code, _, _) = await _scripts.RunAsync("offline-diff.sh", [], ("OUT", "out"), ("PR_NUMBER", "7"), ("GITHUB_BASE_REF", ""));

        Assert.NotEqual(0, code);
        Assert.Equal(("7\n", $"{Marker}The stacks could not be compared: the run of the workflow says why.\n"), (_scripts.Read("out/number"), _scripts.Read("out/comment.md")));
    }

    // The comment's title says what ./dev diff is given.
    [TheoryIfProgram("jq")]
    [InlineData("main", "main\n", "update-ref refs/heads/main HEAD^1 \n")]
    [InlineData("release/1", "HEAD^1\n", "update-ref refs/heads/release/1 HEAD^1 \n")]
    [InlineData("", "HEAD^1\n", null)]
    public async Task OfflineDiff_NamesTheTargetBranch_WhereItMay(string branch, string compared, string? refs)
    {
        _scripts.WriteProgram("dev", "case $1 in diff) echo \"$2\" ;; *) echo '{}' ;; esac");
        _scripts.StandIn("git", $"echo \"$*\" >refs; [ {(compared == "HEAD^1\n" ? 0 : 1)} = 1 ]");

        (int code, _, string error) = await _scripts.RunAsync("offline-diff.sh", [], ("OUT", "out"), ("PR_NUMBER", "7"), ("GITHUB_BASE_REF", branch));

        Assert.True(code == 0, error);
        Assert.Equal((compared, refs), (_scripts.Read("out/comment.md"), _scripts.Read("refs")));
    }

    // What ./dev diff would take for a plan file, or for an option.
    [TheoryIfProgram("jq")]
    [InlineData("README.md")]
    [InlineData("-h")]
    [InlineData("@README.md")]
    public async Task OfflineDiff_NamesNoTargetBranch_ThatIsReadAsSomethingElse(string branch)
    {
        _scripts.Write("README.md", "");
        _scripts.WriteProgram("dev", "case $1 in diff) echo \"$2\" ;; *) echo '{}' ;; esac");
        _scripts.StandIn("git", "echo \"$*\" >refs");

        (int code, _, string error) = await _scripts.RunAsync("offline-diff.sh", [], ("OUT", "out"), ("PR_NUMBER", "7"), ("GITHUB_BASE_REF", branch));

        Assert.True(code == 0, error);
        Assert.Equal(("HEAD^1\n", null), (_scripts.Read("out/comment.md"), _scripts.Read("refs")));
    }
}
