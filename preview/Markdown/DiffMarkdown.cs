using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Topologies;

namespace CalicoIPv6.Preview.Markdown;

/// <summary>
/// Differences as a comment on a pull request: a line for each stack first, then each stack that changes. Everything from configuration
/// is escaped.
/// </summary>
internal static class DiffMarkdown
{
    /// <summary>By which a workflow finds the comment that it wrote before.</summary>
    public const string Marker = "<!-- calico-ipv6 diff -->";

    /// <summary>
    /// How long a comment may be: GitHub's answer to a longer one is "body is too long (maximum is 65536 characters)", and who posts it puts a
    /// character behind each @.
    /// </summary>
    public const int Limit = 60_000;

    private const string Absent = "–";

    /// <summary>What GitHub colours neither as gone nor as come.</summary>
    private const char Both = '!';

    private const string CutNote = "\n_Cut to what a comment can hold. `./dev diff` shows everything._\n";

    /// <summary>The comment.</summary>
    /// <param name="differences">What to tell.</param>
    /// <param name="limit">How long it may be.</param>
    public static string Of(Differences differences, int limit = Limit)
    {
        var text = new Budget(limit - CutNote.Length);
        string since = differences.Since is { } commit ? $" since {MarkdownText.Code(commit)}" : "";
        text.Add($"{Marker}\n### What changes{since}\n\n");
        text.AddItems("", [.. differences.Stacks.Select(s => $"- {MarkdownText.Name(s.Stack)}: {Summary.Of(s)}{PolicyMarkdown.Short(s.Policy)}\n")], "", share: 50);
        if (differences.Stacks.IsEmpty)
        {
            text.Add("There is no stack on either side.\n");
        }

        StackDifference[] told = [.. differences.Stacks.Where(s => s.Difference is { IsEmpty: false } || s.State == StackState.Refused || !s.Addresses.IsEmpty || s.Policy is { IsGood: false })];
        for (int i = 0; i < told.Length; i++)
        {
            // An equal part of what those before have left.
            var part = new Budget(text.Left / (told.Length - i));
            Write(part, told[i]);
            text.Add(part);
        }

        return text + (text.IsCut ? CutNote : "");
    }

    private static void Write(Budget text, StackDifference stack)
    {
        text.Add($"\n#### {MarkdownText.Name(stack.Stack)}\n");
        Problems(text, "Wrong with its configuration before:", stack.OldProblems);
        Problems(text, "Wrong with its configuration now:", stack.NewProblems);
        if (stack.Difference is not { } difference)
        {
            return;
        }

        Problems(text, "🚫 `pulumi up` refuses:", [.. difference.Refusals]);
        if (stack.Policy is { } policy)
        {
            PolicyMarkdown.Write(text, policy);
        }

        Resources(text, difference);
        Addresses(text, stack.Addresses);
        Warnings(text, difference);
        Drawing(text, stack);
        Details(text, difference);
    }

    private static void Problems(Budget text, string heading, ImmutableArray<string> problems) =>
        text.AddItems($"\n{heading}\n\n", [.. problems.Select(p => $"- {MarkdownText.Code(p)}\n")], "", share: 40);

    private static void Resources(Budget text, PlanDifference difference) => text.AddItems(
        "\n| | resource | type | what changes |\n|---|---|---|---|\n",
        [.. difference.Resources.Select(r => $"| {Marks.Word(r.Kind)} | {MarkdownText.Code(r.State.Name)} | {MarkdownText.Code(ResourceTree.ShortType(r.State.Type))} | {What(r)} |\n")],
        "",
        share: 50);

    // Of a replacement what forces it, of an update what differs: nobody reads more in a table.
    private static string What(ResourceChange change)
    {
        string paths = NameList.Of([.. (change.Kind == ChangeKind.Replace ? change.Forcing : change.Properties).Select(p => MarkdownText.Code(p.Path))]);
        string with = change.ReplacedWith.IsEmpty ? "" : $"together with {NameList.Of([.. change.ReplacedWith.Select(MarkdownText.Code)])}";
        return (change.Refusals.IsEmpty ? "" : "🚫 refused: ") + string.Join(", ", new[] { paths, with }.Where(t => t.Length > 0));
    }

    private static void Addresses(Budget text, ImmutableArray<AddressChange> changes) => text.AddItems(
        "\n| range | family | from | to |\n|---|---|---|---|\n",
        [.. changes.Select(c => $"| {MarkdownText.Code(c.Range)} | {c.Family} | {Cell(c.From)} | {Cell(c.To)} |\n")],
        "",
        share: 50);

    private static void Warnings(Budget text, PlanDifference difference)
    {
        if (!difference.Warnings.IsEmpty)
        {
            text.Add(string.Create(CultureInfo.InvariantCulture, $"\n⚠️ {Quantity.Of(difference.Warnings.Length, "warning")}, {(difference.NewWarnings.IsEmpty ? "none" : difference.NewWarnings.Length)} of them new.\n"));
            text.AddItems("\n", [.. difference.NewWarnings.Select(w => $"- {MarkdownText.Code(w)}\n")], "", share: 40);
        }
    }

    // GitHub draws it. What would take the room of the properties is left out.
    private static void Drawing(Budget text, StackDifference stack)
    {
        string drawing = stack.Plan.Steps.IsEmpty ? "" : MermaidText.Of(Topology.Of(stack.Plan)).TrimEnd('\n');
        if (drawing.Length > 0 && drawing.Length < text.Left / 2)
        {
            text.Add($"\n<details><summary>Topology after the change</summary>\n\n{MarkdownText.Fenced("mermaid", drawing.Split('\n'))}\n</details>\n");
        }
    }

    private static void Details(Budget text, PlanDifference difference)
    {
        string[] items =
        [
            .. Group("configuration", difference.Configuration),
            .. difference.Resources.Where(r => !r.Properties.IsEmpty).SelectMany(r => Group($"{r.State.Name} {Marks.Word(r.Kind)}", r.Properties)),
            .. Group("outputs", difference.Outputs),
        ];
        text.AddItems("\n<details><summary>Every property that changes</summary>\n", items, "\n</details>\n");
    }

    private static IEnumerable<string> Group(string title, ImmutableArray<PropertyChange> changes) => changes.IsEmpty
        ? []
        : [$"\n{MarkdownText.Code(title)}\n\n{MarkdownText.Fenced("diff", [.. changes.SelectMany(c => DiffLine.Of(c)).Select(l => $"{(l.Mark == ' ' ? Both : l.Mark)} {l.Text}")])}"];

    private static string Cell(string? text) => text is null ? Absent : MarkdownText.Code(text);
}
