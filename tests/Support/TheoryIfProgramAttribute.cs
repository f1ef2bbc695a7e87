namespace CalicoIPv6.Tests.Support;

/// <summary>A theory that needs a program of the machine; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryIfProgramAttribute : TheoryAttribute
{
    /// <param name="program">A name to look for in PATH.</param>
    public TheoryIfProgramAttribute(string program)
    {
        if (!Program.IsInstalled(program))
        {
            Skip = $"{program} is not installed";
        }
    }
}
