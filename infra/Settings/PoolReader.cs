using System.Collections.Immutable;
using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the objects of <c>ipPools</c>; the fields are those of <see cref="IPPoolRequest"/>.</summary>
internal sealed class PoolReader(ICollection<Problem> problems)
{
    private static readonly ImmutableArray<string> Fields =
        ["name", "cidr", "blockSize", "encapsulation", "natOutgoing", "nodeSelector", "disableBgpExport", "allowedUses", "assignmentMode"];

    private readonly JsonReader _json = new(problems);

    public ImmutableArray<IPPoolRequest> Read(string key, string json) =>
        [.. _json.Objects(key, json, "cidr: 10.244.0.0/16").Select(e => Pool(e.Key, e.Object))];

    private IPPoolRequest Pool(string key, JsonElement pool)
    {
        T? Field<T>(string name, Func<string, JsonElement, T?> read) =>
            pool.TryGetProperty(name, out JsonElement value) ? read($"{key}.{name}", value) : default;

        foreach ((string name, JsonElement value) in _json.Fields(key, pool).Where(f => !Fields.Contains(f.Name)))
        {
            string? hint = Hint.Nearest(name, Fields);
            problems.Add(new($"{key}.{name}", JsonReader.Shown(value), "is not a field of a pool",
                hint is null ? $"remove it; the fields are {string.Join(", ", Fields)}" : $"did you mean {hint}?"));
        }

        if (!pool.TryGetProperty("cidr", out _))
        {
            problems.Add(new($"{key}.cidr", null, "is missing", "write a range inside a pod range"));
        }

        return new()
        {
            Name = Field("name", _json.Text),
            Cidr = Field("cidr", (k, e) => _json.Text(k, e) is { } text ? _json.Cidr(k, text) : null) ?? default,
            BlockSize = Field("blockSize", _json.Integer),
            Encapsulation = Field("encapsulation", (k, e) => _json.Text(k, e) is { } text ? Words.Encapsulation.Read(k, text, problems) : null),
            NatOutgoing = Field("natOutgoing", _json.Boolean),
            NodeSelector = Field("nodeSelector", Selector),
            DisableBgpExport = Field("disableBgpExport", _json.Boolean),
            AllowedUses = [.. Field("allowedUses", Uses) ?? []],
            AssignmentMode = Field("assignmentMode", (k, e) => Word(k, _json.Text(k, e), Words.AssignmentModes)),
        };
    }

    private string? Selector(string key, JsonElement element)
    {
        string? text = _json.Text(key, element);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            // tigera/operator pkg/controller/ippool/validation.go.
            problems.Add(new(key, text, "is empty", "write all(), or a selector such as zone == 'a'"));
        }

        return text;
    }

    private IReadOnlyList<string> Uses(string key, JsonElement array) =>
        [.. _json.Texts(key, array).Select(use => Word(use.Key, use.Text, Words.Uses)).OfType<string>()];

    private string? Word(string key, string? text, ImmutableArray<string> words)
    {
        if (text is null || words.Contains(text))
        {
            return text;
        }

        string? hint = Hint.Nearest(text, words);
        problems.Add(new(key, text, $"is not one of {string.Join(", ", words)}", hint is null ? "write one of them" : $"did you mean {hint}?"));
        return null;
    }
}
