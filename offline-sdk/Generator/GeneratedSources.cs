using System.Text;

namespace CalicoIPv6.SdkGenerator;

/// <param name="SdkFolder">The folder that holds the stand-in projects.</param>
internal sealed record GeneratorOptions(string ManifestPath, string SdkFolder, string CacheFolder, bool CheckOnly)
{
    public static GeneratorOptions Parse(string[] args, string sourceFolder)
    {
        string sdk = Path.GetDirectoryName(sourceFolder)!;
        string cache = Path.Combine(Path.GetDirectoryName(sdk)!, ".dev", "npm");
        return new GeneratorOptions(Path.Combine(sourceFolder, "manifest.yaml"), sdk, cache, args.Contains("--check"));
    }
}

/// <summary>The generated folders on disk: writes them, or tells where they differ from what would be written.</summary>
internal static class GeneratedSources
{
    public static int Run(GeneratorOptions options, TextWriter output, TextWriter errors)
    {
        List<string> stale = [];
        foreach (ProviderManifest provider in Manifest.Load(options.ManifestPath).Providers)
        {
            string folder = Path.Combine(options.SdkFolder, provider.Namespace, "Generated");
            Dictionary<string, string> files = ProviderGenerator.Generate(provider, options.CacheFolder)
                .ToDictionary(f => Path.Combine(folder, f.Key), f => f.Value);
            stale.AddRange(Stale(folder, files).Select(f => Path.GetRelativePath(options.SdkFolder, f)));
            if (!options.CheckOnly)
                Write(folder, files);
            output.WriteLine($"{provider.Namespace}: {files.Count} files, {files.Values.Sum(t => Encoding.UTF8.GetByteCount(t)) / 1024} KiB");
        }
        if (!options.CheckOnly || stale.Count == 0)
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
