using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>What an unquoted YAML text means (YAML 1.2 core schema).</summary>
internal static class YamlScalars
{
    /// <summary>The boolean, number, text or <c>null</c> of a scalar.</summary>
    public static object? Meaning(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain ? Meaning(scalar.Value ?? "") : scalar.Value;

    /// <summary>The meaning of a plain text.</summary>
    public static object? Meaning(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') => text,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        _ => text,
    };
}
