using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pulumi.Serialization;

internal static class Constants
{
    /// <summary>Pulumi's own marker: an engine, and so a mock, writes it where a value is not known yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}

/// <summary>A secret inside a serialised value. Mocks never see it: <see cref="Wire.Read"/> takes it away.</summary>
internal sealed record SecretValue(object? Value);

/// <summary>
/// Turns arguments and mock state into plain trees of bool, double, string, ImmutableArray&lt;object?&gt; and ImmutableDictionary&lt;string, object?&gt;,
/// with <see cref="Constants.Unknown"/>, <see cref="SecretValue"/>, assets and resource references as leaves; collects what they depend on.
/// </summary>
internal sealed class Serializer(bool keepResources = true)
{
    public HashSet<Resource> Dependencies { get; } = [];

    public async ValueTask<object?> SerializeAsync(string context, object? value)
    {
        switch (value)
        {
            case null or bool or double or string or AssetOrArchive or ValueTuple:
                return value is ValueTuple ? null : value;
            case int number:
                return (double)number;
            case InputArgs args:
                return await SerializeEntriesAsync(context, args.ToEntries()).ConfigureAwait(false);
            case Task:
                throw new InvalidOperationException($"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}");
            case IInput input:
                return await SerializeOutputAsync(context, input.ToOutput()).ConfigureAwait(false);
            case IOutput output:
                return await SerializeOutputAsync(context, output).ConfigureAwait(false);
            case IUnion union:
                return await SerializeAsync(context, union.Value).ConfigureAwait(false);
            case JsonElement element:
                return SerializeJson(element);
            case Resource resource:
                return await SerializeResourceAsync(context, resource).ConfigureAwait(false);
            case IDictionary dictionary:
                return await SerializeEntriesAsync(context, Entries(context, dictionary)).ConfigureAwait(false);
            case IList list:
                return await SerializeListAsync(context, list).ConfigureAwait(false);
            default:
                return await SerializeDeclaredAsync(context, value).ConfigureAwait(false);
        }
    }

    private async ValueTask<object?> SerializeOutputAsync(string context, IOutput output)
    {
        OutputData<object?> data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
            return Constants.Unknown;
        object? value = await SerializeAsync($"{context}.id", data.Value).ConfigureAwait(false);
        return data.IsSecret ? new SecretValue(value) : value;
    }

    private async ValueTask<object?> SerializeResourceAsync(string context, Resource resource)
    {
        // A component is no dependency of its own: only what an engine manages can be waited for.
        if (resource is CustomResource custom)
        {
            Dependencies.Add(custom);
            object? id = custom.Id == null ? null : await SerializeAsync($"{context}.id", custom.Id).ConfigureAwait(false);
            if (!keepResources)
                return id;
        }
        object? urn = await SerializeAsync($"{context}.urn", resource.Urn).ConfigureAwait(false);
        return keepResources ? new DependencyResource((string)urn!) : urn;
    }

    private async ValueTask<object?> SerializeEntriesAsync(string context, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        ImmutableDictionary<string, object?>.Builder result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach ((string key, object? entry) in entries)
        {
            if (await SerializeAsync($"{context}.{key}", entry).ConfigureAwait(false) is { } value)
                result[key] = value;
        }
        return result.ToImmutable();
    }

    private async ValueTask<object?> SerializeListAsync(string context, IList list)
    {
        bool isUnset = list.GetType().IsValueType && list.Equals(RuntimeHelpers.GetUninitializedObject(list.GetType()));
        if (isUnset)
            return ImmutableArray<object?>.Empty;
        ImmutableArray<object?>.Builder result = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (int i = 0; i < list.Count; i++)
            result.Add(await SerializeAsync($"{context}[{i}]", list[i]).ConfigureAwait(false));
        return result.ToImmutable();
    }

    private async ValueTask<object?> SerializeDeclaredAsync(string context, object value)
    {
        Type type = value.GetType();
        if (value is Enum constant && constant.GetTypeCode() == TypeCode.Int32)
            return (double)(int)value;
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
            return EnumTypes.ToUnderlying(context, value);
        if (!type.IsDefined(typeof(OutputTypeAttribute)))
            throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{context}");
        ImmutableDictionary<string, object?>.Builder result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (FieldInfo field in OutputTypes.Fields(type))
        {
            string name = char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
            result[name] = await SerializeAsync($"{context}.{name}", field.GetValue(value)).ConfigureAwait(false);
        }
        return result.ToImmutable();
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(string context, IDictionary dictionary)
    {
        foreach (object key in dictionary.Keys)
            yield return new(key as string ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}"), dictionary[key]);
    }

    private static object? SerializeJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(SerializeJson).ToImmutableArray(),
        JsonValueKind.Object => element.EnumerateObject().ToImmutableDictionary(property => property.Name, property => SerializeJson(property.Value)),
        _ => null,
    };
}
