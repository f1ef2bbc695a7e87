using CalicoIPv6.SdkGenerator;

namespace CalicoIPv6.Tests.Support;

/// <summary>A test that reads the npm packages of the providers; skipped, with the reason, where they cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfTypingsAttribute : FactAttribute
{
    // Once for all tests: the runner makes the attribute several times, and an absent registry costs seconds each time.
    private static readonly Lazy<string?> WhyAbsent = new(Fetch);

    public FactIfTypingsAttribute() => Skip = WhyAbsent.Value;

    private static string? Fetch()
    {
        DateTime deadline = DateTime.UtcNow.AddSeconds(60);
        Repository repository = Repository.Containing(AppContext.BaseDirectory);
        try
        {
            foreach (ProviderManifest provider in Manifest.Load(repository.ManifestPath).Providers)
            {
                TimeSpan left = deadline - DateTime.UtcNow;
                NpmPackage.Ensure(repository.CacheFolder, provider.Package, provider.Version, left > TimeSpan.Zero ? left : TimeSpan.Zero);
            }
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException or System.ComponentModel.Win32Exception)
        {
            return $"The npm packages are out of reach: {e.Message}";
        }
    }
}
