using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Manifests;

/// <summary>From nodes to the values that a resource takes: texts, booleans, numbers, lists and dictionaries.</summary>
internal static class ManifestValues
{
    /// <summary>An object's fields. Those without a value are left out: to Kubernetes they are absent.</summary>
    public static ImmutableDictionary<string, object?> Of(YamlMappingNode map) => map.Children
        .Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value ?? "", Of(c.Value)))
        .Where(c => c.Value is not null)
        .ToImmutableDictionary(StringComparer.Ordinal);

    private static object? Of(YamlNode node) => node switch
    {
        YamlMappingNode map => Of(map),
        YamlSequenceNode list => list.Select(Of).ToImmutableArray(),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Meaning(plain.Value ?? ""),
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };

    // Kubernetes' tools read YAML 1.1, where yes, no, on and off are booleans too (sigs.k8s.io/yaml).
    private static object? Meaning(string text) => text.ToLowerInvariant() switch
    {
        "" or "~" or "null" => null,
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ when !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') => text,
        _ when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        _ => text,
    };
}
