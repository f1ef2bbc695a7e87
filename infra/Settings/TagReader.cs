using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads <c>tags</c>, within AWS's limits (Tagging AWS Resources user guide, "Tag naming limits and requirements").</summary>
internal static partial class TagReader
{
    /// <summary>A resource has 50 tags at most; four are the project's own.</summary>
    public const int MaxTags = 46;

    private const int MaxKeyLength = 128;
    private const int MaxTextLength = 256;

    private static readonly ImmutableArray<(Func<string, string, bool> IsBroken, string Rule, string Remedy)> Rules =
    [
        ((key, _) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase), "has a key that starts with aws:, which AWS keeps for itself", "write another key"),
        ((key, _) => key == "Name" || key.StartsWith("calico-ipv6:", StringComparison.Ordinal), "has a key that this project sets itself", "remove it"),
        ((key, _) => key.Length is 0 or > MaxKeyLength, "has a key that is not 1 to 128 characters long", "write another key"),
        ((_, text) => text.Length > MaxTextLength, "is longer than 256 characters", "shorten it"),
        ((key, text) => !Allowed.IsMatch(key) || !Allowed.IsMatch(text), "has characters that AWS does not take everywhere", "write letters, digits, spaces and + - = . _ : / @"),
        ((key, _) => key.Trim() != key, "has a key with spaces around it", "write it without"),
    ];

    public static ImmutableSortedDictionary<string, string> Read(ConfigReader config)
    {
        ConfigKey key = ConfigKeys.Tags;
        if (config.Text(key) is not { } json)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        string full = key.In(config.Values.Project);
        return config.Checked(key, problems =>
        {
            var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach ((string name, string text) in new JsonReader(problems).Map(full, json))
            {
                foreach ((_, string rule, string remedy) in Rules.Where(r => r.IsBroken(name, text)).Take(1))
                {
                    problems.Add(new(JsonReader.Field(full, name), text, rule, remedy));
                }

                tags[name] = text;
            }

            if (tags.Count > MaxTags)
            {
                problems.Add(new(full, null, $"has {tags.Count} tags, and with the project's own four AWS takes {MaxTags}", "remove some"));
            }

            return tags.ToImmutable();
        });
    }

    [GeneratedRegex(@"\A[\p{L}\p{N}\p{Zs}+\-=._:/@]*\z")]
    private static partial Regex Allowed { get; }
}
