using System.Collections.Concurrent;
using System.Reflection;

namespace CalicoIPv6.Preview.Values;

/// <summary>Public members of generic SDK types, found once a type.</summary>
internal static class Member
{
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo> Properties = new();
    private static readonly ConcurrentDictionary<Type, MethodInfo> Conversions = new();

    public static object? Get(Type type, string name, object instance) =>
        Properties.GetOrAdd((type, name), static key => key.Item1.GetProperty(key.Item2) ?? throw new MissingMemberException(key.Item1.FullName, key.Item2))
            .GetValue(instance);

    /// <summary>The text or number that a Pulumi enum stands for: each converts explicitly to the one it has.</summary>
    public static object? Underlying(Type type, object value) => Conversions.GetOrAdd(type, static t =>
        t.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .First(m => m.Name == "op_Explicit" && (m.ReturnType == typeof(string) || m.ReturnType == typeof(double))))
        .Invoke(null, [value]);
}
