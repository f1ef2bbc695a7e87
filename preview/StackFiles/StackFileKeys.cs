using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>Finds top-level keys of a stack file that were meant otherwise: Pulumi's CLI passes over what it does not know.</summary>
internal static class StackFileKeys
{
    /// <summary>All that the CLI reads, in this very case (pulumi/pulumi sdk/go/common/workspace/project.go, ProjectStack).</summary>
    private static readonly ImmutableArray<string> Known = ["config", "environment", "secretsprovider", "encryptedkey", "encryptionsalt"];

    /// <summary>Those that are nearly one of them, or a key of the configuration; what else a file holds changes nothing.</summary>
    /// <param name="root">The file.</param>
    /// <param name="file">How messages call it.</param>
    public static IEnumerable<Problem> Misplaced(YamlMappingNode root, string file) => root.Children.Keys
        .OfType<YamlScalarNode>()
        .Select(key => key.Value ?? "")
        .Where(key => !Known.Contains(key))
        .Select(key => Complaint(key) is var (rule, remedy) ? new Problem(file, key, rule, remedy) : null)
        .OfType<Problem>();

    private static (string Rule, string Remedy)? Complaint(string key)
    {
        if (key.Contains(':', StringComparison.Ordinal) || ConfigKeys.Own.Any(k => k.Name == key))
        {
            return ("stands at the left margin, where no configuration is read", "indent it below the line `config:`");
        }

        return Hint.Nearest(key, Known) is { } meant ? ("is not a key of a stack file", $"did you mean {meant}?") : null;
    }
}
