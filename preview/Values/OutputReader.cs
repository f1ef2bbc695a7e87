using System.Collections.Concurrent;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Preview.Values;

/// <summary>Reads an <c>Input&lt;T&gt;</c> or <c>Output&lt;T&gt;</c> whose T is not known at compile time, by the SDK's public members alone.</summary>
internal abstract class OutputReader
{
    private static readonly ConcurrentDictionary<Type, OutputReader?> ByType = new();

    /// <summary>The reader of a type; <c>null</c> when it is neither an input nor an output.</summary>
    public static OutputReader? For(Type type) => ByType.GetOrAdd(type, static t => Create(t));

    public abstract Task<PlanValue?> ReadAsync(object source, ValueReader reader);

    private static OutputReader? Create(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            if (t.IsGenericType && t.GetGenericTypeDefinition() is var open && (open == typeof(Input<>) || open == typeof(Output<>)))
            {
                return (OutputReader)Activator.CreateInstance(typeof(OutputReader<>).MakeGenericType(t.GetGenericArguments()))!;
            }
        }

        return null;
    }
}

/// <inheritdoc cref="OutputReader"/>
internal sealed class OutputReader<T> : OutputReader
{
    public override async Task<PlanValue?> ReadAsync(object source, ValueReader reader)
    {
        Output<T> output = source as Output<T> ?? ((Input<T>)source).ToOutput();
        reader.Dependencies.UnionWith(await OutputUtilities.GetDependenciesAsync(output));
        bool isSecret = await Output.IsSecretAsync(output);
        PlanValue? value = await OutputUtilities.GetIsKnownAsync(output)
            ? await reader.ReadAsync(await OutputUtilities.GetValueAsync(output))
            : PlanUnknown.Instance;
        return isSecret ? new PlanSecret(value ?? PlanScalar.Null) : value;
    }
}
