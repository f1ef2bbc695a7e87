using System.CommandLine;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.History;
using CalicoIPv6.Preview.Markdown;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Preview.Commands;

/// <summary><c>diff</c>: what the working tree changes in each stack, or one plan file against another.</summary>
internal static class DiffCommand
{
    private const string Description =
        "Show what the working tree changes in each stack since a commit, offline; or what differs between two plan files, or what the " +
        "one plan file of `pulumi preview --json` would do.\n\n" +
        "Exit code: 0 compared, whether or not something changes; 1 a mistake, or a stack whose configuration is refused; 3 something " +
        "that `pulumi up` refuses: what is protected would go, or what is fixed for the life of a cluster changes.";

    public static Command Create()
    {
        var what = new Argument<string[]>("BASE | OLD.json NEW.json")
        {
            Description = "A branch, tag or commit; without one, where the history left origin/main, or main. Or plan files: a name that is both is the file, and refs/heads/NAME the branch.",
            Arity = new ArgumentArity(0, 2),
        };
        Option<string?> stack = new("--stack", "-s") { Description = "One stack alone; without it, all that have a file on either side.", HelpName = "STACK" };
        Option<bool> json = Options.Json("Print the differences as JSON.");
        Option<bool> markdown = new("--markdown") { Description = "Print them as Markdown, for a comment on a pull request." };
        var command = new Command("diff", Description) { what, stack, json, markdown };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(json) && parsed.GetValue(markdown))
            {
                parsed.AddError("--json and --markdown are two forms of the same: write one of them.");
            }
        });
        command.SetAction(async (parsed, cancelled) =>
        {
            Differences differences = await FindAsync(parsed.GetValue(what) ?? [], parsed.GetValue(stack), cancelled);
            Print(differences, parsed.GetValue(json), parsed.GetValue(markdown));
            return differences.ExitCode;
        });
        return command;
    }

    private static Task<Differences> FindAsync(string[] what, string? stack, CancellationToken cancelled)
    {
        bool areFiles = what.Any(File.Exists);
        if (what.Length == 2 && what.Where(word => !File.Exists(word)).ToArray() is { Length: > 0 } missing)
        {
            throw new ConfigurationException(
            [
                .. missing.Select(word => new Problem(
                    "plan file", word, "is not there, and BASE is one commit, which is compared with the working tree",
                    "write one commit alone, or two plan files that exist")),
            ]);
        }

        if (areFiles && stack is not null)
        {
            throw new ConfigurationException([new Problem("--stack", stack, "is for stacks of the working tree, and a plan file is of one stack", "leave it out")]);
        }

        return areFiles
            ? Task.FromResult(what.Length == 1 ? PlanFilesDiff.Of(what[0]) : PlanFilesDiff.Of(what[0], what[1]))
            : HistoryDiff.OfAsync(ProjectFolder.Find(Environment.CurrentDirectory), what.FirstOrDefault(), stack, Console.Error.WriteLine, cancelled);
    }

    private static void Print(Differences differences, bool json, bool markdown)
    {
        if (json)
        {
            StandardOutput.Write(DiffJson.Of(differences));
        }
        else if (markdown)
        {
            Console.Out.Write(DiffMarkdown.Of(differences));
        }
        else
        {
            new DiffReport(Page.Of(Console.Out)).Write(differences);
        }
    }
}
