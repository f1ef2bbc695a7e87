using System.Collections.Immutable;
using System.CommandLine;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.Values.JsonParts;

namespace CalicoIPv6.Preview.Commands;

/// <summary><c>check</c>: whether a stack's configuration can be used, and what follows from it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        Option<string> stack = Options.Stack();
        Option<string?> file = Options.ConfigFile();
        Option<bool> json = Options.Json("Print problems, warnings and addresses, or what the policy finds, as JSON.");
        Option<string?> plan = new("--plan")
        {
            Description = "Hold a plan against the policy (docs/policy.md): what `./dev preview --json` or `pulumi preview --json --show-sames` printed.",
            HelpName = "FILE",
        };
        plan.Validators.Add(result =>
        {
            if (result.GetResult(stack) is { Implicit: false } || result.GetResult(file) is { Implicit: false })
            {
                result.AddError("--plan: a plan has its stack and its configuration in it; leave out --stack and --config-file");
            }
        });
        var command = new Command("check", "Say what is wrong with a stack's configuration, or show its address map.") { stack, file, plan, json };
        command.SetAction(parsed => parsed.GetValue(plan) is { } path
            ? CheckPlan.Run(path, parsed.GetValue(json))
            : Run(new Request(parsed.GetValue(stack)!, parsed.GetValue(file)), parsed.GetValue(json)));
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

    private static void Write(IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings, ImmutableArray<AddressRow> addresses) => StandardOutput.Write(PlanMap.Of(
        ("problems", Problems(problems)),
        ("warnings", Problems(warnings)),
        ("addresses", List(addresses.Select(Document)))));

    private static PlanMap Document(AddressRow row) =>
        PlanMap.Of(("range", Text(row.Range)), ("family", Text(row.Family.Lower())), ("size", Text(row.Size)), ("use", Text(row.Use)));
}
