using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace CalicoIPv6.Preview.Values;

/// <summary>A member that carries <c>[Input]</c>: optional lists and maps, and secrets, are private fields behind a public property.</summary>
/// <param name="Name">The name that the engine knows.</param>
/// <param name="IsJson">Whether the provider takes it as JSON in a text.</param>
/// <param name="Get">Reads it from an arguments object.</param>
internal sealed record InputMember(string Name, bool IsJson, Func<object, object?> Get)
{
    private const BindingFlags AnyInstance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, InputMember[]> ByType = new();

    /// <summary>The members of an arguments object; those of a dictionary are its entries.</summary>
    public static IEnumerable<InputMember> In(InputArgs args) => args is DictionaryResourceArgs
        ? Entries(args).Select(e => new InputMember(e.Key, IsJson: false, _ => e.Value))
        : Of(args.GetType());

    // The SDK keeps the dictionary to itself.
    private static ImmutableDictionary<string, object?> Entries(InputArgs args) =>
        (ImmutableDictionary<string, object?>)typeof(DictionaryResourceArgs).GetFields(AnyInstance)
            .First(f => f.FieldType == typeof(ImmutableDictionary<string, object?>)).GetValue(args)!;

    private static InputMember[] Of(Type type) => ByType.GetOrAdd(type, static t =>
    [
        .. t.GetFields(AnyInstance).Select(f => Of(f, f.GetValue)).OfType<InputMember>(),
        .. t.GetProperties(AnyInstance).Select(p => Of(p, p.GetValue)).OfType<InputMember>(),
    ]);

    // The attribute keeps its arguments to itself; what the compiler wrote down is there for everybody. Order: name, required, json.
    private static InputMember? Of(MemberInfo member, Func<object, object?> get)
    {
        if (!member.IsDefined(typeof(InputAttribute), inherit: true))
        {
            return null;
        }

        CustomAttributeData written = member.GetCustomAttributesData().First(a => a.AttributeType == typeof(InputAttribute));
        return new InputMember((string)written.ConstructorArguments[0].Value!, (bool)written.ConstructorArguments[2].Value!, get);
    }
}
