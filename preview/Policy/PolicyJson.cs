using System.Globalization;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Policy;

/// <summary>What the policy says, for machines: <c>problems</c>, <c>warnings</c> and <c>findings</c>.</summary>
internal static class PolicyJson
{
    public static PlanMap Of(PolicyReport report) => Document([], report.Warnings, report.Findings.Select(Of));

    /// <summary>Of a plan that cannot be judged.</summary>
    public static PlanMap Of(IEnumerable<Problem> problems) => Document(problems, [], []);

    private static PlanMap Document(IEnumerable<Problem> problems, IEnumerable<Problem> warnings, IEnumerable<PlanValue> findings) => Map(
        ("problems", new PlanList([.. problems.Select(Of)])), ("warnings", new PlanList([.. warnings.Select(Of)])), ("findings", new PlanList([.. findings])));

    private static PlanMap Of(Problem problem) =>
        Map(("key", Text(problem.Key)), ("value", Text(problem.Value)), ("rule", Text(problem.Rule)), ("remedy", Text(problem.Remedy)));

    private static PlanMap Of(Finding finding) => Map(
        ("rule", Text(finding.Rule.Name.Text())),
        ("severity", Text(finding.Rule.Severity.ToString().ToLowerInvariant())),
        ("verdict", Text(finding.Remark.IsKnown ? "broken" : "unknown")),
        ("resource", Text(finding.Remark.Resource.Urn)),
        ("what", Text(finding.Remark.What)),
        ("reason", Text(finding.Rule.Reason)),
        ("instead", Text(finding.Rule.Instead)),
        ("waiver", finding.Waiver is { } waiver
            ? Map(("reason", Text(waiver.Reason)), ("until", Text(waiver.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))
            : PlanScalar.Null));

    private static PlanMap Map(params IEnumerable<(string Key, PlanValue Value)> entries) => PlanMap.Of(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));

    private static PlanScalar Text(string? text) => new(text);
}
