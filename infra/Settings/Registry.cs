using System.Text.RegularExpressions;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads <c>registryMirror</c>: the part of an image's name before the image (distribution/reference, "domain" and "path").</summary>
internal static partial class Registry
{
    private const string Example = "write registry.example.com/mirror for example";

    private const int MaxLength = 255;

    public static string? Mirror(ConfigReader config)
    {
        if (config.Text(ConfigKeys.RegistryMirror) is not { } text || IsName(text))
        {
            return config.Text(ConfigKeys.RegistryMirror);
        }

        (string rule, string remedy) = text switch
        {
            { Length: > MaxLength } => ("is longer than 255 characters", Example),
            _ when text.Contains("://", StringComparison.Ordinal) => ("has a scheme, which names of images have not", $"write {text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/')}"),
            _ when text.EndsWith('/') => ("ends in a slash", $"write {text.TrimEnd('/')}"),
            // Docker's names of images take [v6]:port, containerd's and Kubernetes' do not everywhere.
            _ when text.StartsWith('[') || text.Count(c => c == ':') > 1 => ("is an IPv6 address, which names of images do not take everywhere", "write a DNS name that leads to it"),
            _ when IsName(text.ToLowerInvariant()) => ("has capital letters, which names of images have not", $"write {text.ToLowerInvariant()}"),
            _ => ("is not a registry as HOST[:PORT][/PATH]", Example),
        };
        config.Refuse(ConfigKeys.RegistryMirror, text, rule, remedy);
        return null;
    }

    private static bool IsName(string text) => text.Length <= MaxLength && Name.IsMatch(text);

    // A first part without dot or port would be a path on Docker Hub.
    [GeneratedRegex(@"\A([a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?|[a-z0-9-]+:[0-9]{1,5})(/[a-z0-9]+([._-]+[a-z0-9]+)*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }
}
