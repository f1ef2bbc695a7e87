using System.Globalization;
using System.Text;

namespace CalicoIPv6.Preview.Pictures;

/// <summary>
/// How wide a text is, without its font: the advance widths of DejaVu Sans Bold, the widest face of those that browsers show
/// <c>sans-serif</c> in, so that others leave room rather than need it.
/// </summary>
internal static class TextWidth
{
    /// <summary>In pixels.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">The font's size in pixels.</param>
    public static double Of(string text, double size) => text.EnumerateRunes().Sum(Em) * size;

    /// <summary>The text, or as much of it as fits before an ellipsis.</summary>
    public static string Fitted(string text, double size, double width)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }

        var fitted = new StringBuilder();
        double left = (width / size) - Em(new Rune('…'));
        foreach (Rune rune in text.EnumerateRunes())
        {
            left -= Em(rune);
            if (left < 0)
            {
                break;
            }

            fitted.Append(rune);
        }

        return fitted.Append('…').ToString();
    }

    private static double Em(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or 'J' or ' ' or '.' or ',' or ':' or ';' or '/' or '|' or '\'' or '-' or '·' => 0.42,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' => 0.5,
        'm' or 'M' or 'w' or 'W' or '@' or '%' or '…' => 1.11,
        >= '0' and <= '9' => 0.7,
        < 128 when Rune.IsUpper(rune) => 0.86,
        < 128 => 0.73,
        // Letters of East Asia are as wide as high.
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? 0 : 1.11,
    };
}
