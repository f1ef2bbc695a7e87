using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>
/// Finds keys that nothing reads though they were meant for this project, or for what it reads of the AWS provider. All other keys of
/// other namespaces (kubernetes, pulumi, aws:maxRetries) are their providers' matter.
/// </summary>
internal static class UnknownKeys
{
    private const string Aws = "aws";

    /// <summary>Pulumi packages whose own name is one slip away from a namespace that is read.</summary>
    private static readonly ImmutableArray<string> Packages = ["awsx"];

    private static readonly ImmutableArray<string> OwnNames = [.. ConfigKeys.Own.Select(k => k.Name)];
    private static readonly ImmutableArray<string> AwsNames = [.. ConfigKeys.Aws.Keys.Select(k => k.Name[(Aws.Length + 1)..])];

    public static IEnumerable<Problem> In(ConfigValues values)
    {
        HashSet<string> known = [.. ConfigKeys.All.Select(k => k.In(values.Project))];
        return values.Values.Keys.Union(values.SecretKeys)
            .Where(key => !known.Contains(key))
            .Select(key => Complaint(key, values.Project) is var (rule, remedy) ? new Problem(key, Shown(key, values), rule, remedy) : null)
            .OfType<Problem>();
    }

    // Rule and remedy follow from the key, and so tell nothing of a secret value.
    private static (string Rule, string Remedy)? Complaint(string key, string project)
    {
        string[] parts = key.Split(':', 2);
        (string? space, string name) = parts.Length == 2 ? (parts[0], parts[1]) : (null, key);
        if (space is null || space == project)
        {
            string? meant = Hint.Nearest(name, OwnNames) ?? Hint.Nearest(WithoutProject(name, project), OwnNames);
            return ("is not a key of this project", meant is null ? "remove it; the keys are in Pulumi.yaml" : $"did you mean {project}:{meant}?");
        }

        string? near = Packages.Contains(space) ? null : Hint.Nearest(space, [Aws, project]);
        return near is not null && Hint.Nearest(name, near == project ? OwnNames : AwsNames) is { } hint
            ? (space == Aws ? "is not a key of the AWS provider" : $"is in the namespace {space}, which nothing reads", $"did you mean {near}:{hint}?")
            : null;
    }

    // calico-ipv6workers, calico-ipv6.workers: the colon was forgotten, or another sign took its place.
    private static string WithoutProject(string name, string project) =>
        name.StartsWith(project, StringComparison.OrdinalIgnoreCase) ? name[project.Length..].TrimStart('-', '_', '.', '/') : name;

    private static string? Shown(string key, ConfigValues values) =>
        values.Values.ContainsKey(key) && values.SecretKeys.Contains(key) ? ConfigValues.Secret : values.Values.GetValueOrDefault(key);
}
