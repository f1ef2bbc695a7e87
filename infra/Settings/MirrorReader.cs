using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads <c>containerdMirrors</c>: names of registries as containerd's folders have them, and URLs (containerd docs/hosts.md).</summary>
internal static partial class MirrorReader
{
    /// <summary>What containerd takes for every registry that has no folder.</summary>
    private const string Default = "_default";

    private const string Example = "write https://mirror.example.com for example";

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Read(ConfigReader config)
    {
        var none = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
        ConfigKey key = ConfigKeys.ContainerdMirrors;
        return config.Text(key) is not { } json
            ? none
            : config.Checked(key, problems => none.AddRange(
                new JsonReader(problems).Lists(key.In(config.Values.Project), json)
                    .Select(r => KeyValuePair.Create(r.Name, Mirrors(JsonReader.Field(key.In(config.Values.Project), r.Name), r.Name, r.Entries, problems)))));
    }

    private static ImmutableArray<string> Mirrors(string key, string registry, IReadOnlyList<TextEntry> urls, ICollection<Problem> problems)
    {
        if (registry != Default && !Registry.IsMatch(registry))
        {
            bool isIPv6 = registry.StartsWith('[') || registry.Count(c => c == ':') > 1;
            problems.Add(isIPv6
                ? new(key, null, "names an IPv6 address, which names of images do not take everywhere", "write a DNS name that leads to it")
                : new(key, null, "does not name a registry as HOST[:PORT]", "write quay.io or _default for example"));
        }

        if (urls.Count == 0)
        {
            problems.Add(new(key, "[]", "lists no mirror", "write a URL, or remove it"));
        }

        foreach (TextEntry url in urls.Where(u => !Url.IsMatch(u.Text)))
        {
            (string rule, string remedy) = Fault(url.Text);
            problems.Add(new(url.Key, url.Text, rule, remedy));
        }

        return [.. urls.Select(u => u.Text)];
    }

    private static (string Rule, string Remedy) Fault(string text) => text switch
    {
        _ when Url.IsMatch($"https://{text}") => ("has no scheme", $"write https://{text}"),
        _ when Url.IsMatch(text.TrimEnd('/')) => ("ends in a slash", $"write {text.TrimEnd('/')}"),
        _ when text.Contains('@', StringComparison.Ordinal) => ("may hold a password, which every host would show", "write it without, and let the mirror know hosts by their addresses"),
        _ => ("is not a URL as http[s]://HOST[:PORT][/PATH] in lower case", Example),
    };

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Registry { get; }

    // An IPv6 address is welcome here: it is a place, not part of an image's name.
    [GeneratedRegex(@"\Ahttps?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Url { get; }
}
