using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to: the value and what must follow it wherever it goes.</summary>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);
}

internal static class OutputData
{
    public static readonly ImmutableHashSet<Resource> NoResources = ImmutableHashSet<Resource>.Empty;

    public static OutputData<T> Known<T>(T value, bool isSecret = false) => new(value, IsKnown: true, isSecret, NoResources);

    public static OutputData<T> Unknown<T>(T value) => new(value, IsKnown: false, IsSecret: false, NoResources);
}

/// <summary>Resolves several outputs one after the other and remembers what their combination is: unknown if any is, secret if any is.</summary>
internal sealed class OutputGatherer
{
    private ImmutableHashSet<Resource> _resources = OutputData.NoResources;
    private bool _isKnown = true;
    private bool _isSecret;

    public static Output<TResult> Join<TResult>(Func<OutputGatherer, Task<TResult>> collect)
    {
        return new Output<TResult>(JoinAsync());

        async Task<OutputData<TResult>> JoinAsync()
        {
            var gatherer = new OutputGatherer();
            TResult value = await collect(gatherer).ConfigureAwait(false);
            return new OutputData<TResult>(value, gatherer._isKnown, gatherer._isSecret, gatherer._resources);
        }
    }

    public async Task<T> Of<T>(Output<T> output)
    {
        OutputData<T> data = await output.Data.ConfigureAwait(false);
        _isKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        _resources = _resources.IsEmpty ? data.Resources : _resources.Union(data.Resources);
        return data.Value;
    }
}
