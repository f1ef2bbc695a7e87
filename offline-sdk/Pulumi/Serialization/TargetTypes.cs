using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Which types a state can be read into; checked before a resource is registered, so that a wrong class fails early.</summary>
internal static class TargetTypes
{
    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    private static readonly HashSet<Type> Leaves =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive), typeof(JsonElement),
    ];

    private static readonly HashSet<Type> Transparent = [typeof(Nullable<>), typeof(Union<,>), typeof(ImmutableArray<>), typeof(Output<>)];

    public static ImmutableDictionary<string, object?> CheckValues(ImmutableDictionary<string, object?> dictionary)
    {
        foreach (object value in dictionary.Values.OfType<object>())
        {
            Type type = value.GetType();
            Check(nameof(dictionary), value is IOutput ? type.GenericTypeArguments[0] : type);
        }
        return dictionary;
    }

    public static void Check(string context, Type type)
    {
        if (!Checked.ContainsKey(type))
            Check(context, type, []);
        Checked[type] = true;
    }

    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        bool isLeaf = Leaves.Contains(type) || type.IsAssignableTo(typeof(Resource)) || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int));
        if (isLeaf || !seen.Add(type))
            return;
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
            EnumTypes.Check(type);
        else if (type.IsConstructedGenericType)
            CheckGeneric(context, type, seen);
        else if (type.IsInterface && type.IsDefined(typeof(DiscriminatedUnionDiscriminatorAttribute)))
            CheckUnion(type, seen);
        else
            CheckOutputType(context, type, seen);
    }

    private static void CheckGeneric(string context, Type type, HashSet<Type> seen)
    {
        Type definition = type.GetGenericTypeDefinition();
        if (definition == typeof(ImmutableDictionary<,>))
        {
            if (type.GenericTypeArguments[0] != typeof(string))
                throw new InvalidOperationException($"{context} contains invalid type {type.FullName}:\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
            Check(context, type.GenericTypeArguments[1], seen);
            return;
        }
        if (!Transparent.Contains(definition))
            throw new InvalidOperationException($"{context} contains invalid type {type.FullName}:\n    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        foreach (Type argument in type.GenericTypeArguments)
            Check(context, argument, seen);
    }

    private static void CheckUnion(Type type, HashSet<Type> seen)
    {
        foreach (DiscriminatedUnionCaseAttribute union in type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>())
        {
            if (!type.IsAssignableFrom(union.Type))
                throw new InvalidOperationException($"{type.FullName} had [{nameof(DiscriminatedUnionCaseAttribute)}(\"{union.Tag}\")] with type {union.Type.FullName} that is not assignable to {type.FullName}.");
            Check($"{type.FullName}(\"{union.Tag}\")", union.Type, seen);
        }
    }

    private static void CheckOutputType(string context, Type type, HashSet<Type> seen)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute)))
            throw new InvalidOperationException($"{context} contains invalid type {type.FullName}. Allowed types are:\n    String, Boolean, Int32, Double,\n    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        ConstructorInfo constructor = OutputTypes.Constructor(type)
            ?? throw new InvalidOperationException($"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with [{nameof(OutputConstructorAttribute)}].");
        foreach (ParameterInfo parameter in constructor.GetParameters())
            Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
    }
}

/// <summary>Structs marked [EnumType]: a string or a number with names.</summary>
internal static class EnumTypes
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public static void Check(Type type)
    {
        Type underlying = Constructor(type, typeof(string)) != null ? typeof(string)
            : Constructor(type, typeof(double)) != null ? typeof(double)
            : throw new InvalidOperationException($"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor with a single String or Double parameter.");
        if (Operator(type)?.ReturnType != underlying)
            throw new InvalidOperationException($"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain an explicit conversion operator to {underlying.FullName}.");
    }

    public static ConstructorInfo? Constructor(Type type, Type underlying) => type.GetConstructor(Instance, [underlying]);

    public static object? ToUnderlying(string context, object value)
    {
        Type type = value.GetType();
        MethodInfo? conversion = Operator(type);
        if (conversion == null || (conversion.ReturnType != typeof(string) && conversion.ReturnType != typeof(double)))
            throw new InvalidOperationException($"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{context}");
        return conversion.Invoke(null, [value]);
    }

    private static MethodInfo? Operator(Type type) => type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
}

/// <summary>Classes marked [OutputType]: read-only fields, set by one constructor.</summary>
internal static class OutputTypes
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, ConstructorInfo?> Constructors = new();

    public static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(Instance).Where(field => field.IsInitOnly);

    public static ConstructorInfo? Constructor(Type type) => Constructors.GetOrAdd(type, static type =>
    {
        ConstructorInfo[] all = type.GetConstructors(Instance);
        ConstructorInfo[] visible = [.. all.Where(constructor => constructor.IsPublic)];
        return all.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (visible is [var only] ? only : null);
    });
}
