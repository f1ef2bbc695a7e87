using System.Text;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Preview.Rendering;

/// <summary>The folder that files are rendered to. It holds secrets: nobody else may read it, and it is never anybody else's folder.</summary>
internal static class OutputFolder
{
    /// <summary>Says that a folder was made here, and lists what may be made anew.</summary>
    private const string Marker = ".rendered";

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Whether a folder is new, empty, or made by an earlier run.</summary>
    /// <exception cref="ConfigurationException">It is not.</exception>
    public static void Check(string path) => Try(path, () => Earlier(path));

    /// <summary>Writes the files in the place of an earlier run's.</summary>
    /// <exception cref="ConfigurationException">The folder is somebody else's, or cannot be written to.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, byte[]> files) => Try(path, () =>
    {
        foreach (string earlier in Earlier(path))
        {
            File.Delete(Path.Combine(path, earlier));
        }

        byte[] list = Encoding.UTF8.GetBytes(string.Concat(files.Keys.Select(k => k + "\n")));
        foreach ((string name, byte[] content) in files.Append(KeyValuePair.Create(Marker, list)))
        {
            string file = Path.Combine(path, name);
            MakeFolder(Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file, Options());
            stream.Write(content);
        }
    });

    private static void Try(string path, Action use)
    {
        try
        {
            use();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, $"cannot be written to ({fault.Message.TrimEnd('.')})", "name a new folder where you may write");
        }
    }

    // What an earlier run left, its list last.
    private static string[] Earlier(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw Refused(path, "is not the name of a folder");
        }

        if (File.Exists(path))
        {
            throw Refused(path, "is a file");
        }

        string marker = Path.Combine(path, Marker);
        if (!File.Exists(marker))
        {
            return Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()
                ? throw Refused(path, "is not empty, and was not made by render")
                : [];
        }

        string[] files = [.. File.ReadAllLines(marker), Marker];
        return files.All(f => IsInside(path, f)) ? files : throw Refused(path, $"has a {Marker} that names files outside of it");
    }

    // Neither by name nor through a link may a list, which anybody can edit, lead elsewhere.
    private static bool IsInside(string path, string name)
    {
        string[] parts = name.Split('/', '\\');
        return !Path.IsPathRooted(name)
            && !name.Contains('\0', StringComparison.Ordinal)
            && parts.All(p => p is not ("" or "." or ".."))
            && parts.SkipLast(1).Select((_, i) => Path.Combine([path, .. parts[..(i + 1)]])).All(f => new DirectoryInfo(f).LinkTarget is null);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }

    // One by one from the top: the mode is given to the last folder alone.
    private static void MakeFolder(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } above && !Directory.Exists(above))
        {
            MakeFolder(above);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    private static ConfigurationException Refused(string path, string rule, string remedy = "name a folder that does not exist yet") =>
        new([new Problem("--out", path, rule, remedy)]);
}
