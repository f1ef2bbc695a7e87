using System.Globalization;
using System.Text;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>Text inside a quoted label of Mermaid.</summary>
internal static class MermaidLabel
{
    /// <summary>Longer texts are cut: a label is no place for them.</summary>
    private const int MostCharacters = 200;

    /// <summary>
    /// Letters, digits and the marks of names and addresses as they are; all else as Mermaid's entity codes (<c>#35;</c>), so that
    /// nothing ends the label or is HTML, Markdown, a list or an icon (<c>fa:fa-x</c>) in it.
    /// </summary>
    public static string Escape(string text)
    {
        string cut = text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";
        return string.Join(' ', cut.Split(' ').Select(EscapeWord));
    }

    private static string EscapeWord(string word)
    {
        bool isAddress = word.All(c => char.IsAsciiHexDigitLower(c) || c is ':' or '.' or '/' or ',');
        var escaped = new StringBuilder();
        Rune[] runes = [.. word.EnumerateRunes()];
        foreach ((int index, Rune rune) in runes.Index())
        {
            bool isPlain = rune.Value switch
            {
                '.' or '-' => index + 1 < runes.Length,
                ':' => isAddress,
                '/' or ',' or '·' => true,
                _ => Rune.IsLetterOrDigit(rune),
            };
            escaped.Append(isPlain ? rune.ToString() : Rune.IsControl(rune) ? " " : string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"));
        }

        return escaped.ToString();
    }
}
