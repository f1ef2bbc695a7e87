using System.CommandLine;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Preview.Commands;

/// <summary><c>preview</c>: what <c>pulumi up</c> would create, without engine, cloud or credentials.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        Option<string> stack = Options.Stack();
        Option<string?> file = Options.ConfigFile();
        Option<bool> json = Options.Json("Print the document that `pulumi preview --json` prints.");
        Option<bool> simulate = new("--simulate") { Description = "Answer what only the cloud knows from documentation ranges, the same in every run." };
        Option<bool> secrets = new("--show-secrets") { Description = "Print secrets. With --simulate they are made up and protect nothing." };
        var command = new Command("preview", "Show every resource that `pulumi up` would create, offline.") { stack, file, json, simulate, secrets };
        command.SetAction((parsed, _) => RunAsync(
            new Request(parsed.GetValue(stack)!, parsed.GetValue(file)), parsed.GetValue(simulate), parsed.GetValue(json), parsed.GetValue(secrets)));
        return command;
    }

    private static async Task<int> RunAsync(Request request, bool simulate, bool json, bool showSecrets)
    {
        StackPlan plan = await StackPlan.MakeAsync(request.Read(), simulate);
        if (json)
        {
            using var output = new BufferedStream(Console.OpenStandardOutput());
            PlanJson.Write(output, plan.Document, showSecrets);
        }
        else
        {
            new Report(Page.Of(Console.Out)).Preview(plan, simulate);
        }

        return 0;
    }
}

/// <summary>Which stack, and from which file.</summary>
internal sealed record Request(string Stack, string? ConfigFile)
{
    public ConfigValues Read() => StackFile.Read(ProjectFolder.Find(Environment.CurrentDirectory), Stack, ConfigFile);
}
