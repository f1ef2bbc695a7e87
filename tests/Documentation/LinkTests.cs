using System.Text.RegularExpressions;

namespace CalicoIPv6.Tests.Documentation;

/// <summary>Links between pages lead somewhere, and to every page leads one.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Documents.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfPage_LeadSomewhere(string page) => Assert.All(Links(page), link =>
    {
        string file = link.File.Length == 0 ? page : Target(page, link.File);
        string path = Path.Combine(Documents.Root, file);
        Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {link.File}, which is not there");
        if (link.Heading.Length > 0)
        {
            Assert.Contains(link.Heading, Headings(file));
        }
    });

    [Fact]
    public void Documentation_IsReachedFromTheReadme()
    {
        HashSet<string> reached = ["README.md"];
        for (Queue<string> left = new(reached); left.TryDequeue(out string? page);)
        {
            foreach (string next in Links(page).Where(l => l.File.Length > 0).SelectMany(l => Within(Target(page, l.File))).Where(reached.Add))
            {
                left.Enqueue(next);
            }
        }

        Assert.Empty(Documents.Pages.Except(reached));
    }

    [Fact]
    public void Decisions_AreNumberedWithoutGap()
    {
        string[] files = [.. Documents.Pages.Where(p => p.StartsWith("docs/adr/", StringComparison.Ordinal)).Select(p => Path.GetFileName(p)!)];

        Assert.Equal(files.Select((_, i) => $"{i + 1:0000}"), files.Select(f => f[..4]));
        Assert.All(files, file => Assert.StartsWith($"# {int.Parse(file[..4], System.Globalization.CultureInfo.InvariantCulture)}. ", Text(Path.Combine("docs", "adr", file)), StringComparison.Ordinal));
    }

    // A link to a folder shows what is in it.
    private static IEnumerable<string> Within(string path) =>
        Directory.Exists(Path.Combine(Documents.Root, path)) ? Documents.Pages.Where(p => p.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)) : path.EndsWith(".md", StringComparison.Ordinal) ? [path] : [];

    private static IEnumerable<(string File, string Heading)> Links(string page) => Link.Matches(Fence.Replace(Text(page), ""))
        .Select(m => m.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
        .Select(target => target.Split('#', 2))
        .Select(parts => (parts[0], parts.Length > 1 ? parts[1] : ""));

    private static string Target(string page, string link) =>
        Path.GetRelativePath(Documents.Root, Path.GetFullPath(Path.Combine(Documents.Root, Path.GetDirectoryName(page)!, link)));

    // As GitHub makes them: lower case, spaces to hyphens, no other signs.
    private static IEnumerable<string> Headings(string page) => Heading.Matches(Fence.Replace(Text(page), ""))
        .Select(m => Signs.Replace(m.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Text(string page) => File.ReadAllText(Path.Combine(Documents.Root, page));

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Signs { get; }
}
