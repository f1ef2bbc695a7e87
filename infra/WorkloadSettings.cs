using CalicoIPv6.Infra.Settings;

namespace CalicoIPv6.Infra;

/// <summary>What runs in the cluster beside Calico and DNS.</summary>
public sealed record WorkloadSettings
{
    /// <summary>Whether the dual-stack demo runs. Default false.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether the checks run. Default false.</summary>
    public bool ClusterChecks { get; init; }

    /// <summary>What the checks ask for outside the cluster. Absent: the registry that images come from. Empty: nothing.</summary>
    public string? ChecksEgressUrl { get; init; }

    internal static WorkloadSettings Read(ConfigReader config) => new()
    {
        Demo = config.Boolean(ConfigKeys.Demo) ?? false,
        ClusterChecks = config.Boolean(ConfigKeys.ClusterChecks) ?? false,
        ChecksEgressUrl = EgressUrl(config),
    };

    private static string? EgressUrl(ConfigReader config)
    {
        string? url = config.Text(
            ConfigKeys.ChecksEgressUrl, text => text == "none" || IsUrl(text), "is neither none nor an http or https URL", "write https://registry.k8s.io/v2/ for example");
        return url == "none" ? "" : url;
    }

    // The script gives it to curl as it stands.
    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && !text.Any(char.IsWhiteSpace);
}
