using System.Collections.Immutable;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>Plans as the engine prints them, by their steps: pulumi/pulumi pkg/backend/display/json.go (ShowPreviewDigest).</summary>
internal static class EnginePlans
{
    public const string Stack = "urn:pulumi:dev::calico-ipv6::";

    public static PlanFile Plan(params string[] steps) => PlanFileReader.Parse($$"""{"steps": [{{string.Join(", ", steps)}}]}""", "plan.json");

    public static string Create(string type, string name, string state) => $$"""{"op": "create", "urn": "{{Stack}}{{type}}::{{name}}", "newState": {{State(type, name, state)}}, "detailedDiff": null}""";

    public static string Step(string op, string type, string name, string before, string after, string rest = "") =>
        $$"""{"op": "{{op}}", "urn": "{{Stack}}{{type}}::{{name}}", "oldState": {{State(type, name, before)}}, "newState": {{State(type, name, after)}}{{rest}}}""";

    public static string Delete(string op, string type, string name, string before) =>
        $$"""{"op": "{{op}}", "urn": "{{Stack}}{{type}}::{{name}}", "oldState": {{State(type, name, before)}}, "detailedDiff": null}""";

    public static ImmutableArray<ResourceChange> Changes(PlanFile before, PlanFile after) => Difference(before, after).Resources;

    public static PlanDifference Difference(PlanFile before, PlanFile after) => StackDifference.Between("dev", before, after).Difference!;

    /// <summary>A state with its inputs, or with more than those: a JSON object's members.</summary>
    private static string State(string type, string name, string members) =>
        $$"""{"urn": "{{Stack}}{{type}}::{{name}}", "type": "{{type}}", "custom": true, {{members}}}""";
}
