using System.Globalization;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads versions: three numbers without a <c>v</c>.</summary>
internal static class ReleaseNumber
{
    /// <summary>kubeadm v1beta4, the only form written, came with 1.31 (kubernetes/kubernetes#125029).</summary>
    public static string Kubernetes(ConfigReader config) => Read(
        config, ConfigKeys.KubernetesVersion, (major, minor) => major == 1 && minor >= 31, "is older than 1.31, whose kubeadm is the first to read v1beta4");

    /// <summary>The operator's CRD chart starts with 3.32, and later lines pair with operators that are not known here.</summary>
    public static string Calico(ConfigReader config) => Read(
        config, ConfigKeys.CalicoVersion, (major, minor) => (major, minor) == (3, 32), "is not a 3.32 release, the only line that is supported so far");

    private static string Read(ConfigReader config, ConfigKey key, Func<int, int, bool> isSupported, string rule)
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
            config.Refuse(key, text, rule, $"write {example} for example");
        }

        return text;
    }
}
