using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.Values.JsonParts;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>
/// Differences for programs: <c>{"since", "exitCode", "stacks": [{"stack", "state", "summary", "resources", "configuration", "outputs",
/// "addresses", "warnings", "policy", ...}]}</c>. Secrets and unknown values are as in a plan file; of a side that has no value the key is missing.
/// </summary>
internal static class DiffJson
{
    public static PlanMap Of(Differences differences) => PlanMap.Of(
        ("since", Text(differences.Since)),
        ("exitCode", new PlanScalar(differences.ExitCode)),
        ("stacks", List(differences.Stacks.Select(Stack))));

    private static PlanMap Stack(StackDifference stack) => PlanMap.Of(
    [
        ("stack", Text(stack.Stack)),
        ("state", Text(Lower(stack.State))),
        ("summary", PlanMap.Of(
            ("create", new PlanScalar(stack.Count(ChangeKind.Create))),
            ("update", new PlanScalar(stack.Count(ChangeKind.Update))),
            ("replace", new PlanScalar(stack.Count(ChangeKind.Replace))),
            ("delete", new PlanScalar(stack.Count(ChangeKind.Delete))),
            ("same", new PlanScalar(stack.Difference?.Unchanged ?? 0)),
            ("refused", new PlanScalar(stack.Difference?.Refusals.Count() ?? 0)))),
        ("oldProblems", Texts(stack.OldProblems)),
        ("newProblems", Texts(stack.NewProblems)),
        .. stack.Difference is { } difference ? Of(difference) : [],
        .. stack.Policy is { } policy ? [("policy", PolicyJson.Of(policy))] : Array.Empty<(string, PlanValue)>(),
        ("addresses", List(stack.Addresses.Select(a => PlanMap.Of(
            ("range", Text(a.Range)), ("family", Text(a.Family.ToString().ToLowerInvariant())), ("from", Text(a.From)), ("to", Text(a.To)))))),
    ]);

    private static IEnumerable<(string, PlanValue)> Of(PlanDifference difference) =>
    [
        ("resources", List(difference.Resources.Select(Resource))),
        ("configuration", List(difference.Configuration.Select(Property))),
        ("outputs", List(difference.Outputs.Select(Property))),
        ("refusals", Texts(difference.Refusals)),
        ("warnings", new PlanScalar(difference.Warnings.Length)),
        ("newWarnings", Texts(difference.NewWarnings)),
    ];

    private static PlanMap Resource(ResourceChange change) => PlanMap.Of(
        ("urn", Text(change.State.Urn)),
        ("type", Text(change.State.Type)),
        ("name", Text(change.State.Name)),
        ("change", Text(Lower(change.Kind))),
        ("protect", new PlanScalar(change.State.IsProtected)),
        ("replacedWith", Texts(change.ReplacedWith)),
        ("refusals", Texts(change.Refusals)),
        ("properties", List(change.Properties.Select(Property))));

    private static PlanMap Property(PropertyChange change) => PlanMap.Of(
    [
        ("path", Text(change.Path)),
        ("change", Text(Lower(change.Kind))),
        .. change.Old is { } old ? [("old", old)] : Array.Empty<(string, PlanValue)>(),
        .. change.New is { } now ? [("new", now)] : Array.Empty<(string, PlanValue)>(),
        ("forcesReplacement", new PlanScalar(change.ForcesReplacement)),
        ("oldSources", Texts(change.OldSources)),
        ("newSources", Texts(change.NewSources)),
    ]);

    private static string Lower(Enum word) => word.ToString().ToLowerInvariant();
}
