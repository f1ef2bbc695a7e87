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
    public static void Check(string path)
    {
        if (File.Exists(path))
        {
            throw Refused(path, "is a file");
        }

        if (Directory.Exists(path) && !File.Exists(Path.Combine(path, Marker)) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw Refused(path, "is not empty, and was not made by render");
        }
    }

    /// <summary>Writes the files in the place of an earlier run's.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, byte[]> files)
    {
        Check(path);
        string marker = Path.Combine(path, Marker);
        foreach (string earlier in File.Exists(marker) ? File.ReadAllLines(marker).Append(Marker) : [])
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

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    private static ConfigurationException Refused(string path, string rule) =>
        new([new Problem("--out", path, rule, "name a folder that does not exist yet")]);
}
