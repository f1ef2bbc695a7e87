using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CalicoIPv6.Tests.Support;

/// <summary>A resource's inputs as one text: keys sorted, indented, a newline at the end.</summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string Of(object? value) => (Node(value)?.ToJsonString(Indented) ?? "null") + "\n";

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable<KeyValuePair<string, object>> map => Object(map),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => JsonSerializer.SerializeToNode(value),
    };

    private static JsonObject Object(IEnumerable<KeyValuePair<string, object>> map) =>
        new(map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Key, Node(e.Value))));
}
