using System.Text;
using System.Text.RegularExpressions;

namespace CalicoIPv6.Configuration;

/// <summary>DNS labels as RFC 1123 has them: lower-case ASCII letters and digits, and <c>-</c> between them.</summary>
public static partial class DnsLabel
{
    /// <summary>Whether a text is a label.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">Characters that it may have; RFC 1123 gives 63.</param>
    public static bool IsValid(string text, int maxLength) => text.Length <= maxLength && Form.IsMatch(text);

    /// <summary>
    /// The label that a text comes nearest to: in lower case, <c>-</c> for each run of other characters, cut to the length.
    /// <c>null</c>: it has no letter or digit that a label takes.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">Characters that the label may have; at least 1.</param>
    public static string? Nearest(string text, int maxLength)
    {
        var label = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                label.Append(char.ToLowerInvariant(c));
            }
            else if (label.Length > 0 && label[^1] != '-')
            {
                label.Append('-');
            }
        }

        string whole = label.ToString();
        string cut = whole[..Math.Min(whole.Length, maxLength)].TrimEnd('-');
        return cut.Length == 0 ? null : cut;
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex Form { get; }
}
