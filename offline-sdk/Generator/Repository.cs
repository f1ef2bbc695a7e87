namespace CalicoIPv6.SdkGenerator;

/// <summary>Where the generator's own files lie.</summary>
internal sealed record Repository(string Root)
{
    /// <summary>The folder that holds the stand-in projects.</summary>
    public string SdkFolder => Path.Combine(Root, "offline-sdk");

    public string ManifestPath => Path.Combine(SdkFolder, "Generator", "manifest.yaml");

    /// <summary>The npm tarballs; not committed.</summary>
    public string CacheFolder => Path.Combine(Root, ".dev", "npm");

    /// <summary>The repository a folder is in: a build's output folder is, whatever the working directory.</summary>
    public static Repository Containing(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Infra.sln")))
                return new Repository(at);
        }
        throw new DirectoryNotFoundException($"No folder above {folder} holds Infra.sln.");
    }
}
