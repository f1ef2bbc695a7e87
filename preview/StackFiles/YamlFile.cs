using System.Buffers;
using System.Globalization;
using System.Text;
using CalicoIPv6.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>A YAML file whose top is a map.</summary>
internal static class YamlFile
{
    /// <summary>With its mark, so that a file that starts with it is read as strictly as one that does not.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    /// <param name="path">The file.</param>
    /// <param name="key">How messages call it: the file's name, or the option that named it.</param>
    /// <exception cref="ConfigurationException">The file is not there, not YAML, or not a map.</exception>
    public static YamlMappingNode Read(string path, string key)
    {
        string text = Text(path, key);
        var parser = new Parser(new StringReader(text));
        try
        {
            var rules = new YamlRules(key);
            while (parser.MoveNext())
            {
                rules.Check(parser.Current!);
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents switch
            {
                [] => [],
                [{ RootNode: YamlMappingNode map }] => map,
                [{ RootNode: YamlScalarNode { Value: "" } }] => [],
                [_] => throw Fault(key, "is not a map of keys to values", "write keys such as `config:` at the left margin"),
                _ => throw Fault(key, "has more than one document", "remove the lines with ---"),
            };
        }
        catch (YamlException fault)
        {
            throw Fault(key, $"is not valid YAML at {Place(fault, text)}: {Reason(fault)}", "correct the file there");
        }
        catch (Exception fault) when (fault is not ConfigurationException)
        {
            // On some texts the library's scanner stumbles where it should complain. Up to the last event all was well.
            throw Fault(key, $"is not valid YAML after {Place(parser.Current?.End ?? Mark.Empty)}: it cannot be parsed", "correct the file there");
        }
    }

    public static ConfigurationException Fault(string key, string rule, string remedy) => new([new Problem(key, null, rule, remedy)]);

    /// <summary>A place as messages name it.</summary>
    public static string Place(Mark mark) => Place(mark.Line, mark.Column);

    private static string Place(long line, long column) => string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}");

    private static string Text(string path, string key)
    {
        string text;
        try
        {
            text = File.ReadAllText(path, Utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Fault(key, "is not text in UTF-8", "save it as UTF-8");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            bool isMissing = fault is FileNotFoundException or DirectoryNotFoundException;
            throw Fault(key, isMissing ? "does not exist" : "cannot be read", "name a file that can be read");
        }

        // YAML forbids them; the library lets them pass, and takes a NUL for the end of the file.
        int control = text.AsSpan().IndexOfAny(ControlCharacters);
        if (control >= 0)
        {
            string before = text[..control];
            string place = Place(before.Count(c => c == '\n') + 1, control - before.LastIndexOf('\n'));
            throw Fault(key, $"is not valid YAML at {place}: a control character (U+{(int)text[control]:X4})", "correct the file there");
        }

        return text;
    }

    // A fault starts where the thing around it does; where it ends, reading stopped. For tabs the library tells neither.
    private static string Place(YamlException fault, string text)
    {
        Mark mark = fault.End.Line > fault.Start.Line ? fault.End : fault.Start;
        (long line, long column) = (mark.Line, mark.Column);
        string[] lines = text.Split('\n');
        int indented = Array.FindIndex(lines, l => l.AsSpan()[..(l.Length - l.AsSpan().TrimStart().Length)].Contains('\t'));
        if (fault.Message.Contains("tab", StringComparison.Ordinal) && indented >= 0)
        {
            (line, column) = (indented + 1, lines[indented].IndexOf('\t', StringComparison.Ordinal) + 1);
        }

        return Place(line, column);
    }

    // One line, without the place that some of the library's messages repeat.
    private static string Reason(YamlException fault)
    {
        string text = (fault.InnerException ?? fault).Message.ReplaceLineEndings(" ");
        int end = text.IndexOf("): ", StringComparison.Ordinal);
        text = text.StartsWith('(') && end > 0 ? text[(end + 3)..] : text;
        return text.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.', ' ');
    }
}
