using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Reporting;

namespace CalicoIPv6.Preview.Policy;

/// <summary>What the policy says, for people.</summary>
internal static class PolicyText
{
    public static void Write(Page page, PolicyReport report)
    {
        int broken = report.Findings.Where(f => f.IsFatal).DistinctBy(f => f.Rule).Count();
        page.Title(report.IsGood
            ? $"The plan of {report.Stack} keeps the policy."
            : string.Create(CultureInfo.InvariantCulture, $"The plan of {report.Stack} breaks {broken} of the policy's {PolicyReport.Rules.Length} rules."));
        Paragraphs(page, "Errors", Errors(report));
        Paragraphs(page, "Warnings", Warnings(report));
        Paragraphs(page, "Waived", Waived(report));
        Paragraphs(page, "Cannot tell", Unknown(report));
    }

    /// <summary>What fails, a sentence with what to do for each thing that is said of one or several resources.</summary>
    public static ImmutableArray<string> Errors(PolicyReport report) => Sentences(report.Errors);

    /// <summary>What is told and fails nothing: findings, and waivers that waive nothing.</summary>
    public static ImmutableArray<string> Warnings(PolicyReport report) =>
    [
        .. Sentences(report.Findings.Where(f => f is { Rule.Severity: Severity.Warning, Remark.IsKnown: true, Waiver: null })),
        .. report.Warnings.Select(w => w.ToString()),
    ];

    private static void Paragraphs(Page page, string heading, IEnumerable<string> texts)
    {
        string[] paragraphs = [.. texts];
        if (paragraphs.Length == 0)
        {
            return;
        }

        page.Heading(heading);
        foreach (string paragraph in paragraphs)
        {
            page.Warning(paragraph);
        }
    }

    private static ImmutableArray<string> Sentences(IEnumerable<Finding> findings) => [.. Alike(findings).Select(same => $"{Start(same)}; {same[0].Rule.Instead}")];

    private static IEnumerable<string> Waived(PolicyReport report) => Alike(report.Waived).Select(same => same[0].Waiver is { Until: { } until } waiver
        ? string.Create(CultureInfo.InvariantCulture, $"{Start(same)}; waived until {until:yyyy-MM-dd}: {waiver.Reason}")
        : $"{Start(same)}; waived: {same[0].Waiver!.Reason}");

    private static IEnumerable<string> Unknown(PolicyReport report) => Alike(report.Findings.Where(f => f is { Remark.IsKnown: false, Waiver: null }))
        .Select(same => $"{same[0].Rule.Name.Text()}: {same[0].Remark.What}: {Names(same)}");

    // A thousand hosts that are made alike break a rule alike.
    private static IEnumerable<Finding[]> Alike(IEnumerable<Finding> findings) =>
        findings.GroupBy(f => (f.Rule.Name, f.Remark.What, f.Waiver), (_, same) => same.ToArray());

    private static string Start(Finding[] same)
    {
        string others = same.Length > 1 ? $"; the same of {Names(same[1..])}" : "";
        return $"{same[0].Rule.Name.Text()}: {same[0].Remark.Resource.Name} {same[0].Remark.What}{others}";
    }

    private static string Names(Finding[] findings) => NameList.Of([.. findings.Select(f => f.Remark.Resource.Name)]);
}
