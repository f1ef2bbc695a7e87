using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;

namespace CalicoIPv6.Preview.Planning;

/// <summary>The properties of a resource type that carry <c>[Output]</c>, by the engine's name for them.</summary>
internal static class OutputMember
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> ByType = new();

    // The id and the URN stand elsewhere in a plan.
    public static IReadOnlyList<(string Name, PropertyInfo Property)> Of(Type type) => ByType.GetOrAdd(type, static t =>
    [
        .. t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => (p.GetCustomAttribute<OutputAttribute>() is { } output ? output.Name ?? p.Name : "", p))
            .Where(m => m.Item1 is not ("" or "id" or "urn")),
    ]);
}
