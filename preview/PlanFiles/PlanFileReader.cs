using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.PlanFiles;

/// <summary>From the text of a plan file to what it says.</summary>
internal static class PlanFileReader
{
    private const string Instead = "write the output of `./dev preview --json` or `pulumi preview --json` to it";

    /// <summary>How each line of the engine's events begins (pulumi/pulumi sdk/go/common/apitype/events.go, EngineEvent).</summary>
    private const string Event = "{\"sequence\":";

    /// <summary>What a plan has one of at least: the engine leaves out what is empty (pulumi/pulumi pkg/display/json.go, PreviewDigest).</summary>
    private static readonly ImmutableArray<string> Keys = ["steps", "changeSummary", "diagnostics", "duration"];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>Reads a plan file.</summary>
    /// <param name="path">As the person wrote it.</param>
    /// <exception cref="ConfigurationException">There is no such file, or it is no plan.</exception>
    public static PlanFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refusal(path, "must be a file that can be read", fault.Message.TrimEnd('.'));
        }
    }

    /// <summary>Reads the text of a plan.</summary>
    /// <param name="json">What <c>pulumi preview --json</c> or <c>./dev preview --json</c> printed.</param>
    /// <param name="origin">Where the text is from, for messages.</param>
    /// <exception cref="ConfigurationException">The text is no plan.</exception>
    public static PlanFile Parse(string json, string origin)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Keys.Any(key => root.TryGetProperty(key, out _))
                ? new PlanFile(Map(Sound(root), "config"), Each(root, "steps", Step), Each(root, "diagnostics", Diagnostic))
                : throw Refusal(origin, "must be a plan, with the key \"steps\"");
        }
        catch (JsonException) when (json.StartsWith(Event, StringComparison.Ordinal))
        {
            throw Refusal(origin, "must be one plan, and is a stream of the engine's events", instead: $"unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW, and {Instead}");
        }
        catch (MisreadException fault)
        {
            throw Refusal(origin, "must be a plan in JSON", fault.Message);
        }
        catch (JsonException fault)
        {
            // Its own message can quote the whole text.
            throw Refusal(origin, "must be a plan in JSON", string.Create(CultureInfo.InvariantCulture, $"line {fault.LineNumber + 1} is none"));
        }
    }

    /// <summary>Reads a value of JSON, such as a list in configuration.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static PlanValue ParseValue(string json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return Value(document.RootElement);
    }

    private static ConfigurationException Refusal(string origin, string rule, string? detail = null, string instead = Instead) =>
        new([new Problem("plan file", origin, detail is null ? rule : $"{rule}: {detail}", instead)]);

    private static ImmutableArray<T> Each<T>(JsonElement plan, string key, Func<JsonElement, T> read) => [.. Items(plan, key).Select((item, index) =>
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object ? read(Sound(item)) : throw new MisreadException("is no object");
        }
        catch (MisreadException fault)
        {
            throw new MisreadException(string.Create(CultureInfo.InvariantCulture, $"number {index + 1} of \"{key}\" {fault.Message}"));
        }
    })];

    private static PlanStep Step(JsonElement step) => new()
    {
        Operation = Text(step, "op") ?? throw new MisreadException("has no \"op\""),
        Urn = Text(step, "urn") ?? throw new MisreadException("has no \"urn\""),
        OldState = State(step, "oldState"),
        NewState = State(step, "newState"),
        DiffReasons = Texts(step, "diffReasons"),
        ReplaceReasons = Texts(step, "replaceReasons"),
        DetailedDiff = Entries(step, "detailedDiff", (diff, path) => Object(diff, path) is { } change ? Text(change, "kind") ?? "update" : "update"),
    };

    private static PlanState? State(JsonElement step, string key) => Object(step, key) is not { } state
        ? null
        : new PlanState
        {
            Urn = Text(state, "urn") ?? throw new MisreadException($"has no \"urn\" in its \"{key}\""),
            Type = Text(state, "type") ?? throw new MisreadException($"has no \"type\" in its \"{key}\""),
            IsCustom = Flag(state, "custom"),
            IsExternal = Flag(state, "external"),
            IsProtected = Flag(state, "protect"),
            Id = Text(state, "id") is { Length: > 0 } id && id != PlanUnknown.Sentinel ? id : null,
            Parent = Text(state, "parent"),
            Provider = Text(state, "provider"),
            Inputs = Map(state, "inputs"),
            Outputs = Map(state, "outputs"),
            Dependencies = Texts(state, "dependencies"),
            PropertyDependencies = Entries(state, "propertyDependencies", Texts),
            IgnoreChanges = Texts(state, "ignoreChanges"),
            ReplaceOnChanges = Texts(state, "replaceOnChanges"),
            ReplaceWith = Texts(state, "replaceWith"),
            Aliases = Texts(state, "aliases"),
        };

    private static PlanDiagnostic Diagnostic(JsonElement message)
    {
        string severity = Text(message, "severity") ?? "info";
        string text = Text(message, "message") ?? "";
        // The engine writes it before the message as well (pulumi/pulumi sdk/go/common/diag/sink.go, Stringify).
        string prefix = $"{severity}: ";
        return new(severity, text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text);
    }

    private static PlanMap Map(JsonElement owner, string key) => Object(owner, key) is { } map ? (PlanMap)Value(map) : PlanMap.Empty;

    private static ImmutableSortedDictionary<string, T> Entries<T>(JsonElement owner, string key, Func<JsonElement, string, T> read) => Object(owner, key) is { } map
        ? Properties(map).ToImmutableSortedDictionary(p => p.Name, p => read(map, p.Name), StringComparer.Ordinal)
        : ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private static PlanValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => PlanMap.Of(Properties(element).Select(p => KeyValuePair.Create(p.Name, Value(p.Value)))),
        JsonValueKind.Array => new PlanList([.. element.EnumerateArray().Select(Value)]),
        JsonValueKind.String => String(element) switch
        {
            PlanUnknown.Sentinel => PlanUnknown.Instance,
            // What it hides is not in the file.
            PlanSecret.Mask => new PlanSecret(PlanUnknown.Instance),
            string text => new PlanScalar(text),
            null => PlanScalar.Null,
        },
        JsonValueKind.Number => new PlanScalar(element.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => new PlanScalar(element.GetBoolean()),
        _ => PlanScalar.Null,
    };

    // JSON's null is what Go writes for a list or map that it does not have.
    private static JsonElement? Member(JsonElement owner, string key) =>
        owner.TryGetProperty(key, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static JsonElement? Object(JsonElement owner, string key) => Member(owner, key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } map => Sound(map),
        _ => throw new MisreadException($"has a \"{key}\" that is no object"),
    };

    // Of a key that is there twice, JSON does not say which one counts.
    private static JsonElement Sound(JsonElement map)
    {
        foreach (var _ in Properties(map))
        {
        }

        return map;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement map)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in map.EnumerateObject())
        {
            string name = Decoded(property, static p => p.Name)!;
            yield return seen.Add(name) ? (name, property.Value) : throw new MisreadException($"has the key \"{VisibleText.Shortened(name)}\" twice in one object");
        }
    }

    private static string? Text(JsonElement owner, string key) => Member(owner, key) is { ValueKind: JsonValueKind.String } text ? String(text) : null;

    private static string? String(JsonElement text) => Decoded(text, static t => t.GetString());

    // JSON can have halves of characters, which no text of this program can.
    private static string? Decoded<T>(T from, Func<T, string?> read)
    {
        try
        {
            return read(from);
        }
        catch (InvalidOperationException)
        {
            throw new MisreadException("has a text that is no Unicode");
        }
    }

    private static bool Flag(JsonElement owner, string key) => Member(owner, key) is { ValueKind: JsonValueKind.True };

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string key) => Member(owner, key) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => throw new MisreadException($"has a \"{key}\" that is no list"),
    };

    private static ImmutableArray<string> Texts(JsonElement owner, string key) =>
        [.. Items(owner, key).Where(i => i.ValueKind == JsonValueKind.String).Select(i => String(i)!)];

    /// <summary>JSON that is sound, and not what a plan is.</summary>
    /// <param name="what">What it does, as the end of a sentence whose subject is the plan, or one of its steps.</param>
    private sealed class MisreadException(string what) : JsonException(what);
}
