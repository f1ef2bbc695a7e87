using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>The folder with Pulumi.yaml and the stacks' files.</summary>
internal sealed record ProjectFolder(string Path)
{
    public const string ProjectFile = ProjectRoot.File;

    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>The stacks that have a file here, by name.</summary>
    public IReadOnlyList<string> Stacks =>
    [
        .. Directory.EnumerateFiles(Path, $"{Prefix}*{Suffix}")
            .Select(f => System.IO.Path.GetFileName(f))
            .Where(f => f.Length > Prefix.Length + Suffix.Length)
            .Select(f => f[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    public string ProjectPath => System.IO.Path.Combine(Path, ProjectFile);

    /// <summary>Looks upwards from the working directory, then from where the program lies.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static ProjectFolder Find(string workingDirectory) =>
        ProjectRoot.Find(workingDirectory) is { } path ? new ProjectFolder(path) : throw new ConfigurationException(
            [new Problem(ProjectFile, null, "is not in this folder or in one above it", "run this inside the project's folder")]);

    /// <summary>The file of a stack.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public string StackPath(string stack)
    {
        string path = System.IO.Path.Combine(Path, $"{Prefix}{stack}{Suffix}");
        bool isName = stack.Length > 0 && stack.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        if (!isName || !File.Exists(path))
        {
            string remedy = Stacks.Count == 0 ? $"make {Prefix}dev{Suffix}" : $"write one of {string.Join(", ", Stacks)}";
            throw new ConfigurationException([new Problem("--stack", stack, $"has no file {Prefix}{stack}{Suffix} in the project", remedy)]);
        }

        return path;
    }
}
