using System.CommandLine;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Rendering;

namespace CalicoIPv6.Preview.Commands;

/// <summary><c>render</c>: what hosts and cluster will receive, as files.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        Option<string> stack = Options.Stack();
        Option<string?> file = Options.ConfigFile();
        Option<string> folder = new("--out", "-o")
        {
            Description = "The folder to write to; new, empty, or written by render before.",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("render", "Write what hosts and cluster will receive, with simulated values and their secrets.") { stack, file, folder };
        command.SetAction((parsed, _) => RunAsync(new Request(parsed.GetValue(stack)!, parsed.GetValue(file)), parsed.GetValue(folder)!));
        return command;
    }

    private static async Task<int> RunAsync(Request request, string folder)
    {
        OutputFolder.Check(folder);
        StackPlan plan = await StackPlan.MakeAsync(request.Read(), simulate: true);
        SortedDictionary<string, byte[]> files = RenderedFiles.Of(plan);
        OutputFolder.Write(folder, files);
        foreach (string path in files.Keys)
        {
            Console.WriteLine(Path.Combine(folder, path));
        }

        Console.WriteLine($"{files.Count} files, readable by you alone: they show secrets, made up by the simulation.");
        return 0;
    }
}
