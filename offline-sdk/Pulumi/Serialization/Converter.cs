using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Makes typed values of plain trees. What does not fit is warned about and left at its default, as the published SDK does.</summary>
internal sealed class Converter(Resource? resource)
{
    private static readonly ConcurrentDictionary<(string Helper, Type Element), MethodInfo> Helpers = new();

    public static OutputData<object?> Convert(string context, object? tree, Type target, Resource? resource)
    {
        TargetTypes.Check(context, target);
        OutputData<object?> plain = Wire.Read(tree);
        return plain with { Value = new Converter(resource).Read(context, plain.Value, target) };
    }

    private object? Read(string context, object? value, Type target)
    {
        (object? result, string? error) = TryRead(context, value, target);
        if (error != null)
            Log.Warn(error, resource);
        return result;
    }

    private (object? Result, string? Error) TryRead(string context, object? value, Type target)
    {
        Type? nullable = Nullable.GetUnderlyingType(target);
        if (value == null)
            return (nullable == null && target.IsValueType ? Activator.CreateInstance(target) : null, null);
        target = nullable ?? target;
        if (target == typeof(object))
            return (value, null);
        if (target == typeof(int))
            return value is double number ? (unchecked((int)number), null) : Mismatch(context, value, typeof(double));
        if (target == typeof(JsonElement))
            return TryReadJson(context, value);
        if (target.IsEnum)
            return TryRead(context, value, typeof(int)) is (int constant, null) ? (Enum.ToObject(target, constant), null) : Mismatch(context, value, typeof(double));
        if (target.IsValueType && target.IsDefined(typeof(EnumTypeAttribute)))
            return TryReadEnumType(context, value, target);
        if (target.IsConstructedGenericType)
            return TryReadGeneric(context, value, target);
        if (target.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is { } discriminator)
            return TryReadCase(context, value, target, discriminator.PropertyName);
        if (target.IsDefined(typeof(OutputTypeAttribute)))
            return TryReadOutputType(context, value, target);
        return target.IsInstanceOfType(value) ? (value, null) : Mismatch(context, value, target);
    }

    private (object? Result, string? Error) TryReadGeneric(string context, object value, Type target)
    {
        Type definition = target.GetGenericTypeDefinition();
        Type element = target.GenericTypeArguments[^1];
        if (definition == typeof(Union<,>))
            return TryReadUnion(context, value, target);
        if (definition == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?> list
                ? (Helper(nameof(ToArray), element).Invoke(this, [context, list]), null)
                : Mismatch(context, value, typeof(ImmutableArray<object>));
        }
        if (definition == typeof(ImmutableDictionary<,>))
        {
            return value is ImmutableDictionary<string, object?> entries
                ? (Helper(nameof(ToDictionary), element).Invoke(this, [context, entries]), null)
                : Mismatch(context, value, typeof(ImmutableDictionary<string, object>));
        }
        (object? inner, string? error) = TryRead(context, value, element);
        return error == null ? (Helper(nameof(ToOutput), element).Invoke(this, [inner]), null) : (inner, error);
    }

    private (object? Result, string? Error) TryReadUnion(string context, object value, Type target)
    {
        Type[] types = target.GenericTypeArguments;
        for (int i = 0; i < types.Length; i++)
        {
            (object? result, string? error) = TryRead($"{context}.AsT{i}", value, types[i]);
            if (error == null)
                return (target.GetMethod($"FromT{i}")!.Invoke(null, [result]), null);
        }
        return (null, $"Expected {types[0].FullName} or {types[1].FullName} but got {value.GetType().FullName} deserializing {context}");
    }

    private static (object? Result, string? Error) TryReadEnumType(string context, object value, Type target)
    {
        Type type = value.GetType();
        if (type != typeof(string) && type != typeof(double))
            return (null, $"Expected {typeof(string).FullName} or {typeof(double).FullName} but got {type.FullName} deserializing {context}");
        return EnumTypes.Constructor(target, type) is { } constructor
            ? (constructor.Invoke([value]), null)
            : (null, $"Expected target type {target.FullName} to have a constructor with a single {type.FullName} parameter.");
    }

    private (object? Result, string? Error) TryReadCase(string context, object value, Type target, string property)
    {
        DiscriminatedUnionCaseAttribute[] cases = [.. target.GetCustomAttributes<DiscriminatedUnionCaseAttribute>()];
        string tags = string.Join(", ", cases.Select(union => union.Tag).Order(StringComparer.Ordinal));
        if (value is not ImmutableDictionary<string, object?> entries)
            return Mismatch(context, value, typeof(ImmutableDictionary<string, object>));
        if (entries.GetValueOrDefault(property) is not string tag)
            return (null, $"missing discriminator property \"{property}\"; expected one of: {tags} deserializing {context}");
        return cases.FirstOrDefault(union => union.Tag == tag) is { } found
            ? TryRead(context, value, found.Type)
            : (null, $"unknown \"{property}\" value \"{tag}\"; expected one of: {tags} deserializing {context}");
    }

    private (object? Result, string? Error) TryReadOutputType(string context, object value, Type target)
    {
        if (value is not ImmutableDictionary<string, object?> entries)
            return Mismatch(context, value, typeof(ImmutableDictionary<string, object>));
        ConstructorInfo constructor = OutputTypes.Constructor(target)!;
        object?[] arguments = [.. constructor.GetParameters().Select(parameter =>
        {
            string name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Read($"{target.FullName}({parameter.Name})", entries.GetValueOrDefault(name), parameter.ParameterType);
        })];
        return (constructor.Invoke(arguments), null);
    }

    private static (object? Result, string? Error) TryReadJson(string context, object value)
    {
        try
        {
            return (JsonSerializer.SerializeToElement(value), null);
        }
        catch (NotSupportedException)
        {
            return (null, $"Unexpected type {value.GetType().FullName} when converting {context} to {nameof(JsonElement)}");
        }
    }

    private static (object? Result, string? Error) Mismatch(string context, object value, Type expected)
        => (null, $"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {context}");

    private static MethodInfo Helper(string name, Type element) => Helpers.GetOrAdd((name, element), static key
        => typeof(Converter).GetMethod(key.Helper, BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)!.MakeGenericMethod(key.Element));

    private ImmutableArray<T> ToArray<T>(string context, ImmutableArray<object?> list)
        => ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll([.. list], item => Cast<T>(Read(context, item, typeof(T)))));

    private ImmutableDictionary<string, T> ToDictionary<T>(string context, ImmutableDictionary<string, object?> entries)
        => entries.ToImmutableDictionary(entry => entry.Key, entry => Cast<T>(Read(context, entry.Value, typeof(T))));

    private static Output<T> ToOutput<T>(object? value) => Output.Create(Cast<T>(value));

    private static T Cast<T>(object? value) => value == null ? default! : (T)value;
}
