using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads where manifests are: paths from the project's folder, and https URLs.</summary>
internal static class ManifestReader
{
    /// <summary>Calico's; absent where it is the released one, or Calico is not installed so.</summary>
    public static string? Calico(ConfigReader config) => Location(
        config, ConfigKeys.CalicoManifest, ConfigKeys.CalicoInstall, Words.CalicoInstall, Configuration.CalicoInstall.Manifest);

    /// <summary>That of kube-dns, which no release of Kubernetes has in a form to install.</summary>
    public static string? KubeDns(ConfigReader config)
    {
        string? location = Location(config, ConfigKeys.KubeDnsManifest, ConfigKeys.Dns, Words.DnsServer, DnsServer.KubeDns);
        if (location is null && Chosen(config, ConfigKeys.Dns, Words.DnsServer) == DnsServer.KubeDns && !config.Unread.Contains(ConfigKeys.KubeDnsManifest.Name))
        {
            config.Refuse(
                ConfigKeys.KubeDnsManifest, null, $"is missing, and {ConfigKeys.Dns.In(config.Values.Project)} is kubedns",
                $"write the path of a manifest of kube-dns, or coredns for {ConfigKeys.Dns.In(config.Values.Project)}");
        }

        return location;
    }

    /// <summary>Whether a location is a URL.</summary>
    public static bool IsUrl(string location) => location.Contains("://", StringComparison.Ordinal);

    /// <summary>The file of a location that is a path.</summary>
    public static string File(string location) => Path.Combine(ProjectRoot.Find(Environment.CurrentDirectory) ?? "", location);

    private static string? Location<T>(ConfigReader config, ConfigKey key, ConfigKey choice, Words<T> words, T needed)
        where T : struct
    {
        if (config.Text(key) is not { } text)
        {
            return null;
        }

        if (Fault(text) is var (rule, remedy))
        {
            config.Refuse(key, text, rule, remedy);
        }
        else if (Chosen(config, choice, words) is { } chosen && !chosen.Equals(needed))
        {
            string word = words.Items.First(w => w.Value.Equals(needed)).Text;
            config.Refuse(key, text, $"is for {choice.In(config.Values.Project)} {word} alone", $"remove it, or write {word} for {choice.In(config.Values.Project)}");
        }

        return config.Unread.Contains(key.Name) ? null : text;
    }

    private static (string Rule, string Remedy)? Fault(string text) => text switch
    {
        _ when text.StartsWith("https://", StringComparison.Ordinal) => Uri.TryCreate(text, UriKind.Absolute, out _) ? null : ("is not a URL", "write https://HOST/PATH, or a path"),
        _ when IsUrl(text) => ("is not an https URL: what it names would be installed with all rights", $"write https://{text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..]}, or the path of a copy"),
        _ when !System.IO.File.Exists(File(text)) => ("is no file in the project's folder", "write the path of a file, from there, or an https URL"),
        _ => null,
    };

    // Said by the key's own reader where it is none of the words.
    private static T? Chosen<T>(ConfigReader config, ConfigKey key, Words<T> words)
        where T : struct =>
        !config.Unread.Contains(key.Name) && config.Text(key) is { } text ? words.Read(key.Name, text, new List<Problem>()) : null;
}
