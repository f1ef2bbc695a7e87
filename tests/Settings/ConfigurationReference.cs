using System.Text;
using CalicoIPv6.Infra.Settings;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Writes docs/configuration.md from the table of keys and the examples beside it.</summary>
internal static class ConfigurationReference
{
    private const string Opening = """
        # Configuration

        Every key of a stack file (`Pulumi.<stack>.yaml`), written from the table that the program reads by; `UPDATE_GOLDENS=1 ./dev test`
        writes it anew. A key is `calico-ipv6:` and the name below. `./dev check --stack STACK` says what is wrong with a file, what may
        surprise in it, and which addresses follow; `--json` says it to machines.

        A range is written as RFC 5952 has it and without host bits; a list that has one entry a family is in family order, primary first.
        What the program cannot do yet is refused with "is not built yet" and stands here already.
        """;

    /// <param name="examples">Title and text of each example, in order.</param>
    public static string Of(IEnumerable<(string Title, string Text)> examples)
    {
        var page = new StringBuilder(Opening).Append('\n');
        foreach (ConfigGroup group in (IEnumerable<ConfigGroup>)[.. ConfigKeys.Groups, ConfigKeys.Aws, ConfigKeys.OpenStack])
        {
            page.Append($"\n## {group.Title}\n\n| key | type | default | meaning | what it decides |\n|---|---|---|---|---|\n");
            foreach (ConfigKey key in group.Keys)
            {
                page.Append($"| `{key.Name}` | {Type(key.Type)} | {Default(key)} | {Cell(key.Description)} | {Cell(key.Decides)} |\n");
            }
        }

        page.Append("\n## Examples\n");
        foreach ((string title, string text) in examples)
        {
            page.Append($"\n### {title}\n\n```yaml\n{text.TrimEnd()}\n```\n");
        }

        return page.ToString();
    }

    private static string Type(ConfigType type) => type switch
    {
        ConfigType.Text => "text",
        ConfigType.Number => "number",
        ConfigType.Boolean => "true or false",
        ConfigType.Texts => "list of texts",
        ConfigType.Objects => "list of objects",
        _ => "object of texts",
    };

    private static string Default(ConfigKey key) => key.Default switch
    {
        null => "required",
        "" or "[]" or "{}" => "empty",
        { } text => $"`{text}`",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
