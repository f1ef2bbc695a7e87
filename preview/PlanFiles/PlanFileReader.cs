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
                ? new PlanFile(Map(root, "config"), [.. Items(root, "steps").Select(Step)], [.. Items(root, "diagnostics").Select(Diagnostic)])
                : throw Refusal(origin, "must be a plan, with the key \"steps\"");
        }
        catch (JsonException) when (json.StartsWith(Event, StringComparison.Ordinal))
        {
            throw Refusal(origin, "must be one plan, and is a stream of the engine's events", instead: $"unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW, and {Instead}");
        }
        catch (JsonException fault)
        {
            // Its own message can quote the whole text.
            throw Refusal(origin, "must be a plan in JSON", string.Create(CultureInfo.InvariantCulture, $"line {fault.LineNumber + 1} is none"));
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw Refusal(origin, "must be a plan in JSON", fault.Message);
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

    private static PlanStep Step(JsonElement step) => new()
    {
        Operation = Text(step, "op") ?? throw new KeyNotFoundException("a step has no \"op\""),
        Urn = Text(step, "urn") ?? throw new KeyNotFoundException("a step has no \"urn\""),
        OldState = State(step, "oldState"),
        NewState = State(step, "newState"),
        DiffReasons = Texts(step, "diffReasons"),
        ReplaceReasons = Texts(step, "replaceReasons"),
        DetailedDiff = Member(step, "detailedDiff") is { ValueKind: JsonValueKind.Object } diff
            ? diff.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => Text(p.Value, "kind") ?? "update", StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
    };

    private static PlanState? State(JsonElement step, string key) => Member(step, key) is not { ValueKind: JsonValueKind.Object } state
        ? null
        : new PlanState
        {
            Urn = Text(state, "urn") ?? throw new KeyNotFoundException("a state has no \"urn\""),
            Type = Text(state, "type") ?? throw new KeyNotFoundException("a state has no \"type\""),
            IsCustom = Flag(state, "custom"),
            IsExternal = Flag(state, "external"),
            IsProtected = Flag(state, "protect"),
            Id = Text(state, "id") is { Length: > 0 } id && id != PlanUnknown.Sentinel ? id : null,
            Parent = Text(state, "parent"),
            Provider = Text(state, "provider"),
            Inputs = Map(state, "inputs"),
            Outputs = Map(state, "outputs"),
            Dependencies = Texts(state, "dependencies"),
            PropertyDependencies = Member(state, "propertyDependencies") is { ValueKind: JsonValueKind.Object } properties
                ? properties.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => Texts(properties, p.Name), StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal),
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

    private static PlanMap Map(JsonElement owner, string key) =>
        Member(owner, key) is { ValueKind: JsonValueKind.Object } map ? (PlanMap)Value(map) : PlanMap.Empty;

    private static PlanValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => PlanMap.Of(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Value(p.Value)))),
        JsonValueKind.Array => new PlanList([.. element.EnumerateArray().Select(Value)]),
        JsonValueKind.String => element.GetString() switch
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

    private static JsonElement? Member(JsonElement owner, string key) => owner.TryGetProperty(key, out JsonElement member) ? member : null;

    private static string? Text(JsonElement owner, string key) =>
        Member(owner, key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool Flag(JsonElement owner, string key) => Member(owner, key) is { ValueKind: JsonValueKind.True };

    // Of no list: of an empty one.
    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string key) =>
        Member(owner, key) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static ImmutableArray<string> Texts(JsonElement owner, string key) =>
        [.. Items(owner, key).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];
}
