namespace CalicoIPv6.Tests.Support;

/// <summary>A fact that needs Helm: the program that HELM names, else one in PATH; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfHelmAttribute : FactAttribute
{
    public FactIfHelmAttribute()
    {
        if (Helm is null)
        {
            Skip = "helm is not installed, and HELM does not name it";
        }
    }

    /// <summary>Its path.</summary>
    public static string? Helm { get; } = new[] { Environment.GetEnvironmentVariable("HELM") ?? "" }
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "helm")))
        .FirstOrDefault(File.Exists);
}
