using System.Collections.Concurrent;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The [Output] properties of a resource between its construction and its registration.</summary>
internal sealed class PendingOutputs
{
    private static readonly ConcurrentDictionary<Type, Slot[]> SlotsByType = new();

    private readonly Dictionary<string, IPendingOutput> _pending = [];

    /// <summary>Gives the properties their outputs. A local component makes its own, so only its URN is assigned.</summary>
    public static PendingOutputs AssignTo(Resource resource, bool all)
    {
        var outputs = new PendingOutputs();
        foreach (Slot slot in SlotsByType.GetOrAdd(resource.GetType(), type => [.. FindSlots(type)]))
        {
            if (all || slot.Property.DeclaringType == typeof(Resource))
                outputs._pending.Add(slot.Name, slot.AssignTo(resource));
        }
        return outputs;
    }

    public void Complete(Resource resource, RegisteredState state, bool isPreview)
    {
        Set("urn", state.Urn, isKnown: true);
        if (resource is CustomResource)
            Set("id", state.Id ?? "", isKnown: !string.IsNullOrEmpty(state.Id));
        foreach ((string name, IPendingOutput output) in _pending)
        {
            if (name is "urn" or "id")
                continue;
            if (state.Properties.TryGetValue(name, out object? tree))
                output.SetResult(Converter.Convert($"{resource.GetType().FullName}.{name}", tree, output.Type, resource));
            else
                output.SetResult(new OutputData<object?>(null, IsKnown: !isPreview, IsSecret: false, OutputData.NoResources));
        }
    }

    public void Fail(Exception exception)
    {
        foreach (IPendingOutput output in _pending.Values)
            output.SetException(exception);
    }

    private void Set(string name, string value, bool isKnown)
        => _pending[name].SetResult(new OutputData<object?>(value, isKnown, IsSecret: false, OutputData.NoResources));

    private static IEnumerable<Slot> FindSlots(Type type)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
                yield return Slot.Of(type, property, attribute.Name);
        }
    }

    private sealed record Slot(PropertyInfo Property, string Name, MethodInfo Setter, Type Value)
    {
        public static Slot Of(Type owner, PropertyInfo property, string? name)
        {
            // The setter may be private to a base class, where only that class shows it.
            MethodInfo? setter = property.DeclaringType!.GetMethod("set_" + property.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
            Type? value = property.PropertyType.IsConstructedGenericType ? property.PropertyType.GenericTypeArguments[0] : null;
            return new Slot(property, name ?? property.Name, setter!, value!) { FullName = $"[Output] {owner.FullName}.{property.Name}" };
        }

        public required string FullName { get; init; }

        public IPendingOutput AssignTo(Resource resource)
        {
            if (!Property.PropertyType.IsConstructedGenericType || Property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
                throw RunException.OutputsHaveIncorrectType([Name]);
            if (Setter == null)
                throw new InvalidOperationException($"{FullName} did not have a 'set' method");
            TargetTypes.Check(FullName, Value);
            var pending = (IPendingOutput)Activator.CreateInstance(typeof(PendingOutput<>).MakeGenericType(Value), resource)!;
            Setter.Invoke(resource, [pending.Output]);
            return pending;
        }
    }

    private interface IPendingOutput
    {
        Type Type { get; }

        IOutput Output { get; }

        void SetResult(OutputData<object?> data);

        void SetException(Exception exception);
    }

    private sealed class PendingOutput<T> : IPendingOutput
    {
        private readonly Resource _resource;
        private readonly TaskCompletionSource<OutputData<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public PendingOutput(Resource resource)
        {
            _resource = resource;
            // The deployment watches the registration, which fails as its outputs do.
            Output = new Output<T>(_source.Task, isWatched: false);
        }

        public Type Type => typeof(T);

        public IOutput Output { get; }

        public void SetResult(OutputData<object?> data)
            => _source.TrySetResult(new((T)(data.Value ?? default(T))!, data.IsKnown, data.IsSecret, data.Resources.Add(_resource)));

        public void SetException(Exception exception) => _source.TrySetException(exception);
    }
}
