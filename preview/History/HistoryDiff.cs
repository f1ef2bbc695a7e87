using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.History;

/// <summary>Compares the stacks of the working tree with those of a commit, each planned by the program of its side.</summary>
internal static class HistoryDiff
{
    /// <summary>What a plan follows from, besides the stacks' own files.</summary>
    private static readonly string[] Code = ["Directory.*", "global.json", "components", "infra", "preview", "offline-sdk"];

    /// <summary>Compares.</summary>
    /// <param name="project">The working tree's project.</param>
    /// <param name="name">The commit, by any name that git knows; <c>null</c> for where the history left the main branch.</param>
    /// <param name="only">The one stack to compare; <c>null</c> for all.</param>
    /// <param name="say">Tells a person what takes time.</param>
    /// <param name="cancelled">Whether nobody waits any more.</param>
    /// <exception cref="ConfigurationException">There is nothing to compare with.</exception>
    public static async Task<Differences> OfAsync(ProjectFolder project, string? name, string? only, Action<string> say, CancellationToken cancelled)
    {
        var git = new Git(project.Path);
        Commit commit = name is null ? git.MergeBase() : git.Named(name);
        string kept = Path.Combine(project.Path, ".dev", "diff");
        using var checkout = Checkout.Of(git, Path.Combine(kept, "checkouts"), commit);
        var old = new ProjectFolder(checkout.Project);
        string[] before = [.. File.Exists(old.ProjectPath) ? old.Stacks : []];
        string[] stacks = Stacks(before, project, only);
        IPlanner present = new PresentProgram(project);
        // Nothing to plan there, nothing to build.
        IPlanner past = !stacks.Any(before.Contains) || git.IsSame(commit, Code)
            ? new PresentProgram(old)
            : new BuiltProgram(BaseBuild.Of(commit, old.Path, project.Path, Path.Combine(kept, "builds"), say), old.Path, commit.Short);
        var differences = ImmutableArray.CreateBuilder<StackDifference>();
        foreach (string stack in stacks)
        {
            cancelled.ThrowIfCancellationRequested();
            differences.Add(!project.Stacks.Contains(stack) ? new StackDifference(stack, StackState.Removed) : Compare(
                stack,
                before.Contains(stack) ? await SideAsync(past, old, stack) : null,
                await SideAsync(present, project, stack)));
        }

        return new Differences(commit.Name == commit.Id ? commit.Short : $"{commit.Short} ({commit.Name})", differences.ToImmutable());
    }

    private static string[] Stacks(string[] before, ProjectFolder project, string? only)
    {
        string[] all = [.. before.Union(project.Stacks).Order(StringComparer.Ordinal)];
        return only is null ? all : all.Contains(only) ? [only] : throw new ConfigurationException(
            [new Problem("--stack", only, $"has no file Pulumi.{only}.yaml on either side", all.Length == 0 ? "make Pulumi.dev.yaml" : $"write one of {string.Join(", ", all)}")]);
    }

    // A plan does not say what is encrypted; another ciphertext does.
    private static async Task<StackSide> SideAsync(IPlanner planner, ProjectFolder folder, string stack)
    {
        StackSide side = await planner.PlanAsync(stack);
        if (!side.Problems.IsEmpty)
        {
            return side;
        }

        IReadOnlyDictionary<string, string> encrypted = StackFile.Encrypted(folder, stack);
        PlanMap config = PlanMap.Of(side.Plan.Config.Entries.Select(e =>
            encrypted.TryGetValue(e.Key, out string? text) ? KeyValuePair.Create<string, PlanValue>(e.Key, new PlanSecret(new PlanScalar(text))) : e));
        return side with { Plan = side.Plan with { Config = config } };
    }

    private static StackDifference Compare(string stack, StackSide? was, StackSide becomes) =>
        was is { Problems.IsEmpty: false } || !becomes.Problems.IsEmpty
            ? new StackDifference(stack, StackState.Refused) { OldProblems = was?.Problems ?? [], NewProblems = becomes.Problems }
            : StackDifference.Between(stack, was?.Plan ?? PlanFile.Empty, becomes.Plan) with
            {
                State = was is null ? StackState.New : StackState.Compared,
                Addresses = AddressChanges.Between(was?.Addresses ?? [], becomes.Addresses),
            };
}
