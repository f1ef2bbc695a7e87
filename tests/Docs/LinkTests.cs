using System.Text.RegularExpressions;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Docs;

/// <summary>The pages for people lead where they say, and have something under every heading.</summary>
public sealed partial class LinkTests
{
    private static readonly string Root = StackExamples.Project.Path;

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(Root, p)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadToFilesAndHeadings(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;

        Assert.All(Link.Matches(File.ReadAllText(Path.Combine(Root, page))), link =>
        {
            string target = link.Groups["file"].Value is { Length: > 0 } file ? Path.GetFullPath(Path.Combine(folder, file)) : Path.Combine(Root, page);
            Assert.True(Path.Exists(target), $"{page}: {link.Value}");
            if (link.Groups["anchor"] is { Success: true, Value: var anchor })
            {
                Assert.Contains(anchor, Headings(target).Select(Anchor));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Headings_HaveTextBelow(string page)
    {
        string[] lines = [.. Lines(Path.Combine(Root, page)).Where(l => l.Length > 0), ""];

        Assert.All(lines.Zip(lines.Skip(1)).Where(pair => Depth(pair.First) > 0), pair =>
            Assert.True(pair.Second.Length > 0 && (Depth(pair.Second) == 0 || Depth(pair.Second) > Depth(pair.First)), $"{page}: {pair.First}"));
    }

    // A page that nothing leads to is not found.
    [Fact]
    public void Pages_AreAllInTheReadMe()
    {
        string text = File.ReadAllText(Path.Combine(Root, "README.md"));

        Assert.All(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(Path.GetFileName), name => Assert.Contains($"(docs/{name})", text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Headings(string page) => Lines(page).Where(l => Depth(l) > 0);

    // Code aside, whose comments look like headings; its fences stay, since code is text too.
    private static IEnumerable<string> Lines(string page)
    {
        bool isCode = false;
        foreach (string line in File.ReadLines(page))
        {
            bool isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (isFence || !isCode)
            {
                yield return line;
            }
        }
    }

    private static int Depth(string line) => Heading.Match(line).Groups["depth"].Length;

    // As GitHub makes it: lower case, hyphens for spaces, and no other signs.
    private static string Anchor(string heading) => Sign.Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!\w+:)(?<file>[^)#\s]*)(#(?<anchor>[^)\s]+))?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"\A(?<depth>#{1,6}) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Sign { get; }
}
