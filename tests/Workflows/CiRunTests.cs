using System.Diagnostics;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Workflows;

/// <summary>.ci/run by whoever starts it: root, a user whose sudo asks for no password, and a user with neither.</summary>
public sealed class CiRunTests : IDisposable
{
    /// <summary>All that it may find beside the stand-ins.</summary>
    private static readonly string[] Programs = ["bash", "dirname", "env", "grep", "uname"];

    private readonly string _folder = Directory.CreateTempSubdirectory("ci").FullName;

    public CiRunTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".ci"));
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        File.Copy(Run, Path.Combine(_folder, ".ci", "run"));
        foreach (string program in Programs)
        {
            File.CreateSymbolicLink(Path.Combine(_folder, "bin", program), $"/usr/bin/{program}");
        }

        StandIn("bin/apt-get", "echo \"$as apt-get $1\" >>\"$log\"");
        StandIn("bin/chown", "echo \"$as chown $*\" >>\"$log\"");
        StandIn("dev", "echo \"$as dev $* HELM=${HELM:-} secret=${secret:-}\" >>\"$log\"; echo '2 skipped'; echo '7 passed, 1 failed'; exit 1");
    }

    private static string Run => Path.Combine(StackExamples.Project.Path, ".ci", "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [FactIfProgram("shellcheck")]
    public async Task Run_PassesShellcheck() => Assert.Equal((0, ""), await Shell.RunAsync("shellcheck", Run));

    [Fact]
    public async Task Root_InstallsAndTests_AsItIs() => Assert.Equal(
        (1, "2 skipped\n7 passed, 1 failed\n", "", "user apt-get update\nuser apt-get install\nuser dev test HELM=/helm secret=x\n"),
        await RunAsync(id: 0, sudo: null));

    // PATH and what the tests look for go along, and no other variable; what root wrote is handed back.
    [Fact]
    public async Task UserWithSudo_InstallsAndTests_AsRoot() => Assert.Equal(
        (1, "2 skipped\n7 passed, 1 failed\n", "", "root apt-get update\nroot apt-get install\nroot dev test HELM=/helm secret=\nroot chown -R --from=0 1000:1000 .\n"),
        await RunAsync(id: 1000, sudo: "[ \"$1 $2\" = '-n true' ] && exit; shift 2; exec env -i PATH=/nowhere as=root log=\"$log\" /usr/bin/env PATH=\"$PATH\" \"$@\""));

    [Theory]
    [InlineData("echo 'sudo: a password is required' >&2; exit 1")]
    [InlineData(null)]
    public async Task UserWithNeither_InstallsNothing_SaysSo_AndTests(string? sudo) => Assert.Equal(
        (
            1, "2 skipped\n7 passed, 1 failed\n",
            "not root, and no sudo without a password: nothing is installed, and the tests that need root are skipped\n",
            "user dev test HELM=/helm secret=x\n"),
        await RunAsync(id: 1000, sudo));

    private async Task<(int Code, string Output, string Error, string Done)> RunAsync(int id, string? sudo)
    {
        StandIn("bin/id", $"echo {id}");
        if (sudo is not null)
        {
            StandIn("bin/sudo", sudo);
        }

        string log = Path.Combine(_folder, "log");
        var start = new ProcessStartInfo("/usr/bin/bash", [Path.Combine(_folder, ".ci", "run")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach ((string name, string value) in new[] { ("PATH", Path.Combine(_folder, "bin")), ("as", "user"), ("log", log), ("HELM", "/helm"), ("secret", "x") })
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error, File.ReadAllText(log));
    }

    private void StandIn(string name, string script)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, $"#!/usr/bin/bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
