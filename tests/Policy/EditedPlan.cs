using System.Text.Json.Nodes;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Tests.Preview;
using CalicoIPv6.Tests.Shapes;

namespace CalicoIPv6.Tests.Policy;

/// <summary>A plan file of this project's, to change before it is judged.</summary>
internal sealed class EditedPlan(JsonObject file)
{
    public static readonly DateOnly Today = new(2030, 6, 15);

    /// <summary>The file.</summary>
    public string Text => file.ToJsonString();

    private JsonArray Steps => file["steps"]!.AsArray();

    /// <summary>The simulated plan of a shape, with more or other keys.</summary>
    public static async Task<EditedPlan> OfAsync(string shape, params (string Key, string? Value)[] keys)
    {
        Shape wanted = Shape.Of(shape);
        return Of(await (keys.Length == 0 ? wanted.PlanAsync() : wanted.PlanAsync(keys)));
    }

    public static EditedPlan Of(CalicoIPv6.Preview.Planning.StackPlan plan) => new(JsonNode.Parse(Sample.Json(plan.Document))!.AsObject());

    /// <summary>The state of the first resource of a type whose name has a text in it.</summary>
    public JsonObject State(string type, string name = "") => Steps.Select(s => s!["newState"]!.AsObject())
        .First(s => (string)s["type"]! == type && ((string)s["urn"]!).Split("::")[^1].Contains(name, StringComparison.Ordinal));

    /// <summary>Its inputs.</summary>
    public JsonObject Inputs(string type, string name = "") => State(type, name)["inputs"]!.AsObject();

    public void Drop(string type, string name = "") => Steps.Remove(State(type, name).Parent);

    public EditedPlan Waiving(string waivers)
    {
        file["config"]!["calico-ipv6:policyWaivers"] = waivers;
        return this;
    }

    public PlanFile Read() => PlanFileReader.Parse(Text, "plan.json");

    public PolicyReport Report() => PolicyReport.Of(Read(), Today);

    /// <summary>What one rule finds.</summary>
    public Finding[] Findings(PolicyRuleName rule) => [.. Report().Findings.Where(f => f.Rule.Name == rule)];
}
