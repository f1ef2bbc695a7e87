using CalicoIPv6.Bootstrap;
using CalicoIPv6.GuestImage;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.GuestImage;

/// <summary>A folder in the place of a mounted image, with the files that matter to its network.</summary>
internal sealed class GuestRoot : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guest").FullName;

    /// <param name="files">Texts by path below the root.</param>
    public GuestRoot(IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach ((string path, string text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            File.WriteAllText(At(path), text);
        }
    }

    /// <summary>Every file's text by path, in the order of the paths.</summary>
    public SortedDictionary<string, string> Files => new(
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(_folder, f), File.ReadAllText),
        StringComparer.Ordinal);

    /// <summary>Where a file of the image is on this machine.</summary>
    public string At(string path) => Path.Combine(_folder, path);

    /// <summary>Who may do what with a file of the image.</summary>
    public UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(At(path));

    /// <summary>Runs the script with this root.</summary>
    public async Task<(int ExitCode, string Text)> PrepareAsync() => await RunAsync(_folder);

    /// <summary>Runs the script with any arguments.</summary>
    public static async Task<(int ExitCode, string Text)> RunAsync(params IEnumerable<string> arguments)
    {
        string script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, HostScripts.Text(GuestPreparation.Script));
        (int, string) result = await Shell.RunAsync("bash", [script, .. arguments]);
        File.Delete(script);
        return result;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
