using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Commands;

/// <summary><c>check</c>: whether a stack's configuration can be used, and what follows from it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        Option<string> stack = Options.Stack();
        Option<string?> file = Options.ConfigFile();
        Option<bool> json = Options.Json("Print problems, warnings and addresses as JSON.");
        var command = new Command("check", "Say what is wrong with a stack's configuration, or show its address map.") { stack, file, json };
        command.SetAction(parsed => Run(new Request(parsed.GetValue(stack)!, parsed.GetValue(file)), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Request request, bool json)
    {
        if (json)
        {
            return RunAsJson(request);
        }

        StackReview review = StackReview.Of(request.Read());
        // Where the addresses are open, what is wrong is all that helps.
        if (review.Addresses is { } plan)
        {
            new Report(Page.Of(Console.Out)).Check(plan, request.Stack, review.Problems.Count == 0, [.. review.Warnings.Select(w => w.ToString())]);
        }

        _ = review.Accepted();
        return 0;
    }

    private static int RunAsJson(Request request)
    {
        try
        {
            StackReview review = StackReview.Of(request.Read());
            Write(review.Problems, review.Warnings, review.Addresses is { } plan ? AddressMap.Of(plan) : []);
            return review.Problems.Count == 0 ? 0 : 1;
        }
        catch (ConfigurationException fault)
        {
            Write(fault.Problems, [], []);
            return 1;
        }
    }

    private static void Write(IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings, ImmutableArray<AddressRow> addresses)
    {
        var options = new JsonWriterOptions { Encoder = JsonText.Encoder, Indented = true, IndentSize = 4, NewLine = "\n" };
        using Stream output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, options))
        {
            JsonText.Write(writer, Document(problems, warnings, addresses), showSecrets: false);
        }

        output.Write("\n"u8);
    }

    private static PlanMap Document(
        IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings, ImmutableArray<AddressRow> addresses) => Map(
        ("problems", new PlanList([.. problems.Select(Document)])),
        ("warnings", new PlanList([.. warnings.Select(Document)])),
        ("addresses", new PlanList([.. addresses.Select(Document)])));

    private static PlanMap Document(Problem problem) =>
        Map(("key", Text(problem.Key)), ("value", Text(problem.Value)), ("rule", Text(problem.Rule)), ("remedy", Text(problem.Remedy)));

    private static PlanMap Document(AddressRow row) =>
        Map(("range", Text(row.Range)), ("family", Text(row.Family.Lower())), ("size", Text(row.Size)), ("use", Text(row.Use)));

    private static PlanMap Map(params IEnumerable<(string Key, PlanValue Value)> entries) =>
        PlanMap.Of(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));

    private static PlanScalar Text(string? text) => new(text);
}
