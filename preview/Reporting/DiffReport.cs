using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Policy;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>Differences for people.</summary>
internal sealed class DiffReport(Page page)
{
    private const string Absent = "-";

    public void Write(Differences differences)
    {
        page.Title(differences.Since is { } since ? $"Changes since {VisibleText.Of(since)}:" : "What the plan changes:");
        if (differences.Stacks.IsEmpty)
        {
            page.Line("There is no stack on either side.", Tone.Plain);
        }

        foreach (StackDifference stack in differences.Stacks)
        {
            page.Line("", Tone.Plain);
            page.Title($"{VisibleText.Of(stack.Stack)}: {Summary.Of(stack)}");
            Problems("with its configuration before", stack.OldProblems);
            Problems("with its configuration now", stack.NewProblems);
            if (stack.Difference is { } difference)
            {
                Write(stack, difference);
            }
        }
    }

    private void Write(StackDifference stack, PlanDifference difference)
    {
        foreach (ResourceChange change in difference.Resources)
        {
            Write(change);
        }

        Properties("Outputs", difference.Outputs);
        Properties("Configuration", difference.Configuration);
        Addresses(stack.Addresses);
        Warnings(difference);
        // Of a stack that stays as it is, warnings are no news.
        if (stack.Policy is { } policy && !(difference.IsEmpty && policy.IsGood))
        {
            Policy(policy);
        }

        Refusals([.. difference.Refusals]);
    }

    private void Write(ResourceChange change)
    {
        (string mark, Tone tone) = Marks.Of(change.Kind);
        string with = change.ReplacedWith.IsEmpty ? "" : $" with {NameList.Of(change.ReplacedWith)}";
        page.Line(VisibleText.Of($" {mark,-2} {ResourceTree.ShortType(change.State.Type)}  {change.State.Name}  {Marks.Word(change.Kind)}{with}{(change.Refusals.IsEmpty ? "" : "  refused")}"), tone);
        Lines(change.Properties);
    }

    private void Properties(string heading, ImmutableArray<PropertyChange> changes)
    {
        if (!changes.IsEmpty)
        {
            page.Heading(heading);
            Lines(changes);
        }
    }

    private void Lines(ImmutableArray<PropertyChange> changes)
    {
        foreach (DiffLine line in changes.SelectMany(c => DiffLine.Of(c)))
        {
            page.Line($"      {line.Mark} {line.Text}", line.Mark switch { '+' => Tone.Made, '-' => Tone.Gone, _ => Tone.Plain });
        }
    }

    private void Addresses(ImmutableArray<AddressChange> changes)
    {
        if (!changes.IsEmpty)
        {
            page.Heading("Addresses");
            page.Table(["Range", "Family", "From", "To"], [.. changes.Select(c => new[] { c.Range, c.Family.ToString(), c.From ?? Absent, c.To ?? Absent })]);
        }
    }

    private void Warnings(PlanDifference difference)
    {
        if (!difference.NewWarnings.IsEmpty)
        {
            page.Heading(string.Create(CultureInfo.InvariantCulture, $"New warnings, of {difference.Warnings.Length} altogether"));
            foreach (string warning in difference.NewWarnings)
            {
                page.Warning(VisibleText.Of(warning));
            }
        }
    }

    private void Policy(PolicyReport policy)
    {
        Findings("Policy, errors", PolicyText.Errors(policy));
        Findings("Policy, warnings", PolicyText.Warnings(policy));
    }

    private void Findings(string heading, IEnumerable<string> findings)
    {
        string[] texts = [.. findings];
        if (texts.Length > 0)
        {
            page.Heading(heading);
            foreach (string text in texts)
            {
                page.Warning(VisibleText.Of(text));
            }
        }
    }

    private void Refusals(ImmutableArray<string> refusals)
    {
        if (!refusals.IsEmpty)
        {
            page.Heading("`pulumi up` refuses");
            foreach (string refusal in refusals)
            {
                page.Line($"    {VisibleText.Of(refusal)}", Tone.Gone);
            }
        }
    }

    private void Problems(string where, ImmutableArray<string> problems)
    {
        if (!problems.IsEmpty)
        {
            page.Heading($"Wrong {where}");
            foreach (string problem in problems)
            {
                page.Line($"    {VisibleText.Of(problem)}", Tone.Gone);
            }
        }
    }
}

/// <summary>How changes of resources are written.</summary>
internal static class Marks
{
    /// <summary>The mark that the CLI sets before an operation, and its colour.</summary>
    public static (string Mark, Tone Tone) Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => ("+", Tone.Made),
        ChangeKind.Update => ("~", Tone.Changed),
        ChangeKind.Replace => ("+-", Tone.Changed),
        _ => ("-", Tone.Gone),
    };

    /// <summary>The CLI's word for it.</summary>
    public static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();
}
