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
        Paragraphs(page, "Errors", report.Errors.Select(Of));
        Paragraphs(page, "Warnings", Warnings(report));
        Paragraphs(page, "Waived", report.Waived.Select(Waived));
        Paragraphs(page, "Cannot tell", Unknown(report));
    }

    /// <summary>A finding as a sentence, with what to do.</summary>
    public static string Of(Finding finding) => $"{Start(finding)}; {finding.Rule.Instead}";

    /// <summary>What is told and fails nothing: findings, and waivers that waive nothing.</summary>
    public static ImmutableArray<string> Warnings(PolicyReport report) =>
    [
        .. report.Findings.Where(f => f is { Rule.Severity: Severity.Warning, Remark.IsKnown: true, Waiver: null }).Select(Of),
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

    private static string Start(Finding finding) => $"{finding.Rule.Name.Text()}: {finding.Remark.Resource.Name} {finding.Remark.What}";

    private static string Waived(Finding finding) => finding.Waiver is { Until: { } until } waiver
        ? string.Create(CultureInfo.InvariantCulture, $"{Start(finding)}; waived until {until:yyyy-MM-dd}: {waiver.Reason}")
        : $"{Start(finding)}; waived: {finding.Waiver!.Reason}";

    private static IEnumerable<string> Unknown(PolicyReport report) => report.Findings
        .Where(f => f is { Remark.IsKnown: false, Waiver: null })
        .GroupBy(f => (f.Rule.Name, f.Remark.What))
        .Select(same => $"{same.Key.Name.Text()}: {same.Key.What}: {string.Join(", ", same.Select(f => f.Remark.Resource.Name))}");
}
