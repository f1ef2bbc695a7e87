using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.History;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>What the working tree is compared with: which commit, and where its files are.</summary>
[Collection("Deployment")]
public sealed class HistoryBaseTests
{
    private const string Workers = "calico-ipv6:workers: 2";

    [Fact]
    public async Task Base_ByDefault_IsWhereTheBranchLeftMain()
    {
        using Histories history = await Histories.WithDevAsync();
        await history.GitAsync("checkout", "--quiet", "-b", "mine");
        history.Write("Pulumi.dev.yaml", Histories.Dev.Replace(Workers, "calico-ipv6:workers: 3", StringComparison.Ordinal));
        await history.CommitAsync();
        await history.GitAsync("checkout", "--quiet", "main");
        history.Write("Pulumi.dev.yaml", Histories.Dev.Replace("controlPlanes: 1", "controlPlanes: 3", StringComparison.Ordinal));
        await history.CommitAsync();
        await history.GitAsync("checkout", "--quiet", "mine");

        Differences differences = await history.DiffAsync();

        Assert.Equal(["calico-ipv6:workers"], differences.Stacks[0].Difference!.Configuration.Select(c => c.Path));
        Assert.EndsWith(" (merge base with main)", differences.Since, StringComparison.Ordinal);
    }

    // Sub-projects of a larger repository have their stacks in it, not at its top.
    [Fact]
    public async Task Project_InAFolderOfItsRepository_IsFoundInThePast()
    {
        using Histories history = await Histories.WithDevAsync();
        string sub = Path.Combine(history.Folder, "infra", "cluster");
        Directory.CreateDirectory(sub);
        File.Copy(Path.Combine(history.Folder, "Pulumi.yaml"), Path.Combine(sub, "Pulumi.yaml"));
        await File.WriteAllTextAsync(Path.Combine(sub, "Pulumi.dev.yaml"), Histories.Dev);
        await history.CommitAsync();
        await File.WriteAllTextAsync(Path.Combine(sub, "Pulumi.dev.yaml"), Histories.Dev.Replace(Workers, "calico-ipv6:workers: 3", StringComparison.Ordinal));

        Differences differences = await HistoryDiff.OfAsync(new(sub), "HEAD", null, _ => { }, CancellationToken.None);

        Assert.Equal("calico-ipv6:workers", Assert.Single(differences.Stacks[0].Difference!.Configuration).Path);
    }

    [Fact]
    public async Task Checkouts_AreGone_AfterSuccessAndAfterFailure()
    {
        using Histories history = await Histories.WithDevAsync();
        await history.DiffAsync("HEAD");
        await Assert.ThrowsAsync<ConfigurationException>(() => history.DiffAsync("HEAD", "nowhere"));

        Assert.Single((await history.GitAsync("worktree", "list")).TrimEnd().Split('\n'));
        Assert.Empty(Directory.GetDirectories(Path.Combine(history.Folder, ".dev", "diff", "checkouts")));
    }

    [Fact]
    public async Task Rejects_NameThatIsNoCommit()
    {
        using Histories history = await Histories.WithDevAsync();

        var fault = await Assert.ThrowsAsync<ConfigurationException>(() => history.DiffAsync("--nope"));

        Assert.StartsWith("BASE \"--nope\": is no commit of this repository, nor a file; write a branch, a tag or a commit", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_StackOnNeitherSide()
    {
        using Histories history = await Histories.WithDevAsync();

        var fault = await Assert.ThrowsAsync<ConfigurationException>(() => history.DiffAsync(stack: "nope"));

        Assert.Equal("--stack \"nope\": has no file Pulumi.nope.yaml on either side; write one of dev", fault.Message);
    }

    [Fact]
    public async Task Rejects_ShallowClone_AndSaysHowToDeepenIt()
    {
        using Histories history = await Histories.WithDevAsync();
        history.Write("Pulumi.dev.yaml", Histories.Dev + "\n");
        await history.CommitAsync();
        string clone = Path.Combine(history.Folder, "clone");
        await history.GitAsync("clone", "--quiet", "--depth", "1", $"file://{history.Folder}", clone);

        var fault = await Assert.ThrowsAsync<ConfigurationException>(() =>
            HistoryDiff.OfAsync(new(clone), "HEAD~1", null, _ => { }, CancellationToken.None));

        Assert.Contains("the clone is shallow", fault.Message, StringComparison.Ordinal);
        Assert.Contains("`fetch-depth: 0`", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_FolderWithoutHistory()
    {
        using Histories history = await Histories.WithDevAsync();
        Directory.Delete(Path.Combine(history.Folder, ".git"), recursive: true);

        var fault = await Assert.ThrowsAsync<ConfigurationException>(() => history.DiffAsync());

        Assert.Contains("is in no git repository", fault.Message, StringComparison.Ordinal);
    }
}
