using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>One call of a provider function.</summary>
internal sealed class Invocation(DeploymentContext deployment, string token, InvokeArgs? args, InvokeOptions? options)
{
    /// <summary>The output form: an unknown argument, or an argument from a resource that does not exist yet, leaves the call out.</summary>
    public Output<T> Run<T>()
    {
        return new Output<T>(RunAsync());

        async Task<OutputData<T>> RunAsync()
        {
            (ImmutableDictionary<string, object?> properties, HashSet<Resource> used) = await SerializeOrLogAsync().ConfigureAwait(false);
            if (Wire.ContainsUnknown(properties))
                return OutputData.Unknown(default(T)!);
            if (options is InvokeOutputOptions { DependsOn: { } dependsOn })
                used.UnionWith(await Dependencies.GatherAsync(dependsOn).ConfigureAwait(false));
            if (!await ExistAsync(used).ConfigureAwait(false))
                return OutputData.Unknown(default(T)!);
            OutputData<T> result = await CallAsync<T>(properties).ConfigureAwait(false);
            return result with { Resources = [.. used] };
        }
    }

    /// <summary>The task form: plain arguments, plain result.</summary>
    public async Task<T> RunPlainAsync<T>()
    {
        (ImmutableDictionary<string, object?> properties, _) = await SerializeAsync().ConfigureAwait(false);
        return (await CallAsync<T>(properties).ConfigureAwait(false)).Value;
    }

    private async Task<(ImmutableDictionary<string, object?> Properties, HashSet<Resource> Dependencies)> SerializeOrLogAsync()
    {
        try
        {
            return await SerializeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.Error($"Error serializing arguments for invoke {token}: {exception}");
            throw;
        }
    }

    private Task<(ImmutableDictionary<string, object?> Properties, HashSet<Resource> Dependencies)> SerializeAsync()
        => Properties.SerializeAsync($"invoke:{token}", (args ?? InvokeArgs.Empty).ToEntries());

    private static async Task<bool> ExistAsync(IEnumerable<Resource> resources)
    {
        foreach (CustomResource resource in resources.Concat(Dependencies.Registered(resources)).OfType<CustomResource>())
        {
            if (resource.Id is { } id && !(await id.Data.ConfigureAwait(false)).IsKnown)
                return false;
        }
        return true;
    }

    private async Task<OutputData<T>> CallAsync<T>(ImmutableDictionary<string, object?> properties)
    {
        ProviderResource? provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        object result = await deployment.Mocks.CallAsync(new MockCallArgs
        {
            Token = token,
            Args = Wire.ReadInputs(properties),
            Provider = provider == null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false),
        }).ConfigureAwait(false);
        ImmutableDictionary<string, object?> state = await Properties.SerializeStateAsync(result).ConfigureAwait(false);
        OutputData<object?> data = Converter.Convert($"{token} result", state, typeof(T), resource: null);
        return data.With(data.Value == null ? default! : (T)data.Value);
    }
}
