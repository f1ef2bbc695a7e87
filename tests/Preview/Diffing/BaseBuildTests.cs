using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.History;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>
/// Compared with a commit of other sources, whose program is built from them. A build of it all takes minutes: here the commit's
/// project file makes the program by a copy of the present one, so that all but the compiler is real.
/// </summary>
[Collection("Deployment")]
public sealed class BaseBuildTests
{
    private const string Workers = "calico-ipv6:workers: 2";

    private static readonly string CopiesProgram = Copying($"{AppContext.BaseDirectory}*.dll;{AppContext.BaseDirectory}*.json");

    [Fact]
    public async Task Base_OfOtherSources_IsPlannedByItsOwnProgram_BuiltOnce()
    {
        using Histories history = await WithProgramAsync(CopiesProgram);
        var said = new List<string>();

        Differences[] twice = [await DiffAsync(history, said), await DiffAsync(history, said)];

        Assert.StartsWith("Building the program of ", Assert.Single(said), StringComparison.Ordinal);
        // The setup of the working tree is taken over.
        Assert.Equal("built with standin", Assert.Single(Builds(history)));
        Assert.All(twice, differences =>
        {
            StackDifference dev = Assert.Single(differences.Stacks);
            Assert.Equal(StackState.Compared, dev.State);
            Assert.Equal("calico-ipv6:workers", Assert.Single(dev.Difference!.Configuration).Path);
            Assert.Contains(dev.Difference.Resources, r => r.State.Name == "hosts-dev-worker-2" && r.Kind == ChangeKind.Create);
            Assert.DoesNotContain(dev.Difference.Resources, r => r.Kind != ChangeKind.Create && r.State.Type == "aws:ec2/instance:Instance");
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WorkingTree_IsAsItWas_WhetherOrNotTheBaseBuilds(bool builds)
    {
        using Histories history = await WithProgramAsync(builds ? CopiesProgram : Failing);
        history.Write("staged.txt", "staged");
        await history.GitAsync("add", "staged.txt");
        history.Write("untracked.txt", "untracked");
        string before = await StateAsync(history);

        ProgramInProcess.Answer answer = Run(history);

        Assert.Equal(builds ? 0 : 1, answer.Code);
        Assert.Equal(before, await StateAsync(history));
        Assert.Single((await history.GitAsync("worktree", "list")).TrimEnd().Split('\n'));
        Assert.Empty(Directory.GetDirectories(Path.Combine(history.Folder, ".dev", "diff", "checkouts")));
    }

    [Fact]
    public async Task Rejects_BaseThatDoesNotBuild_InOneLine_AndKeepsNothingOfIt()
    {
        using Histories history = await WithProgramAsync(Failing);

        ProgramInProcess.Answer answer = Run(history);

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        string[] lines = answer.Error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Building the program of ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("BASE \"HEAD\": does not build: ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("error : it cannot; name a commit that does", lines[1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Kept(history)));
    }

    // As of a commit for another version of .NET.
    [Fact]
    public async Task Rejects_BaseWhoseProgramIsElsewhere()
    {
        using Histories history = await WithProgramAsync(CopiesProgram.Replace("net10.0", "net99.0", StringComparison.Ordinal));

        ProgramInProcess.Answer answer = Run(history);

        Assert.Equal(1, answer.Code);
        Assert.EndsWith(
            "BASE \"HEAD\": does not build: there is no preview/bin/Debug/net10.0/CalicoIPv6.Preview.dll after `dotnet build`; name a commit that does\n",
            answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Kept(history)));
    }

    [Fact]
    public async Task Base_WhoseProgramDoesNotRun_IsAProblemOfItsSide()
    {
        using Histories history = await WithProgramAsync(CopiesProgram);
        history.Write("CalicoIPv6.Preview.dll", "no program");
        await history.CommitAsync();
        history.Write("preview/Preview.csproj", Copying("../CalicoIPv6.Preview.dll"));
        await history.CommitAsync();
        history.Write("preview/Preview.csproj", CopiesProgram);

        StackDifference dev = Assert.Single((await DiffAsync(history, [])).Stacks);

        Assert.Equal(StackState.Refused, dev.State);
        string commit = (await history.GitAsync("rev-parse", "--short=10", "HEAD")).Trim();
        Assert.NotEmpty(dev.OldProblems);
        Assert.All(dev.OldProblems, problem => Assert.StartsWith($"{commit}: ", problem, StringComparison.Ordinal));
        Assert.Empty(dev.NewProblems);
    }

    private const string Failing = """
        <Project>
          <Target Name="Build">
            <Error Text="it cannot" />
          </Target>
        </Project>
        """;

    // Beside git's own files, what it notes is no file of the working tree.
    private static string Copying(string files) => $"""
        <Project>
          <Import Project="../.pulumi-sdk.props" Condition="Exists('../.pulumi-sdk.props')" />
          <Target Name="Build">
            <WriteLinesToFile File="$(MSBuildProjectDirectory)/../../../../../.git/builds" Lines="built with $(PulumiSdk)" />
            <ItemGroup>
              <Program Include="{files}" />
            </ItemGroup>
            <Copy SourceFiles="@(Program)" DestinationFolder="bin/Debug/net10.0" />
          </Target>
        </Project>
        """;

    /// <summary>A history whose newest commit has a program, and a working tree with another and one worker more.</summary>
    private static async Task<Histories> WithProgramAsync(string project)
    {
        Histories history = await Histories.WithDevAsync();
        Directory.CreateDirectory(Path.Combine(history.Folder, "preview"));
        history.Write(".gitignore", ".dev/\n.pulumi-sdk.props\n");
        history.Write("preview/Preview.csproj", project);
        await history.CommitAsync();
        history.Write("preview/Preview.csproj", project + "\n");
        history.Write("Pulumi.dev.yaml", Histories.Dev.Replace(Workers, "calico-ipv6:workers: 3", StringComparison.Ordinal));
        history.Write(".pulumi-sdk.props", "<Project><PropertyGroup><PulumiSdk>standin</PulumiSdk></PropertyGroup></Project>");
        return history;
    }

    private static Task<Differences> DiffAsync(Histories history, List<string> said) =>
        HistoryDiff.OfAsync(history.Project, "HEAD", null, said.Add, CancellationToken.None);

    private static ProgramInProcess.Answer Run(Histories history)
    {
        string here = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = history.Folder;
            return ProgramInProcess.Run("diff", "HEAD");
        }
        finally
        {
            Environment.CurrentDirectory = here;
        }
    }

    private static string[] Builds(Histories history) => File.ReadAllLines(Path.Combine(history.Folder, ".git", "builds"));

    private static string Kept(Histories history) => Path.Combine(history.Folder, ".dev", "diff", "builds");

    /// <summary>All that a person would miss: where the branch is, what is staged, what is not, and what git does not know.</summary>
    private static async Task<string> StateAsync(Histories history) => string.Join(
        '\n',
        [
            await history.GitAsync("rev-parse", "HEAD"), await history.GitAsync("branch", "--all"), await history.GitAsync("stash", "list"),
            await history.GitAsync("status", "--porcelain"), await history.GitAsync("diff", "HEAD"), await File.ReadAllTextAsync(Path.Combine(history.Folder, "untracked.txt")),
        ]);
}
