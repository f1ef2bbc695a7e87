using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>An entry of an array, its key in messages, and its place in the array.</summary>
internal readonly record struct TextEntry(string Key, int Place, string Text);

/// <summary>An entry of an array, its key in messages, and its place in the array.</summary>
internal readonly record struct ObjectEntry(string Key, int Place, JsonElement Object);

/// <summary>Reads the JSON that the engine writes for arrays and objects. Any shape but the wanted one becomes a problem.</summary>
internal sealed class JsonReader(ICollection<Problem> problems)
{
    private static readonly SearchValues<char> NotInPlainLists = SearchValues.Create("{}[]\"\n");

    /// <summary>The entries of an array of texts.</summary>
    public IReadOnlyList<TextEntry> Texts(string key, string json)
    {
        if (Parse(json) is { ValueKind: JsonValueKind.Array } array)
        {
            return Texts(key, array);
        }

        problems.Add(new(key, json, "is not a list", $"write {Listed(json)}"));
        return [];
    }

    /// <summary>The entries of an array of texts.</summary>
    public IReadOnlyList<TextEntry> Texts(string key, JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new(key, Shown(array), $"is {Kind(array)} where a list is wanted", $"write {Listed(Shown(array))}"));
            return [];
        }

        return [.. array.EnumerateArray()
            .Select((element, place) => (key: Entry(key, place), place, element))
            .Select(e => Text(e.key, e.element) is { } text ? new TextEntry(e.key, e.place, text) : (TextEntry?)null)
            .OfType<TextEntry>()];
    }

    /// <summary>The entries of an array of objects, of which <paramref name="example"/> shows a field.</summary>
    public IReadOnlyList<ObjectEntry> Objects(string key, string json, string example)
    {
        if (Parse(json) is not { ValueKind: JsonValueKind.Array } array)
        {
            problems.Add(new(key, json, "is not a list of objects", $"write - {example} and the other fields, one object an entry"));
            return [];
        }

        ObjectEntry[] entries = [.. array.EnumerateArray().Select((element, place) => new ObjectEntry(Entry(key, place), place, element))];
        foreach (ObjectEntry entry in entries.Where(e => e.Object.ValueKind != JsonValueKind.Object))
        {
            problems.Add(new(entry.Key, Shown(entry.Object), $"is {Kind(entry.Object)} where an object is wanted", $"write its fields, such as {example}"));
        }

        return [.. entries.Where(e => e.Object.ValueKind == JsonValueKind.Object)];
    }

    /// <summary>The fields of an object whose values are texts.</summary>
    public IReadOnlyList<(string Name, string Text)> Map(string key, string json)
    {
        if (Parse(json) is not { ValueKind: JsonValueKind.Object } map)
        {
            problems.Add(new(key, json, "is not an object", "write one KEY: TEXT a line below it"));
            return [];
        }

        return [.. Fields(key, map)
            .Select(p => (p.Name, Text: Text(Field(key, p.Name), p.Value)))
            .Where(p => p.Text is not null)
            .Select(p => (p.Name, p.Text!))];
    }

    /// <summary>The fields of an object whose values are lists of texts.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<TextEntry> Entries)> Lists(string key, string json)
    {
        if (Parse(json) is not { ValueKind: JsonValueKind.Object } map)
        {
            problems.Add(new(key, json, "is not an object", "write one KEY: [TEXT] a line below it"));
            return [];
        }

        return [.. Fields(key, map)
            .Select(p => (p.Name, p.Value, Entries: Texts(Field(key, p.Name), p.Value)))
            .Where(p => p.Value.ValueKind == JsonValueKind.Array)
            .Select(p => (p.Name, p.Entries))];
    }

    /// <summary>The fields of an object, without those whose name is no text.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Fields(string key, JsonElement element)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string? name = null;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                problems.Add(new(key, Shown(property.Value), "has a field whose name is no text", "remove it"));
            }

            if (name is not null)
            {
                yield return (name, property.Value);
            }
        }
    }

    /// <summary>The key of a field that a person named, as Pulumi's paths write it.</summary>
    public static string Field(string key, string name) => $"{key}[\"{name}\"]";

    public string? Text(string key, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return Shown(element);
        }

        problems.Add(new(key, Shown(element), $"is {Kind(element)} where text is wanted", "write text, in quotes where it looks like something else"));
        return null;
    }

    public int? Integer(string key, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number))
        {
            return number;
        }

        bool isQuoted = element.ValueKind == JsonValueKind.String
            && int.TryParse(Shown(element), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        string rule = element.ValueKind == JsonValueKind.Number ? "is not a whole number" : $"is {Kind(element)} where a whole number is wanted";
        problems.Add(new(key, Shown(element), rule, isQuoted ? "write it without quotes" : "write a whole number"));
        return null;
    }

    public bool? Boolean(string key, JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        problems.Add(new(key, Shown(element), $"is {Kind(element)} where true or false is wanted", "write true or false, without quotes"));
        return null;
    }

    public Cidr? Cidr(string key, string text, UsualLengths usual)
    {
        if (Addressing.Cidr.TryParse(text, usual, out Cidr cidr, out CidrFault? fault))
        {
            return cidr;
        }

        problems.Add(new(key, text, fault.Rule, fault.Remedy));
        return null;
    }

    /// <summary>A value as a message shows it: text itself, anything else as JSON.</summary>
    public static string Shown(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : element.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (such as \ud800): JSON lets it stand, but it is no text.
            return element.GetRawText();
        }
    }

    private static string Entry(string key, int index) => string.Create(CultureInfo.InvariantCulture, $"{key}[{index}]");

    private static JsonElement? Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A plain text where a list belongs is most often a list written with commas.
    private static string Listed(string text) => text.AsSpan().ContainsAny(NotInPlainLists) || text.Length is 0 or > 200
        ? "a YAML list, one entry a line after \"- \""
        : $"[{string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => $"\"{t}\""))}]";

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
