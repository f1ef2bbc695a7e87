using System.Diagnostics;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Preview.History;

/// <summary>What a program answered.</summary>
internal sealed record Answer(int Code, string Output, string Error)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments; no shell reads them.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static Answer Of(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Of a hook that calls this, they name the repository that the hook is about.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output.GetAwaiter().GetResult(), error);
    }
}

/// <summary>The git repository that the project is in.</summary>
internal sealed class Git
{
    private const string MainBranch = "main";

    private readonly string _folder;

    /// <param name="folder">The project's folder.</param>
    /// <exception cref="ConfigurationException">There is no git, or no repository.</exception>
    public Git(string folder)
    {
        _folder = folder;
        try
        {
            Answer answer = Run("rev-parse", "--show-prefix");
            Prefix = answer.Code == 0 ? answer.Output.TrimEnd('\n') : throw Refused(
                $"is in no git repository ({FirstLine(answer.Error)})", "run it in a clone, or name two plan files: ./dev diff OLD.json NEW.json");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Refused("cannot be compared with its history: git is not installed", "install it, or name two plan files: ./dev diff OLD.json NEW.json");
        }
    }

    /// <summary>The project's folder below that of the repository, with a slash at its end; empty where they are the same.</summary>
    public string Prefix { get; }

    /// <summary>Where a person's history left the main branch.</summary>
    /// <exception cref="ConfigurationException">It cannot be found.</exception>
    public Commit MergeBase()
    {
        string branch = new[] { $"origin/{MainBranch}", MainBranch }.FirstOrDefault(b => Find(b) is not null)
            ?? throw Refused($"has neither a branch origin/{MainBranch} nor {MainBranch}{Shallow}", Remedy("name what to compare with: ./dev diff BASE"));
        Answer found = Run("merge-base", "HEAD", branch);
        return found.Code == 0
            ? new Commit(found.Output.Trim(), $"merge base with {branch}")
            : throw Refused($"has no history in common with {branch}{Shallow}", Remedy("name what to compare with: ./dev diff BASE"));
    }

    /// <summary>A commit by any name that git knows.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public Commit Named(string name) => Find(name) is { } id ? new Commit(id, name) : throw new ConfigurationException(
        [new Problem("BASE", name, $"is no commit of this repository, nor a file{Shallow}", Remedy("write a branch, a tag or a commit that `git log` shows, or the path of a plan file"))]);

    /// <summary>Whether nothing of some paths differs between a commit and the working tree.</summary>
    public bool IsSame(Commit commit, params string[] paths) =>
        Run(["diff", "--quiet", commit.Id, "--", .. paths]).Code == 0
        && Run(["ls-files", "--others", "--exclude-standard", "--", .. paths]).Output.Length == 0;

    /// <summary>Runs git.</summary>
    public Answer Run(params IEnumerable<string> arguments) => Answer.Of("git", _folder, arguments);

    // CI systems clone the newest commit alone.
    private string Shallow => Run("rev-parse", "--is-shallow-repository").Output.Trim() == "true" ? "; the clone is shallow, without most of its history" : "";

    private string Remedy(string usual) =>
        Shallow.Length > 0 ? $"run `git fetch --unshallow origin +refs/heads/{MainBranch}:refs/remotes/origin/{MainBranch}`, or in GitHub Actions give actions/checkout `fetch-depth: 0`" : usual;

    private string? Find(string name)
    {
        Answer found = Run("rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}");
        return found.Code == 0 ? found.Output.Trim() : null;
    }

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static ConfigurationException Refused(string rule, string remedy) => new([new Problem("./dev diff", null, $"this project {rule}", remedy)]);
}

/// <summary>A commit.</summary>
/// <param name="Id">Its hash.</param>
/// <param name="Name">How a person calls it.</param>
internal sealed record Commit(string Id, string Name)
{
    /// <summary>As much of the hash as people read.</summary>
    public string Short => Id[..Math.Min(Id.Length, 10)];
}
