using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _entries;
    private Output<ImmutableDictionary<string, TValue>>? _value;

    public InputMap() : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> entries) => _entries = entries;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    // Flattened when first asked for, as InputList is.
    internal override Output<ImmutableDictionary<string, TValue>> Value => _value ??= _entries.Apply(Flatten);

    public void Add(string key, Input<TValue> value) => Set(_entries.Apply(entries
        => entries.SetItem(key, entries.TryGetValue(key, out Input<TValue>? existing) ? SameValue(key, existing, value) : value)));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
        => Set(Output.Tuple(_entries, values._entries).Apply(pair => pair.Item1.AddRange(pair.Item2)));

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Output.Tuple(first._entries, second._entries).Apply(pair => pair.Item1.SetItems(pair.Item2)));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, TValue> entries
            = await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (KeyValuePair<string, TValue> entry in entries)
            yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => OfOutput(Output.Create(values));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => OfOutput(values);

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => OfOutput(values);

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(entries => entries == null ? null! : Wrap(entries)));

    private static InputMap<TValue> OfOutput<TEntries>(Output<TEntries> values) where TEntries : IEnumerable<KeyValuePair<string, TValue>>
        => new(values.Apply(entries => Wrap(entries)));

    private static ImmutableDictionary<string, Input<TValue>> Wrap(IEnumerable<KeyValuePair<string, TValue>> entries)
        => entries.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value);

    private static Output<TValue> SameValue(string key, Input<TValue> existing, Input<TValue> added)
        => Output.Tuple(existing, added).Apply(pair => EqualityComparer<TValue>.Default.Equals(pair.Item1, pair.Item2)
            ? pair.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Flatten(ImmutableDictionary<string, Input<TValue>> entries)
    {
        if (entries == null)
            return Output.Create((ImmutableDictionary<string, TValue>)null!);
        string[] keys = [.. entries.Keys];
        return Output.All(keys.Select(key => entries[key]))
            .Apply(values => keys.Zip(values, KeyValuePair.Create).ToImmutableDictionary());
    }

    private void Set(Output<ImmutableDictionary<string, Input<TValue>>> entries)
    {
        _entries = entries;
        _value = null;
    }
}
