using System.Collections.Immutable;
using System.Globalization;

namespace CalicoIPv6.Tests.Preview;

/// <summary>Spoils good stack files in the ways in which people and editors do, and in some that only the malicious know.</summary>
/// <param name="random">Seeded, so that a failure comes back.</param>
internal sealed class StackFileMutator(Random random)
{
    private static readonly ImmutableArray<string> OddTexts =
    [
        "\u200b", "\u202e", "\u00a0", "\ufeff", "é", "日本", "😀", "\0", "\u0007", "\u2028", "\ud800", "\r", "\"\\ud800\"", "\t",
    ];

    private static readonly ImmutableArray<string> OddValues =
    [
        "null", "~", "", "{}", "[]", "[[]]", "[null]", "[1]", "{a: 1}", "true", "-1", "1e999", ".inf", "0x10", "99999999999999999999",
        "184467440737095516160000000000000000", "1.5", "\"\"", "'", "\"", "*nowhere", "&a [*a]", "&a {x: *a}", "!!binary aGk=", "!!int x", "!tag {}",
        "{? [a] : 1}", "{a: 1, !!str a: 2}", "<<: 1", "|", "|\n    text", ">-", "%YAML", "@", "`", "secure: x", "{secure: x}", "{secure: {}}", "[{secure: x}]",
        "::/0", "[\"::/0\"]", "[\"10.0.0.0\"]", "[\"010.0.0.0/8\"]", "[\"10.0.0.1/8\"]", "[\"fe80::1%eth0/64\"]", "[{cidr: 10.244.0.0/16}]", "[{cidr: [1]}]", "[{}]", "\"\\ud800\"",
        "{\"\\ud800\": x}", "[\"\\udc00\"]", "yes", "Dualstack", "ipv4, ipv6",
    ];

    private ImmutableArray<Func<string, string>> All =>
    [
        DeleteCharacter, DuplicateCharacter, SwapCharacters, InsertOdd, ReplaceValue, ReplaceValue, ReplaceValue, NestValue, RenameKey, DropLine,
        DuplicateLine, IndentLine, TabLine, Truncate, DeepNest, Laughs, SwapLines, Glue,
    ];

    public string Mutate(string text) => All[random.Next(All.Length)](text);

    private string DeleteCharacter(string text) => At(text, i => text.Remove(i, 1));

    private string DuplicateCharacter(string text) => At(text, i => text.Insert(i, text[i].ToString()));

    private string SwapCharacters(string text) => At(text, i => i + 1 == text.Length ? text : $"{text[..i]}{text[i + 1]}{text[i]}{text[(i + 2)..]}");

    private string InsertOdd(string text) => At(text, i => text.Insert(i, OddTexts[random.Next(OddTexts.Length)]));

    private string ReplaceValue(string text) => OnLine(text, line => $"{Before(line)} {OddValues[random.Next(OddValues.Length)]}");

    private string NestValue(string text) => OnLine(text, line => $"{Before(line)} [[{line[Before(line).Length..].Trim()}]]");

    private string RenameKey(string text) => OnLine(text, line => Replaced(line, line.LastIndexOf(':'), "s"));

    private string DropLine(string text) => OnLine(text, _ => "");

    private string DuplicateLine(string text) => OnLine(text, line => $"{line}\n{line}");

    private string IndentLine(string text) => OnLine(text, line => $" {line}");

    private string TabLine(string text) => OnLine(text, line => $"\t{line}");

    private string Truncate(string text) => At(text, i => text[..i]);

    private string DeepNest(string text) => OnLine(text, line => $"{Before(line)} {new string('[', random.Next(5_000))}");

    private string Laughs(string text) => OnLine(text, line =>
        $"{Before(line)} [&a0 [x, x], {string.Join(", ", Enumerable.Range(1, 40).Select(n => string.Create(CultureInfo.InvariantCulture, $"&a{n} [*a{n - 1}, *a{n - 1}]")))}]");

    private string SwapLines(string text)
    {
        string[] lines = text.Split('\n');
        (int a, int b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return string.Join('\n', lines);
    }

    private string Glue(string text) => OnLine(text, line => line.Replace(": ", ":", StringComparison.Ordinal) + "\n---");

    private string At(string text, Func<int, string> change) => text.Length == 0 ? text : change(random.Next(text.Length));

    private string OnLine(string text, Func<string, string> change)
    {
        string[] lines = text.Split('\n');
        int line = random.Next(lines.Length);
        lines[line] = change(lines[line]);
        return string.Join('\n', lines);
    }

    // A line up to its value: after the key, or the dash of a list.
    private static string Before(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        int dash = line.IndexOf("- ", StringComparison.Ordinal);
        return colon >= 0 ? line[..(colon + 1)] : dash >= 0 ? line[..(dash + 1)] : line;
    }

    private static string Replaced(string line, int index, string text) => index < 0 ? line : line.Insert(index, text);
}
