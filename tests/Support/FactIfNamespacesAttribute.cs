using System.Diagnostics;

namespace CalicoIPv6.Tests.Support;

/// <summary>A fact that needs network and mount namespaces of its own; skipped with the reason where the machine forbids them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfNamespacesAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(Find);

    public FactIfNamespacesAttribute() => Skip = Obstacle.Value;

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
    public TheoryIfNamespacesAttribute() => Skip = FactIfNamespacesAttribute.Find();
}
