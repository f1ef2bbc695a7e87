using System.Diagnostics;
using System.Globalization;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Preview.History;

/// <summary>The files of a commit, in a git worktree below the ignored folder <c>.dev</c>; gone when it is disposed of.</summary>
internal sealed class Checkout : IDisposable
{
    private readonly Git _git;
    private readonly string _path;

    private Checkout(Git git, string path)
    {
        _git = git;
        _path = path;
        Project = Path.Combine(path, git.Prefix);
    }

    /// <summary>The project's folder at that commit; it may have no project yet.</summary>
    public string Project { get; }

    /// <summary>Checks a commit out.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="folder">Where worktrees are kept.</param>
    /// <param name="commit">The commit.</param>
    /// <exception cref="ConfigurationException">git refuses.</exception>
    public static Checkout Of(Git git, string folder, Commit commit)
    {
        RemoveForsaken(git, folder);
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{commit.Short}-{Environment.ProcessId}"));
        var checkout = new Checkout(git, path);
        // A person's hooks are for a person's checkouts.
        Answer answer = git.Run("-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", "--force", path, commit.Id);
        if (answer.Code != 0)
        {
            checkout.Dispose();
            throw new ConfigurationException([new Problem("BASE", commit.Name, $"cannot be checked out: {answer.Error.Trim()}", "see what `git worktree add` says")]);
        }

        return checkout;
    }

    public void Dispose() => Remove(_git, _path);

    // Of a run that was killed.
    private static void RemoveForsaken(Git git, string folder)
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            if (!int.TryParse(Path.GetFileName(path).Split('-')[^1], CultureInfo.InvariantCulture, out int process) || !IsRunning(process))
            {
                Remove(git, path);
            }
        }
    }

    private static void Remove(Git git, string path)
    {
        git.Run("worktree", "remove", "--force", path);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        git.Run("worktree", "prune");
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
