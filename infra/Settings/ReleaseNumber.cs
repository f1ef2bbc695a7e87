using System.Globalization;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads versions: three numbers without a <c>v</c>.</summary>
internal static class ReleaseNumber
{
    /// <summary>kubeadm v1beta4, the only form written, came with 1.31 (kubernetes/kubernetes#125029).</summary>
    private const int OldestKubernetes = 31;

    /// <summary>
    /// Hosts run Ubuntu 24.04's containerd 1.7, and 1.35 is the last Kubernetes that takes a containerd 1 (its release announcement).
    /// Calico 3.32 itself goes up to 1.36 (its release notes).
    /// </summary>
    private const int NewestKubernetes = 35;

    /// <summary>
    /// Calico 3.32 is tested on 1.34 and later (docs.tigera.io, calico/3.32/getting-started/kubernetes/requirements). Older ones are
    /// not known to fail, so they are worth a warning only.
    /// </summary>
    private const int OldestTested = 34;

    public static string Kubernetes(ConfigReader config) => Read(
        config,
        ConfigKeys.KubernetesVersion,
        (_, minor) => minor < OldestKubernetes
            ? "is older than 1.31, whose kubeadm is the first to read v1beta4"
            : "is newer than 1.35, the last that runs on the hosts' containerd 1.7",
        (major, minor) => major == 1 && minor is >= OldestKubernetes and <= NewestKubernetes);

    /// <summary>Whether Calico's makers test it on this version.</summary>
    public static bool IsTested(string kubernetesVersion) =>
        int.Parse(kubernetesVersion.Split('.')[1], NumberStyles.None, CultureInfo.InvariantCulture) >= OldestTested;

    /// <summary>
    /// Whether kubeadm of this 1.35 release asks the balancer for what only the host itself has yet, and so may fail at the first
    /// control plane (kubernetes/kubeadm#3294; mended on release-1.35 by kubernetes/kubernetes#138683, after 1.35.4 and before 1.35.6).
    /// </summary>
    public static bool AsksTheBalancerTooSoon(string kubernetesVersion)
    {
        int[] numbers = [.. kubernetesVersion.Split('.').Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))];
        return numbers[1] == 35 && numbers[2] < 6;
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
