using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Documentation;

/// <summary>The files of the project that people read.</summary>
internal static class Documents
{
    public static string Root => StackExamples.Project.Path;

    /// <summary>Every page, by its path below the root.</summary>
    public static IEnumerable<string> Pages =>
        Directory.GetFiles(Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal);
}
