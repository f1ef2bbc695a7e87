using System.Globalization;
using CalicoIPv6.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>A YAML file whose top is a map.</summary>
internal static class YamlFile
{
    /// <param name="path">The file.</param>
    /// <param name="key">How messages call it: the file's name, or the option that named it.</param>
    /// <exception cref="ConfigurationException">The file is not there, not YAML, or not a map.</exception>
    public static YamlMappingNode Read(string path, string key)
    {
        string text = "";
        try
        {
            text = File.ReadAllText(path);
            return Documents(text, key) switch
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
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            bool isMissing = fault is FileNotFoundException or DirectoryNotFoundException;
            throw Fault(key, isMissing ? "does not exist" : "cannot be read", "name a file that can be read");
        }
    }

    // The library's scanner has faults of its own on broken YAML, which come as exceptions of other types.
    private static IList<YamlDocument> Documents(string text, string key)
    {
        try
        {
            YamlShape.Check(text, key);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw Fault(key, "is not valid YAML", "correct what was changed last");
        }
    }

    public static ConfigurationException Fault(string key, string rule, string remedy) => new([new Problem(key, null, rule, remedy)]);

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

        return string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}");
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
