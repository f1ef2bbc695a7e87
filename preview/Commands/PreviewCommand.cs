using System.CommandLine;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Pages;
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
        Option<string?> html = new("--html") { Description = "Write the preview to a file as one HTML page, with a picture of the topology.", HelpName = "FILE" };
        var command = new Command("preview", "Show every resource that `pulumi up` would create, offline.") { stack, file, json, html, simulate, secrets };
        command.Validators.Add(result =>
        {
            if (result.GetValue(html) is not null && (result.GetValue(json) || result.GetValue(secrets)))
            {
                result.AddError("--html goes with neither --json nor --show-secrets: a page has no secrets; leave out one of them.");
            }
        });
        command.SetAction((parsed, _) =>
        {
            var request = new Request(parsed.GetValue(stack)!, parsed.GetValue(file));
            return parsed.GetValue(html) is { } path
                ? WritePageAsync(request, parsed.GetValue(simulate), path)
                : RunAsync(request, parsed.GetValue(simulate), parsed.GetValue(json), parsed.GetValue(secrets));
        });
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

    private static async Task<int> WritePageAsync(Request request, bool simulate, string path)
    {
        OutputFile.Check(path);
        OutputFile.Write(path, PlanPage.Of(await StackPlan.MakeAsync(request.Read(), simulate), simulate));
        Console.WriteLine(path);
        return 0;
    }
}

/// <summary>Which stack, and from which file.</summary>
internal sealed record Request(string Stack, string? ConfigFile)
{
    public ConfigValues Read() => StackFile.Read(ProjectFolder.Find(Environment.CurrentDirectory), Stack, ConfigFile);
}
