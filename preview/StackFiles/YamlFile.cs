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
        try
        {
            var yaml = new YamlStream();
            using (var reader = new StreamReader(path))
            {
                yaml.Load(reader);
            }

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
            string place = string.Create(CultureInfo.InvariantCulture, $"line {fault.Start.Line}, column {fault.Start.Column}");
            throw Fault(key, $"is not valid YAML at {place}: {Reason(fault)}", "correct the file there");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault(key, fault is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read", "name a file that can be read");
        }
    }

    public static ConfigurationException Fault(string key, string rule, string remedy) => new([new Problem(key, null, rule, remedy)]);

    // One line, without the place that some of the library's messages repeat.
    private static string Reason(YamlException fault)
    {
        string text = (fault.InnerException ?? fault).Message.ReplaceLineEndings(" ");
        int end = text.IndexOf("): ", StringComparison.Ordinal);
        text = text.StartsWith('(') && end > 0 ? text[(end + 3)..] : text;
        return text.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.', ' ');
    }
}
