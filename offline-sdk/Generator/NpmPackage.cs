using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace CalicoIPv6.SdkGenerator;

/// <summary>The files of one npm package, read from its tarball in the cache folder; fetched with <c>npm pack</c> when it is not there.</summary>
internal sealed class NpmPackage
{
    /// <summary>How long one package may take to come; the largest is some tens of megabytes.</summary>
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> _files = [];
    private readonly string _id;

    private NpmPackage(string id) => _id = id;

    /// <summary>Makes sure the tarball is in the cache folder, and tells its path.</summary>
    public static string Ensure(string cacheFolder, string package, string version, TimeSpan limit)
    {
        string tarball = Path.Combine(cacheFolder, $"{package.TrimStart('@').Replace('/', '-')}-{version}.tgz");
        if (!File.Exists(tarball))
            Fetch(tarball, $"{package}@{version}", limit);
        return tarball;
    }

    /// <param name="wanted">Which paths inside the package to keep in memory; see <see cref="Read"/>.</param>
    public static NpmPackage Open(string cacheFolder, string package, string version, Func<string, bool> wanted)
    {
        string tarball = Ensure(cacheFolder, package, version, DefaultLimit);
        NpmPackage opened = new($"{package}@{version}");
        using FileStream file = File.OpenRead(tarball);
        using GZipStream unzipped = new(file, CompressionMode.Decompress);
        using TarReader tar = new(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            // Every path in the tarball starts with one folder, "package".
            string path = entry.Name[(entry.Name.IndexOf('/') + 1)..];
            if (entry.DataStream is null || !wanted(path))
                continue;
            using StreamReader reader = new(entry.DataStream);
            opened._files[path] = reader.ReadToEnd();
        }
        return opened;
    }

    public string Read(string path) =>
        _files.TryGetValue(path, out string? text) ? text : throw new FileNotFoundException($"{_id} has no {path}; see the manifest.");

    private static void Fetch(string tarball, string package, TimeSpan limit)
    {
        // Into a folder of its own first: a tarball cut short must not pass for a whole one the next time.
        DirectoryInfo landing = Directory.CreateDirectory($"{tarball}.part");
        try
        {
            ProcessStartInfo start = new("npm", ["pack", package, "--silent", "--pack-destination", landing.FullName]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("npm did not start.");
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"npm pack {package} took longer than {limit.TotalSeconds:0} seconds.");
            }
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"npm pack {package} ended with exit code {process.ExitCode}.");
            File.Move(Path.Combine(landing.FullName, Path.GetFileName(tarball)), tarball, overwrite: true);
        }
        finally
        {
            landing.Delete(recursive: true);
        }
    }
}
