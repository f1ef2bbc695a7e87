using System.Text.RegularExpressions;

namespace CalicoIPv6.Tests.Support;

/// <summary>Where a line stands among Kubernetes objects in YAML, told by its indentation.</summary>
internal static partial class YamlPlace
{
    private const string Separator = "---";

    /// <summary>Kind and name of its object, then the keys and list items that it is inside of; <c>a new document</c> for the line that begins one.</summary>
    public static string Of(string[] lines, int at)
    {
        if (lines[at] == Separator)
        {
            return "a new document";
        }

        int start = Array.FindLastIndex(lines, at, line => line == Separator) + 1;
        int end = Array.FindIndex(lines, at, line => line == Separator) is >= 0 and int next ? next : lines.Length;
        string[] document = lines[start..end];
        return string.Join(" / ", [$"{First(document, Kind)} {First(document, Name)}", .. Above(document, at - start).Reverse()]);
    }

    private static IEnumerable<string> Above(string[] lines, int at)
    {
        int level = Level(lines[at]);
        for (int i = at - 1; i >= 0; i--)
        {
            string text = lines[i].Trim();
            if (text.Length > 0 && text[0] != '#' && Level(lines[i]) < level)
            {
                level = Level(lines[i]);
                if (Words.Match(text) is { Success: true } words)
                {
                    yield return words.Groups[1].Value;
                }
            }
        }
    }

    // Items of a list may stand below its key without indentation, and belong to it all the same.
    private static int Level(string line) => (2 * line.TakeWhile(c => c == ' ').Count()) + (line.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? 1 : 0);

    private static string First(IEnumerable<string> document, Regex line) => document.Select(l => line.Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value ?? "?";

    [GeneratedRegex("^kind: (.+)$")]
    private static partial Regex Kind { get; }

    [GeneratedRegex("^  name: (.+)$")]
    private static partial Regex Name { get; }

    // Without the dash of an item before it, and what opens a mapping, a list or a text after it; not at all where there is only that.
    [GeneratedRegex("^(?:- )?([^{\\[].*?):?(?: ?[{\\[]| \\|-?)?,?$")]
    private static partial Regex Words { get; }
}
