using System.Diagnostics;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Workflows;

/// <summary>A folder with the workflows' scripts, and programs that stand in for those that ask others over the network.</summary>
internal sealed class Scripts : IDisposable
{
    public Scripts()
    {
        Folder = Directory.CreateTempSubdirectory("workflow").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, ".github", "scripts"));
        Directory.CreateDirectory(Path.Combine(Folder, "bin"));
        foreach (string script in Files)
        {
            File.Copy(script, Path.Combine(Folder, ".github", "scripts", Path.GetFileName(script)));
        }
    }

    public static string[] Files => Directory.GetFiles(Path.Combine(StackExamples.Project.Path, ".github", "scripts"), "*.sh");

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string? Read(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllText(Path.Combine(Folder, name)) : null;

    /// <summary>A program that comes before the machine's own of that name.</summary>
    public void StandIn(string name, string script) => WriteProgram(Path.Combine("bin", name), script);

    /// <summary>A program in the folder.</summary>
    public void WriteProgram(string name, string script)
    {
        string path = Write(name, $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public async Task<(int Code, string Output, string Error)> RunAsync(string script, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Folder, ".github", "scripts", script), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Path.Combine(Folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error);
    }
}
