using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _items;
    private Output<ImmutableArray<T>>? _value;

    public InputList() : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> items) => _items = items;

    // Flattened when first asked for: a list built by twenty Adds would otherwise be flattened twenty times.
    internal override Output<ImmutableArray<T>> Value
        => _value ??= _items.Apply(items => items.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(items));

    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        _items = Joined(inputs);
        _value = null;
    }

    public InputList<T> Concat(InputList<T> other) => new(Joined(other));

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        ImmutableArray<T> items = await Value.GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        foreach (T item in items)
            yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => values.IsDefault ? null! : Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? null! : Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(Output.Create(values));

    public static implicit operator InputList<T>(Output<T[]> values) => OfOutput(values);

    public static implicit operator InputList<T>(Output<List<T>> values) => OfOutput(values);

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => OfOutput(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values)
        => new(values.Apply(items => items.IsDefault ? default : items.Select(item => (Input<T>)item).ToImmutableArray()));

    internal InputList<T> Clone() => new(_items);

    private static InputList<T> Of(IEnumerable<Input<T>> items) => new(Output.Create(items.ToImmutableArray()));

    private static InputList<T> OfOutput<TItems>(Output<TItems> values) where TItems : IEnumerable<T>
        => new(values.Apply(items => items.Select(item => (Input<T>)item).ToImmutableArray()));

    private Output<ImmutableArray<Input<T>>> Joined(InputList<T> other)
        => Output.Tuple(_items, other._items).Apply(pair => pair.Item1.AddRange(pair.Item2));
}
