namespace CalicoIPv6.SdkGenerator.Typings;

/// <summary>Cuts a <c>.d.ts</c> text into words, quoted strings (with their quote) and single marks; comments and spaces fall away.</summary>
internal static class TsTokens
{
    public static List<string> Read(string text)
    {
        List<string> tokens = [];
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            int end = c switch
            {
                '/' when Next(text, at) == '*' => text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2,
                '/' when Next(text, at) == '/' => EndOfLine(text, at),
                '"' or '\'' => text.IndexOf(c, at + 1) + 1,
                _ when IsWord(c) => EndOfWord(text, at),
                _ => at + 1,
            };
            if (c != '/' && !char.IsWhiteSpace(c))
                tokens.Add(text[at..end]);
            at = end;
        }
        return tokens;
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private static int EndOfLine(string text, int at)
    {
        int end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && IsWord(text[at]))
            at++;
        return at;
    }
}
