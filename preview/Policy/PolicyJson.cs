using System.Globalization;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.Values.JsonParts;

namespace CalicoIPv6.Preview.Policy;

/// <summary>What the policy says, for machines: <c>problems</c>, <c>warnings</c> and <c>findings</c>.</summary>
internal static class PolicyJson
{
    public static PlanMap Of(PolicyReport report) => Document([], report.Warnings, report.Findings.Select(Of));

    /// <summary>Of a plan that cannot be judged.</summary>
    public static PlanMap Of(IEnumerable<Problem> problems) => Document(problems, [], []);

    private static PlanMap Document(IEnumerable<Problem> problems, IEnumerable<Problem> warnings, IEnumerable<PlanValue> findings) => PlanMap.Of(
        ("problems", Problems(problems)), ("warnings", Problems(warnings)), ("findings", List(findings)));

    private static PlanMap Of(Finding finding) => PlanMap.Of(
        ("rule", Text(finding.Rule.Name.Text())),
        ("severity", Text(finding.Rule.Severity.ToString().ToLowerInvariant())),
        ("verdict", Text(finding.Remark.IsKnown ? "broken" : "unknown")),
        ("resource", Text(finding.Remark.Resource.Urn)),
        ("what", Text(finding.Remark.What)),
        ("reason", Text(finding.Rule.Reason)),
        ("instead", Text(finding.Rule.Instead)),
        ("waiver", finding.Waiver is { } waiver
            ? PlanMap.Of(("reason", Text(waiver.Reason)), ("until", Text(waiver.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))
            : PlanScalar.Null));
}
