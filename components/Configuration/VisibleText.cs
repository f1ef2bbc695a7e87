using System.Globalization;
using System.Text;

namespace CalicoIPv6.Configuration;

/// <summary>Texts of people's files as messages show them: a message is one line, and what is wrong with it can be seen.</summary>
public static class VisibleText
{
    /// <summary>More than any key or sensible value has.</summary>
    private const int Longest = 300;

    /// <summary>
    /// The text with line breaks, control characters and what looks like a space or like nothing written as <c>\u200b</c>: they break
    /// the line, steer terminals, or are the very mistake that nobody sees.
    /// </summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }

    /// <summary>The start of a text that is too long to be read.</summary>
    public static string Shortened(string text) => text.Length <= Longest ? text : text[..Longest] + "...";

    private static bool IsHidden(Rune rune) => rune.Value != ' ' && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator;
}
