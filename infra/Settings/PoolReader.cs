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

    /// <summary>Each pool with its place in the list; <c>null</c> for one that could not be read whole.</summary>
    public IEnumerable<(int Place, IPPoolRequest? Pool)> Read(string key, string json)
    {
        foreach (ObjectEntry entry in _json.Objects(key, json, "cidr: 10.244.0.0/16"))
        {
            int before = problems.Count;
            IPPoolRequest pool = Pool(entry.Key, entry.Object);
            yield return (entry.Place, problems.Count == before ? pool : null);
        }
    }

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
            Cidr = Field("cidr", (k, e) => _json.Text(k, e) is { } text ? _json.Cidr(k, text, UsualLengths.Pools) : null) ?? default,
            BlockSize = Field("blockSize", _json.Integer),
            Encapsulation = Field("encapsulation", (k, e) => _json.Text(k, e) is { } text ? Words.Encapsulation.Read(k, text, problems) : null),
            NatOutgoing = Field("natOutgoing", _json.Boolean),
            NodeSelector = Field("nodeSelector", _json.Text),
            DisableBgpExport = Field("disableBgpExport", _json.Boolean),
            AllowedUses = [.. Field("allowedUses", Uses) ?? []],
            AssignmentMode = Field("assignmentMode", (k, e) => Word(k, _json.Text(k, e), Words.AssignmentModes)),
        };
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
