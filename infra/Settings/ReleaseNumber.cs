using System.Globalization;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads versions: three numbers without a <c>v</c>.</summary>
internal static class ReleaseNumber
{
    /// <summary>
    /// The CRD of ClusterNetworkPolicy that Calico 3.32 brings calls isCIDR, which API servers take in new CRDs from 1.31 on
    /// (kubernetes staging/src/k8s.io/apiserver/pkg/cel/environment/base.go: it came with 1.30, and new expressions are held to the
    /// release before). kubeadm's documents would go further down.
    /// </summary>
    private const int OldestKubernetes = 31;

    /// <summary>The newest that Calico 3.32 supports (its release notes).</summary>
    private const int NewestKubernetes = 36;

    /// <summary>
    /// Calico 3.32 is tested on 1.34 and later (docs.tigera.io, calico/3.32/getting-started/kubernetes/requirements). Older ones are
    /// not known to fail, so they are worth a warning only.
    /// </summary>
    private const int OldestTested = 34;

    public static string Kubernetes(ConfigReader config) => Read(
        config,
        ConfigKeys.KubernetesVersion,
        (_, minor) => minor < OldestKubernetes
            ? "is older than 1.31, the first whose API server takes the CRDs of Calico 3.32"
            : "is newer than 1.36, the last that Calico 3.32 supports",
        (major, minor) => major == 1 && minor is >= OldestKubernetes and <= NewestKubernetes);

    /// <summary>Whether Calico's makers test it on this version.</summary>
    public static bool IsTested(string kubernetesVersion) =>
        int.Parse(kubernetesVersion.Split('.')[1], NumberStyles.None, CultureInfo.InvariantCulture) >= OldestTested;

    /// <summary>Whether a Calico of the supported line is no newer than the default, which is the newest that is known here.</summary>
    public static bool IsKnown(string calicoVersion) => Patch(calicoVersion) <= Patch(ConfigKeys.CalicoVersion.Default!);

    private static int Patch(string version) => int.Parse(version.Split('.')[2], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether kubeadm of this release asks the balancer for what only the host itself has yet, and so may fail at the first control
    /// plane (kubernetes/kubeadm#3294). It came to all releases from 1.35 on, and by kubernetes/kubernetes#134269 to 1.33.6 and its like
    /// to 1.34.2; it was mended on release-1.35 by #138683, after 1.35.4 and before 1.35.6, at the same time on release-1.36 and, by
    /// #138685, on release-1.34, and never on release-1.33, whose last is 1.33.11 (#138686).
    /// </summary>
    public static bool AsksTheBalancerTooSoon(string kubernetesVersion)
    {
        int[] numbers = [.. kubernetesVersion.Split('.').Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))];
        return (numbers[1], numbers[2]) is (33, >= 6) or (34, >= 2 and < 9) or (35, < 6) or (36, < 2);
    }

    /// <summary>The operator's CRD chart starts with 3.32, and later lines pair with operators that are not known here.</summary>
    public static string Calico(ConfigReader config) => Read(
        config,
        ConfigKeys.CalicoVersion,
        (_, _) => "is not a 3.32 release, the only line that is supported so far",
        (major, minor) => (major, minor) == (3, 32));

    private static string Read(ConfigReader config, ConfigKey key, Func<int, int, string> rule, Func<int, int, bool> isSupported)
    {
        string example = key.Default ?? throw new ArgumentException($"{key.Name} has no default", nameof(key));
        if (config.Text(key) is not { } text)
        {
            return example;
        }

        int[] numbers = [.. text.Split('.').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1)];
        if (numbers.Length != 3 || numbers.Contains(-1) || string.Join('.', numbers) != text)
        {
            config.Refuse(
                key, text, "is not three numbers with dots between them",
                text.StartsWith('v') && text.Length > 1 ? $"write {text[1..]}, without the v" : $"write {example} for example");
        }
        else if (!isSupported(numbers[0], numbers[1]))
        {
            config.Refuse(key, text, rule(numbers[0], numbers[1]), $"write {example} for example");
        }

        return config.Unread.Contains(key.Name) ? example : text;
    }
}
