using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal static class Wire
{
    /// <summary>Takes markers out of a serialised tree: an unknown anywhere makes the whole unknown, a secret anywhere the whole secret.</summary>
    public static OutputData<object?> Read(object? tree)
    {
        var reader = new Reader();
        object? value = reader.Read(tree);
        return new OutputData<object?>(value, reader.IsKnown, reader.IsSecret, OutputData.NoResources);
    }

    public static bool ContainsUnknown(object? tree) => !Read(tree).IsKnown;

    /// <summary>What a mock sees: the known properties that have a value.</summary>
    public static ImmutableDictionary<string, object> ReadInputs(ImmutableDictionary<string, object?> tree)
    {
        ImmutableDictionary<string, object>.Builder inputs = ImmutableDictionary.CreateBuilder<string, object>();
        foreach ((string name, object? property) in tree)
        {
            if (Read(property) is { IsKnown: true, Value: { } value })
                inputs.Add(name, value);
        }
        return inputs.ToImmutable();
    }

    private sealed class Reader
    {
        public bool IsKnown { get; private set; } = true;

        public bool IsSecret { get; private set; }

        public object? Read(object? tree)
        {
            switch (tree)
            {
                case SecretValue secret:
                    IsSecret = true;
                    return Read(secret.Value);
                case Constants.Unknown:
                    IsKnown = false;
                    return null;
                case ImmutableArray<object?> list:
                    return ImmutableArray.CreateRange(list, Read);
                case ImmutableDictionary<string, object?> entries:
                    // Names with two underscores in front belong to the engine.
                    return entries.Where(entry => !entry.Key.StartsWith("__", StringComparison.Ordinal))
                        .ToImmutableDictionary(entry => entry.Key, entry => Read(entry.Value));
                default:
                    return tree;
            }
        }
    }
}
