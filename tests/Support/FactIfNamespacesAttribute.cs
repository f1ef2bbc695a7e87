using System.Diagnostics;

namespace CalicoIPv6.Tests.Support;

/// <summary>A fact that needs network and mount namespaces of its own; skipped with the reason where the machine forbids them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfNamespacesAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(Find);

    /// <param name="programs">What it needs in PATH beside.</param>
    public FactIfNamespacesAttribute(params string[] programs) => Skip = Missing(programs);

    /// <summary>Why there are none, or which of these programs is absent; <c>null</c> when all is there.</summary>
    public static string? Missing(params string[] programs) =>
        Obstacle.Value ?? Array.Find(programs, p => !Program.IsInstalled(p)) switch { { } program => $"{program} is not installed", null => null };

    /// <summary>Why there are none; <c>null</c> when there are.</summary>
    public static string? Find()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "namespaces need Linux and root";
        }

        foreach (string program in (string[])["ip", "unshare", "sysctl", "perl"])
        {
            if (!Program.IsInstalled(program))
            {
                return $"{program} is not installed";
            }
        }

        using Process process = Process.Start(new ProcessStartInfo(
            "unshare", ["--net", "--mount", "sh", "-c", "ip link add a0 type veth peer name b0 && ip -6 address add 2001:db8::1/64 dev a0"])
        {
            RedirectStandardError = true,
        })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"this machine forbids namespaces: {error.Trim()}";
    }
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryIfNamespacesAttribute : TheoryAttribute
{
    /// <param name="programs">What it needs in PATH beside.</param>
    public TheoryIfNamespacesAttribute(params string[] programs) => Skip = FactIfNamespacesAttribute.Missing(programs);
}
