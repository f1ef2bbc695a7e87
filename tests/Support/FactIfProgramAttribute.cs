namespace CalicoIPv6.Tests.Support;

/// <summary>A fact that needs a program of the machine; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfProgramAttribute : FactAttribute
{
    /// <param name="program">A name to look for in PATH.</param>
    public FactIfProgramAttribute(string program)
    {
        if (!Program.IsInstalled(program))
        {
            Skip = $"{program} is not installed";
        }
    }
}

/// <summary>The programs of the machine.</summary>
internal static class Program
{
    /// <summary>Whether PATH leads to it.</summary>
    public static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
