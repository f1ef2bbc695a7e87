using System.CommandLine;

namespace CalicoIPv6.Preview.Commands;

/// <summary>The options that verbs share.</summary>
internal static class Options
{
    public static Option<string> Stack() => new("--stack", "-s")
    {
        Description = "The stack: reads Pulumi.STACK.yaml.",
        HelpName = "STACK",
        DefaultValueFactory = _ => "dev",
    };

    public static Option<string?> ConfigFile() => new("--config-file")
    {
        Description = "A file to read in the place of Pulumi.STACK.yaml.",
        HelpName = "FILE",
    };

    public static Option<bool> Json(string description) => new("--json", "-j") { Description = description };
}
