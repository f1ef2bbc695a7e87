using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(Task.FromResult(OutputData.Known(value)));

    public static Output<T> Create<T>(Task<T> value) => Of(value, isSecret: false);

    public static Output<T> CreateSecret<T>(T value) => new(Task.FromResult(OutputData.Known(value, isSecret: true)));

    public static Output<T> CreateSecret<T>(Task<T> value) => Of(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Alter(data => data with { IsSecret = true });
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.Alter(data => data with { IsSecret = false });

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => AllOf(inputs.Select(input => (Output<T>)input));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => AllOf(inputs.Select(input => (Output<T>)input));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => AllOf(outputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => AllOf(outputs);

    public static Output<string> Format(FormattableString formattableString)
    {
        IEnumerable<Output<object?>> arguments = formattableString.GetArguments().Select(ToObject);
        return AllOf(arguments).Apply(values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    internal static Output<T> Of<T>(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(WaitAsync());

        async Task<OutputData<T>> WaitAsync() => OutputData.Known(await value.ConfigureAwait(false), isSecret);
    }

    private static Output<ImmutableArray<T>> AllOf<T>(IEnumerable<Output<T>> outputs)
    {
        Output<T>[] parts = [.. outputs];
        return OutputGatherer.Join(async gatherer =>
        {
            ImmutableArray<T>.Builder values = ImmutableArray.CreateBuilder<T>(parts.Length);
            foreach (Output<T> part in parts)
                values.Add(await gatherer.Of(part).ConfigureAwait(false));
            return values.MoveToImmutable();
        });
    }

    private static Output<object?> ToObject(object? value) => value switch
    {
        IInput input => new Output<object?>(input.ToOutput().GetDataAsync()),
        IOutput output => new Output<object?>(output.GetDataAsync()),
        _ => Create(value),
    };
}
