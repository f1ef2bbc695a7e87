using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Finds keys of the project that nothing reads. Keys of other namespaces (aws, kubernetes, pulumi) are their providers' matter.</summary>
internal static class UnknownKeys
{
    public static IEnumerable<Problem> In(ConfigValues values)
    {
        string prefix = $"{values.Project}:";
        HashSet<string> known = [.. ConfigKeys.Own.Select(k => k.Name)];
        return values.Values.Keys.Union(values.SecretKeys)
            .Where(key => !key.Contains(':', StringComparison.Ordinal) || (key.StartsWith(prefix, StringComparison.Ordinal) && !known.Contains(key[prefix.Length..])))
            .Select(key => Unknown(key, values, prefix));
    }

    private static Problem Unknown(string key, ConfigValues values, string prefix)
    {
        // Rule and remedy follow from the key, and so tell nothing of a secret value.
        string? value = values.Values.ContainsKey(key) && values.SecretKeys.Contains(key) ? ConfigValues.Secret : values.Values.GetValueOrDefault(key);
        string name = key.Contains(':', StringComparison.Ordinal) ? key[prefix.Length..] : key;
        return Hint.Nearest(name, ConfigKeys.Own.Select(k => k.Name)) is { } hint
            ? new(key, value, "is not a key of this project", $"did you mean {prefix}{hint}?")
            : new(key, value, "is not a key of this project", "remove it; the keys are in Pulumi.yaml");
    }
}
