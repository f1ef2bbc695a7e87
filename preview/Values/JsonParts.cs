using CalicoIPv6.Configuration;

namespace CalicoIPv6.Preview.Values;

/// <summary>The parts that the documents of <c>--json</c> share.</summary>
internal static class JsonParts
{
    /// <summary>A text; <c>null</c> where there is none.</summary>
    public static PlanScalar Text(string? text) => new(text);

    public static PlanList List(IEnumerable<PlanValue> items) => new([.. items]);

    public static PlanList Texts(IEnumerable<string> texts) => List(texts.Select(Text));

    /// <summary>Problems or warnings: <c>key</c>, <c>value</c>, <c>rule</c> and <c>remedy</c> of each.</summary>
    public static PlanList Problems(IEnumerable<Problem> problems) =>
        List(problems.Select(p => PlanMap.Of(("key", Text(p.Key)), ("value", Text(p.Value)), ("rule", Text(p.Rule)), ("remedy", Text(p.Remedy)))));
}
