namespace CalicoIPv6.Tests.Support;

/// <summary>A fact that needs a program of the machine; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfProgramAttribute : FactAttribute
{
    /// <param name="program">A name to look for in PATH.</param>
    public FactIfProgramAttribute(string program)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            Skip = $"{program} is not installed";
        }
    }
}
