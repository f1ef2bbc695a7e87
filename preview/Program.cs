using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Commands;
using CalicoIPv6.Preview.Running;

// The SDK's providers take defaults from these; a plan follows from the project's files alone.
foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsProviderDefault))
{
    Environment.SetEnvironmentVariable(name, null);
}

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
// Not a RootCommand: that one is named after the file, and help would show a command that nobody types.
var verbs = new Command("./dev", "Previews of the stack without engine, cloud or credentials.")
{
    new HelpOption(), PreviewCommand.Create(), RenderCommand.Create(), CheckCommand.Create(), DiffCommand.Create(),
};
ParseResult parsed = verbs.Parse(args);
if (parsed.Errors.Count > 0)
{
    return Refuse(parsed.Errors.Select(e => e.Message));
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ConfigurationException fault)
{
    return Refuse(fault.Problems.Select(p => p.ToString()));
}
catch (ProgramException fault)
{
    return Refuse(fault.Messages);
}

static int Refuse(IEnumerable<string> problems)
{
    foreach (string problem in problems)
    {
        Console.Error.WriteLine(problem);
    }

    return 1;
}

static bool IsProviderDefault(string name) =>
    name.StartsWith("AWS_", StringComparison.Ordinal)
    || name.StartsWith("OS_", StringComparison.Ordinal)
    // Which packages a build takes is no provider's.
    || (name.StartsWith("PULUMI_", StringComparison.Ordinal) && name != "PULUMI_SDK")
    || name is "KUBECONFIG";
