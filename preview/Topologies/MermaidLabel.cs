using System.Globalization;
using System.Text;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>Text inside a quoted label of Mermaid.</summary>
internal static class MermaidLabel
{
    /// <summary>Longer texts are cut: a label is no place for them.</summary>
    private const int MostCharacters = 200;

    /// <summary>The word joiner, which takes no room.</summary>
    private const string Joiner = "#8288;";

    /// <summary>
    /// Letters, digits and the marks of names and addresses as they are; all else as Mermaid's entity codes (<c>#35;</c>), so that
    /// nothing ends the label or is HTML or a list in it. Markdown and icons (<c>fa:fa-x</c>) are looked for after the codes are
    /// read: marks that would mean something there look alike, or are joined to what they stand beside.
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
            string code = string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};");
            escaped.Append(rune.Value switch
            {
                '.' or '-' => index + 1 < runes.Length ? rune.ToString() : code,
                ':' => isAddress ? ":" : code + Joiner,
                '_' => Joiner + code + Joiner,
                '*' => "∗",
                '`' => "ˋ",
                '~' => "∼",
                '/' or ',' or '·' => rune.ToString(),
                _ => Rune.IsLetterOrDigit(rune) ? rune.ToString() : Rune.IsControl(rune) ? " " : code,
            });
        }

        return escaped.ToString();
    }
}
