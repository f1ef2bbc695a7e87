using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace CalicoIPv6.SdkGenerator;

/// <summary>The files of one npm package, read from its tarball in the cache folder; fetched with <c>npm pack</c> when it is not there.</summary>
internal sealed class NpmPackage
{
    private static readonly TimeSpan FetchLimit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> _files = [];
    private readonly string _id;

    private NpmPackage(string id) => _id = id;

    public static string TarballPath(string cacheFolder, string package, string version) =>
        Path.Combine(cacheFolder, $"{package.TrimStart('@').Replace('/', '-')}-{version}.tgz");

    /// <param name="wanted">The paths inside the package to keep in memory, without extension or with; see <see cref="Read"/>.</param>
    public static NpmPackage Open(string cacheFolder, string package, string version, Func<string, bool> wanted)
    {
        string tarball = TarballPath(cacheFolder, package, version);
        if (!File.Exists(tarball))
            Fetch(cacheFolder, $"{package}@{version}");
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

    private static void Fetch(string cacheFolder, string package)
    {
        Directory.CreateDirectory(cacheFolder);
        ProcessStartInfo start = new("npm", ["pack", package, "--silent", "--pack-destination", cacheFolder]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("npm did not start.");
        if (!process.WaitForExit(FetchLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"npm pack {package} took longer than {FetchLimit.TotalMinutes} minutes.");
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"npm pack {package} ended with exit code {process.ExitCode}.");
    }
}
