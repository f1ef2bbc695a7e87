using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Manifests;

/// <summary>Changes at places of a text, of which all else stays as it is, byte for byte. What is there already is no change.</summary>
internal sealed partial class TextEdits(string text)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(int Start, int End, string Text)> _edits = [];

    /// <summary>The line end of the text.</summary>
    public string NewLine { get; } = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>A text in YAML's double quotes, which take what JSON's take.</summary>
    public static string Quoted(string value) => JsonSerializer.Serialize(value, Json);

    /// <summary>Gives a scalar another value, in the quotes that it has.</summary>
    public void Set(YamlScalarNode scalar, string value)
    {
        if (scalar.Value != value)
        {
            bool stays = scalar.Style == ScalarStyle.Plain && SafelyPlain.IsMatch(value);
            Replace((int)scalar.Start.Index, (int)scalar.End.Index, scalar.Style == ScalarStyle.SingleQuoted ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : stays ? value : Quoted(value));
        }
    }

    /// <summary>Puts a text in the place of another.</summary>
    public void Replace(int start, int end, string replacement) => _edits.Add((start, end, replacement));

    /// <summary>Adds lines after the one that a place is in.</summary>
    public void AddAfterLine(int place, IEnumerable<string> lines)
    {
        int end = text.IndexOf('\n', place);
        string start = end < 0 ? NewLine : "";
        Replace(end < 0 ? text.Length : end + 1, end < 0 ? text.Length : end + 1, start + string.Concat(lines.Select(l => l + NewLine)));
    }

    /// <summary>Removes the line that a place is in.</summary>
    public void RemoveLine(int place)
    {
        int end = text.IndexOf('\n', place);
        Replace(LineStart(place), end < 0 ? text.Length : end + 1, "");
    }

    /// <summary>What is before a place in its line.</summary>
    public string Before(int place) => text[LineStart(place)..place];

    /// <summary>The text with the changes.</summary>
    public string Apply()
    {
        var result = new StringBuilder();
        int done = 0;
        // Those of one place stay in the order in which they were made.
        foreach ((int start, int end, string replacement) in _edits.OrderBy(e => e.Start))
        {
            result.Append(text, done, start - done).Append(replacement);
            done = end;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    private int LineStart(int place) => place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;

    // Neither a number nor a boolean of any YAML: names of images, and arguments.
    [GeneratedRegex(@"\A(--)?[A-Za-z][A-Za-z0-9._-]*[/:=-][A-Za-z0-9./_:@,=-]*[A-Za-z0-9]\z")]
    private static partial Regex SafelyPlain { get; }
}
