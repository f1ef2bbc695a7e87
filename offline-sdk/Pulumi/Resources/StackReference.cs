using System.Collections.Immutable;

namespace Pulumi;

public class StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null) : CustomResource(
    "pulumi:pulumi:StackReference",
    name,
    new StackReferenceArgs { Name = args?.Name ?? name },
    CustomResourceOptions.Merge(options, new() { Id = args?.Name ?? name }))
{
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name)
        => WithSecretness(name, Output.Tuple(name.ToOutput(), Outputs).Apply(pair => pair.Item2.GetValueOrDefault(pair.Item1)));

    public Output<object> RequireOutput(Input<string> name)
        => WithSecretness(name, Output.Tuple(name.ToOutput(), Name, Outputs).Apply(all => all.Item3.TryGetValue(all.Item1, out object? value)
            ? value
            : throw new KeyNotFoundException($"Required output '{all.Item1}' does not exist on stack '{all.Item2}'.")));

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        OutputData<object?> data = await GetOutput(name).Data.ConfigureAwait(false);
        return data.IsSecret ? new() { SecretValue = data.Value } : new() { Value = data.Value };
    }

    public async Task<object?> GetValueAsync(Input<string> name)
    {
        OutputData<object?> data = await GetOutput(name).Data.ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException("Cannot call 'GetOutputValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.")
            : data.Value;
    }

    public async Task<object> RequireValueAsync(Input<string> name)
    {
        OutputData<object> data = await RequireOutput(name).Data.ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException("Cannot call 'RequireOutputValueAsync' if the referenced stack has secret outputs. Use 'RequireOutput' instead.")
            : data.Value;
    }

    // One secret output makes the whole map secret; the names tell which outputs really are.
    private Output<T> WithSecretness<T>(Input<string> name, Output<T> value)
    {
        return new Output<T>(MarkAsync());

        async Task<OutputData<T>> MarkAsync()
        {
            OutputData<T> data = await value.Data.ConfigureAwait(false);
            OutputData<string> key = await name.ToOutput().Data.ConfigureAwait(false);
            OutputData<ImmutableArray<string>> secrets = await SecretOutputNames.Data.ConfigureAwait(false);
            bool isSecret = key.IsKnown && secrets.IsKnown
                ? !secrets.Value.IsDefault && secrets.Value.Contains(key.Value)
                : (await Outputs.Data.ConfigureAwait(false)).IsSecret;
            return data with { IsSecret = isSecret };
        }
    }
}

public class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
