using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.History;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>A git repository with a project of one stack, for as long as a test takes. It has no sources, so that the present program plans both sides.</summary>
internal sealed class Histories : IDisposable
{
    public const string Dev = """
        config:
          aws:region: eu-west-1
          calico-ipv6:mode: dualstack
          calico-ipv6:provider: aws
          calico-ipv6:controlPlanes: 1
          calico-ipv6:workers: 2
          calico-ipv6:zones: 1
          pulumi:disable-default-providers: ["*"]

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("history").FullName;

    private Histories()
    {
    }

    public string Folder => _folder;

    public ProjectFolder Project => new(_folder);

    /// <summary>A repository whose branch main has the stack <c>dev</c>.</summary>
    public static async Task<Histories> WithDevAsync(string dev = Dev)
    {
        var history = new Histories();
        await history.GitAsync("init", "--quiet", "--initial-branch=main");
        history.Write("Pulumi.yaml", File.ReadAllText(StackExamples.Project.ProjectPath));
        history.Write("Pulumi.dev.yaml", dev);
        await history.CommitAsync();
        return history;
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    public void Delete(string file) => File.Delete(Path.Combine(_folder, file));

    public async Task CommitAsync()
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "change");
    }

    public async Task<string> GitAsync(params string[] arguments)
    {
        (int code, string text) = await Shell.RunAsync("git", ["-C", _folder, .. arguments]);
        Assert.True(code == 0, text);
        return text;
    }

    public Task<Differences> DiffAsync(string? name = null, string? stack = null) => HistoryDiff.OfAsync(Project, name, stack, _ => { }, CancellationToken.None);

    /// <summary>What replacing one line of the stack's file changes.</summary>
    public static async Task<StackDifference> OfAsync(string line, string with)
    {
        Assert.Contains(line, Dev, StringComparison.Ordinal);
        using Histories history = await WithDevAsync();
        history.Write("Pulumi.dev.yaml", Dev.Replace(line, with, StringComparison.Ordinal));
        return Assert.Single((await history.DiffAsync()).Stacks);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
