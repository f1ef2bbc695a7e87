using System.Collections.Immutable;

namespace Pulumi;

internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}

public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data, bool isWatched = true)
    {
        Data = data;
        // A failure nobody looks at must still fail the run, so the deployment watches every output.
        if (isWatched && !data.IsCompletedSuccessfully)
            Deployment.Current?.Tasks.Track(data);
    }

    internal Task<OutputData<T>> Data { get; }

    public static Output<T> Create(Task<T> value) => Output.Of(value, isSecret: false);

    public Output<ValueTuple> Apply(Func<T, Task> func) => Map(async value =>
    {
        await func(value).ConfigureAwait(false);
        return default(ValueTuple);
    });

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Map(value => Task.FromResult(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Map(func);

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Bind(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Bind(func);

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Bind(value => func(value));

    public override string ToString()
    {
        string[] lines =
        [
            "Calling [ToString] on an [Output<T>] is not supported.",
            "",
            "To get the value of an Output<T> as an Output<string> consider:",
            "1. o.Apply(v => $\"prefix{v}suffix\")",
            "2. Output.Format($\"prefix{hostname}suffix\");",
            "",
            "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.",
        ];
        string message = string.Join(Environment.NewLine, lines);
        string? strict = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (strict == "1" || string.Equals(strict, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(message);
        Log.Warn(message);
        return message + Environment.NewLine + "This function may throw in a future version of Pulumi.";
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        OutputData<T> data = await Data.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        OutputData<T> data = await Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    /// <summary>The same output with its data changed: marked secret, given a dependency.</summary>
    internal Output<T> Alter(Func<OutputData<T>, OutputData<T>> change)
    {
        return new Output<T>(AlterAsync());

        async Task<OutputData<T>> AlterAsync() => change(await Data.ConfigureAwait(false));
    }

    private Output<TResult> Map<TResult>(Func<T, Task<TResult>> func)
    {
        return new Output<TResult>(MapAsync());

        async Task<OutputData<TResult>> MapAsync()
        {
            OutputData<T> data = await Data.ConfigureAwait(false);
            return data.With(data.IsKnown ? await func(data.Value).ConfigureAwait(false) : default!);
        }
    }

    private Output<TResult> Bind<TResult>(Func<T, Output<TResult>?> func)
    {
        return new Output<TResult>(BindAsync());

        async Task<OutputData<TResult>> BindAsync()
        {
            OutputData<T> data = await Data.ConfigureAwait(false);
            if (!data.IsKnown || func(data.Value) is not { } inner)
                return data.With(default(TResult)!);
            OutputData<TResult> result = await inner.Data.ConfigureAwait(false);
            ImmutableHashSet<Resource> resources = data.Resources.IsEmpty ? result.Resources : data.Resources.Union(result.Resources);
            return result with { IsSecret = data.IsSecret || result.IsSecret, Resources = resources };
        }
    }
}

public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeferredOutput() => Output = new Output<T>(WaitAsync());

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        if (!_source.TrySetResult(output))
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
    }

    private async Task<OutputData<T>> WaitAsync()
    {
        Output<T> output = await _source.Task.ConfigureAwait(false);
        return await output.Data.ConfigureAwait(false);
    }
}
