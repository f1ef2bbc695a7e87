using System.Collections.Immutable;

namespace CalicoIPv6.Tests.Support;

/// <summary>Reads a resource's inputs by path.</summary>
internal static class Inputs
{
    /// <param name="inputs">Inputs of a resource, or an object in them.</param>
    /// <param name="path">Such as <c>spec.template.spec</c>.</param>
    public static object? At(this ImmutableDictionary<string, object> inputs, string path) =>
        path.Split('.').Aggregate((object?)inputs, (value, key) => (value as IReadOnlyDictionary<string, object>)?.GetValueOrDefault(key));

    public static ImmutableDictionary<string, object> ObjectAt(this ImmutableDictionary<string, object> inputs, string path) =>
        Assert.IsAssignableFrom<ImmutableDictionary<string, object>>(inputs.At(path));

    public static IReadOnlyList<string> TextsAt(this ImmutableDictionary<string, object> inputs, string path) =>
        [.. Assert.IsType<ImmutableArray<object>>(inputs.At(path)).Cast<string>()];

    public static IReadOnlyList<ImmutableDictionary<string, object>> ObjectsAt(this ImmutableDictionary<string, object> inputs, string path) =>
        [.. Assert.IsType<ImmutableArray<object>>(inputs.At(path)).Cast<ImmutableDictionary<string, object>>()];
}
