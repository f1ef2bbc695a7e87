using System.Globalization;
using System.Text;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Preview.Markdown;

/// <summary>
/// Texts that somebody else chose, such as names in configuration, as GitHub's Markdown shows them and does nothing else: they start no
/// table cell, link, tag or fence, and mention nobody.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Fences and code spans need this many backticks at least (GitHub Flavored Markdown, 4.5).</summary>
    private const int FenceLength = 3;

    /// <summary>Punctuation that means nothing inside of a line.</summary>
    private const string Harmless = " -./,=()+%;?'\"";

    /// <summary>
    /// A text as code. Not between backticks, which a <c>|</c> in a table cuts open, but as an element in which every character that
    /// could mean something is a character reference: these are never structure (CommonMark 6.2), and in <c>code</c> nobody is mentioned
    /// (gjtorikian/html-pipeline, mention filter).
    /// </summary>
    public static string Code(string text)
    {
        string visible = VisibleText.Of(text);
        var escaped = new StringBuilder(visible.Length + 16);
        for (int i = 0; i < visible.Length; i++)
        {
            char c = visible[i];
            bool isAddress = c == ':' && !visible.AsSpan(i).StartsWith("://");
            bool isWebName = c == '.' && visible.AsSpan(0, i).EndsWith("www", StringComparison.OrdinalIgnoreCase);
            if (!isWebName && (isAddress || char.IsAsciiLetterOrDigit(c) || c > '\x7f' || Harmless.Contains(c, StringComparison.Ordinal)))
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            }
        }

        return $"<code>{escaped}</code>";
    }

    /// <summary>A text in bold where it is a plain name, else as code.</summary>
    public static string Name(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? $"**{text}**" : $"**{Code(text)}**";

    /// <summary>Lines in a fence that none of them can close.</summary>
    /// <param name="language">What GitHub colours it as.</param>
    /// <param name="lines">Of one line each.</param>
    public static string Fenced(string language, IReadOnlyList<string> lines)
    {
        int longest = lines.Select(LongestRun).DefaultIfEmpty(0).Max();
        string fence = new('`', Math.Max(FenceLength, longest + 1));
        return $"{fence}{language}\n{string.Concat(lines.Select(l => l + "\n"))}{fence}\n";
    }

    private static int LongestRun(string line)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
