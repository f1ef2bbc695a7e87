using System.Collections.Immutable;

namespace CalicoIPv6.Bootstrap;

/// <summary>Where containerd looks for images before it asks their own registry.</summary>
/// <remarks>Format: containerd/containerd docs/hosts.md, the same for containerd 1.5 and later and 2.</remarks>
internal static class ContainerdMirrors
{
    private const string Folder = "/etc/containerd/certs.d";

    /// <summary>The file of each registry, in the order of their names.</summary>
    public static IEnumerable<WriteFile> Files(ImmutableSortedDictionary<string, ImmutableArray<string>> mirrors) =>
        mirrors.Select(m => WriteFile.Public($"{Folder}/{m.Key}/hosts.toml", string.Join('\n', m.Value.Select(Host))));

    // Without "server" the registry itself comes last. A path such as /v2/quay.io says where the API of a mirror of several
    // registries begins; else containerd would put a /v2 of its own behind it.
    private static string Host(string url)
    {
        string table = $"[host.\"{url}\"]\n  capabilities = [\"pull\", \"resolve\"]\n";
        return new Uri(url).AbsolutePath.StartsWith("/v2/", StringComparison.Ordinal) ? $"{table}  override_path = true\n" : table;
    }
}
