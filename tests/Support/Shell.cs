using System.Diagnostics;

namespace CalicoIPv6.Tests.Support;

/// <summary>Runs programs of the machine.</summary>
internal static class Shell
{
    /// <summary>The exit code, and what it wrote to both streams.</summary>
    public static async Task<(int ExitCode, string Text)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
