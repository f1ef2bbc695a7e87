using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal static class Properties
{
    /// <summary>Serialises named values one by one, so that an error can name the property.</summary>
    public static async Task<(ImmutableDictionary<string, object?> Properties, HashSet<Resource> Dependencies)> SerializeAsync(
        string label, IEnumerable<KeyValuePair<string, object?>> entries, Predicate<string>? accept = null)
    {
        ImmutableDictionary<string, object?>.Builder properties = ImmutableDictionary.CreateBuilder<string, object?>();
        var dependencies = new HashSet<Resource>();
        // All entries are read first: a missing required argument is reported before one that cannot be serialised.
        foreach ((string key, object? entry) in entries.ToArray())
        {
            if (accept?.Invoke(key) == false)
                continue;
            var serializer = new Serializer();
            object? value = await TrySerializeAsync(serializer, label, key, entry).ConfigureAwait(false);
            if (value == null)
                continue;
            properties[key] = value;
            dependencies.UnionWith(serializer.Dependencies);
        }
        return (properties.ToImmutable(), dependencies);
    }

    /// <summary>Serialises what a mock returned.</summary>
    public static async Task<ImmutableDictionary<string, object?>> SerializeStateAsync(object state)
    {
        object source = state is IDictionary<string, object> entries ? entries.ToImmutableDictionary() : state;
        return await new Serializer().SerializeAsync("", source).ConfigureAwait(false) as ImmutableDictionary<string, object?>
            ?? throw new InvalidOperationException($"{source.GetType().FullName} is not a supported argument type");
    }

    private static async ValueTask<object?> TrySerializeAsync(Serializer serializer, string label, string key, object? entry)
    {
        try
        {
            return await serializer.SerializeAsync($"{label}.{key}", entry).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"error serializing property \"{key}\": {exception.Message}", exception);
        }
    }
}
