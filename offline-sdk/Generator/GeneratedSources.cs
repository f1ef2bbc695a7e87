using System.Text;

namespace CalicoIPv6.SdkGenerator;

/// <summary>The generated folders on disk: writes them, or tells where they differ from what would be written.</summary>
internal static class GeneratedSources
{
    /// <returns>The exit code: 1 when the check finds anything stale.</returns>
    public static int Run(Repository repository, bool checkOnly, TextWriter output, TextWriter errors)
    {
        List<string> stale = [];
        foreach (ProviderManifest provider in Manifest.Load(repository.ManifestPath).Providers)
        {
            string folder = Path.Combine(repository.SdkFolder, provider.Namespace, "Generated");
            Dictionary<string, string> files = ProviderGenerator.Generate(provider, repository.CacheFolder)
                .ToDictionary(f => Path.Combine(folder, f.Key), f => f.Value);
            stale.AddRange(Stale(folder, files).Select(f => Path.GetRelativePath(repository.Root, f)));
            if (!checkOnly)
                Write(folder, files);
            output.WriteLine($"{provider.Namespace}: {files.Count} files, {files.Values.Sum(Encoding.UTF8.GetByteCount) / 1024} KiB");
        }
        if (!checkOnly || stale.Count == 0)
            return 0;
        errors.WriteLine("Stale; run `dotnet run --project offline-sdk/Generator`:");
        stale.ForEach(f => errors.WriteLine("  " + f));
        return 1;
    }

    private static IEnumerable<string> Stale(string folder, Dictionary<string, string> files)
    {
        HashSet<string> present = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)] : [];
        return present.Except(files.Keys)
            .Concat(files.Where(f => !present.Contains(f.Key) || File.ReadAllText(f.Key) != f.Value).Select(f => f.Key))
            .Order(StringComparer.Ordinal);
    }

    private static void Write(string folder, Dictionary<string, string> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach ((string path, string text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
