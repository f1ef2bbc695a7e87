using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Workflows;

/// <summary>What pull requests start: the offline preview of everybody's, its comment, and the engine's preview.</summary>
public sealed class PullRequestWorkflowTests
{
    [Fact]
    public void OfflinePreview_OfStrangersCode_HasNoTokenThatWrites()
    {
        YamlMappingNode job = Workflow.Of("preview.yml").Job("offline");

        Assert.Equal(["contents: read"], Workflow.Entries(Workflow.Map(job, "permissions")));
        Assert.Null(Workflow.Value(job, "environment"));
        Assert.Null(Workflow.Value(job, "if"));
        Assert.DoesNotContain(Workflow.Of("preview-comment.yml").Steps, s => Workflow.Map(s, "with") is { } with && with.Children.ContainsKey("ref"));
    }

    // The comment follows the end of the run, and a run that waits for a reviewer has none.
    [Fact]
    public void OfflinePreview_IsARunOfItsOwn_WhichWaitsForNobody()
    {
        Workflow preview = Workflow.Of("preview.yml");
        YamlMappingNode after = Workflow.Map(Workflow.Map(Workflow.Of("preview-comment.yml").Root, "on")!, "workflow_run")!;

        Assert.Equal(["preview"], ((YamlSequenceNode)after["workflows"]).Select(Workflow.Scalar));
        Assert.Equal("preview", Workflow.Value(preview.Root, "name"));
        Assert.Single(Workflow.All, w => Workflow.Value(w.Root, "name") == "preview");
        Assert.All(preview.Jobs, job => Assert.False(job.Job.Children.ContainsKey("environment"), job.Name));
        Assert.All(preview.Jobs, job => Assert.Null(Workflow.Value(job.Job, "uses")));
    }

    // A run that is cancelled has no comment: only a newer commit's may be the cause, neither its own length nor an older run that is started again.
    [Fact]
    public void OfflinePreview_OfTheNewestCommit_IsCancelledByNothing()
    {
        Workflow preview = Workflow.Of("preview.yml");
        YamlMappingNode job = preview.Job("offline");
        YamlMappingNode diff = preview.Steps.Single(s => Workflow.Value(s, "run") == ".github/scripts/offline-diff.sh");

        Assert.Equal("offline-${{ github.event.number }}-${{ github.run_attempt }}", Workflow.Value(Workflow.Map(preview.Root, "concurrency")!, "group"));
        Assert.InRange(Workflow.Minutes(diff), 1, Workflow.Minutes(job) - 5);
        Assert.Equal(
            "preview-comment-${{ github.event.workflow_run.id }}",
            Workflow.Value(Workflow.Map(Workflow.Of("preview-comment.yml").Job("comment"), "concurrency")!, "group"));
    }

    [Fact]
    public void EnginePreview_IsForPullRequestsOfThisRepository_InAnEnvironmentThatMayOnlyRead()
    {
        Workflow preview = Workflow.Of("preview-engine.yml");

        Assert.Equal("${{ github.event.pull_request.head.repo.full_name == github.repository }}", Workflow.Value(preview.Job("stacks"), "if"));
        Assert.Equal("stacks", Workflow.Value(preview.Job("preview"), "needs"));
        Assert.Equal("${{ matrix.stack }}-preview", Workflow.Value(preview.Job("preview"), "environment"));
        Assert.Contains(preview.Steps, s => Workflow.Map(s, "with") is { } with && Workflow.Value(with, "comment-on-pr") == "true");
    }
}
