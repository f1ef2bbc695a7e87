using System.Diagnostics;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Documentation;

/// <summary><c>./dev</c> builds when something has changed, and only then; with a dotnet that writes down what it is asked for.</summary>
public sealed class DevScriptTests : IDisposable
{
    private const string Program = "preview/bin/Debug/net10.0/CalicoIPv6.Preview.dll";

    private readonly string _folder = Directory.CreateTempSubdirectory("dev").FullName;

    public DevScriptTests()
    {
        File.Copy(Path.Combine(Documents.Root, "dev"), Path.Combine(_folder, "dev"));
        foreach (string file in new[] { "components/Components.csproj", "infra/Infra.csproj", "infra/Program.cs", "preview/Preview.csproj", "offline-sdk/Core/Core.csproj", "global.json" })
        {
            Write(file, "");
        }

        Write("bin/dotnet", $"""
            #!/usr/bin/env bash
            case $1 in
                --list-sdks) echo '10.0.100 [/sdk]' ;;
                build) [ ! -e slow ] || sleep 0.5; echo built >>log; mkdir -p infra/bin infra/obj "$(dirname {Program})"; touch {Program} infra/obj/made ;;
                *) echo ran >>log ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_folder, "bin", "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Preview_OfWhatIsBuilt_StartsNoBuild()
    {
        await PreviewAsync();
        await PreviewAsync();

        Assert.Equal(["built", "ran", "ran"], Log);
    }

    [Theory]
    [InlineData("infra/Program.cs")]
    [InlineData("infra/New.cs")]
    [InlineData("components/Aws/New.cs")]
    public async Task Preview_OfWhatChanged_Builds(string file)
    {
        await PreviewAsync();
        await Task.Delay(20);
        Write(file, "// changed");
        await PreviewAsync();

        Assert.Equal(["built", "ran", "built", "ran"], Log);
    }

    [Fact]
    public async Task Preview_OfWhatLostAFile_Builds()
    {
        await PreviewAsync();
        await Task.Delay(20);
        File.Delete(Path.Combine(_folder, "infra", "Program.cs"));
        await PreviewAsync();

        Assert.Equal(["built", "ran", "built", "ran"], Log);
    }

    // Two builds at once would write the same files.
    [FactIfProgram("flock")]
    public async Task Previews_AtOnce_BuildOnce()
    {
        Write("slow", "");

        await Task.WhenAll(PreviewAsync(), PreviewAsync(), PreviewAsync());

        Assert.Equal(["built", "ran", "ran", "ran"], Log);
    }

    private string[] Log => File.ReadAllLines(Path.Combine(_folder, "log"));

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task PreviewAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(_folder, "dev"), ["preview"]) { WorkingDirectory = _folder, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(_folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PULUMI_SDK"] = "standin";
        using Process process = Process.Start(start)!;
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
    }
}
