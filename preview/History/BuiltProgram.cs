using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Reporting;

namespace CalicoIPv6.Preview.History;

/// <summary>Plans with a program of another time, by the verbs that it has: <c>check --json</c> and <c>preview --json</c>.</summary>
/// <param name="program">Its assembly.</param>
/// <param name="project">The folder that its stacks are in.</param>
/// <param name="name">How messages call it.</param>
internal sealed class BuiltProgram(string program, string project, string name) : IPlanner
{
    public Task<StackSide> PlanAsync(string stack) => Task.FromResult(Plan(stack));

    private StackSide Plan(string stack)
    {
        Answer check = Run("check", stack);
        if (Checked(check.Output) is not { } side)
        {
            return Failed(check);
        }

        if (!side.Problems.IsEmpty)
        {
            return side;
        }

        Answer masked = Run("preview", stack);
        // Secrets stay in memory.
        Answer shown = masked.Code == 0 ? Run("preview", stack, "--show-secrets") : masked;
        return shown.Code == 0
            ? side with { Plan = PlanSecrets.Join(PlanFileReader.Parse(masked.Output, name), PlanFileReader.Parse(shown.Output, name)) }
            : Failed(shown);
    }

    private Answer Run(string verb, string stack, params string[] options) =>
        Answer.Of("dotnet", project, [program, verb, "--json", "--stack", stack, .. options]);

    private StackSide Failed(Answer answer) => new()
    {
        Problems = [.. (answer.Error.Trim() is { Length: > 0 } error ? error : "its program says nothing that can be read").Split('\n').Select(line => $"{name}: {line.Trim()}")],
    };

    // null: it is a program from before `check --json`.
    private static StackSide? Checked(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new StackSide
            {
                Problems = [.. document.RootElement.GetProperty("problems").EnumerateArray().Select(ProblemText)],
                Addresses = [.. document.RootElement.GetProperty("addresses").EnumerateArray().Select(Row)],
            };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string ProblemText(JsonElement problem) =>
        new Configuration.Problem(Text(problem, "key")!, Text(problem, "value"), Text(problem, "rule")!, Text(problem, "remedy")!).ToString();

    private static AddressRow Row(JsonElement row) =>
        new(Text(row, "range")!, Text(row, "family") == "ipv4" ? IPFamily.IPv4 : IPFamily.IPv6, Text(row, "size")!, Text(row, "use")!);

    private static string? Text(JsonElement owner, string key) => owner.GetProperty(key).GetString();
}
