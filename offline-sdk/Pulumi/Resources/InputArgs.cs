using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

public abstract class InputArgs
{
    private static readonly ConcurrentDictionary<Type, Member[]> MembersByType = new();

    internal virtual IEnumerable<KeyValuePair<string, object?>> ToEntries()
    {
        foreach (Member member in MembersByType.GetOrAdd(GetType(), FindMembers))
        {
            string fullName = $"[Input] {GetType().FullName}.{member.Name}";
            object? value = member.Get(this);
            if (value == null && member.Attribute.IsRequired)
                throw new ArgumentNullException(member.Name, $"{fullName} is required but was not given a value");
            yield return new(member.Attribute.Name, member.Attribute.IsJson ? ToJson(fullName, value) : value);
        }
    }

    private static Member[] FindMembers(Type type)
    {
        const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        IEnumerable<Member?> fields = type.GetFields(Instance).Select(field => Member.Of(field, field.GetValue));
        IEnumerable<Member?> properties = type.GetProperties(Instance).Select(property => Member.Of(property, property.GetValue));
        return [.. fields.Concat(properties).OfType<Member>()];
    }

    private static Output<string>? ToJson(string context, object? value)
    {
        Func<object?, Task<string>> format = async plain
            => ProtoJson.Format(await new Serializer(keepResources: false).SerializeAsync(context, plain).ConfigureAwait(false));
        return value switch
        {
            null => null,
            IInput input => new Output<object?>(input.ToOutput().GetDataAsync()).Apply(format),
            _ => Output.Create(format(value)),
        };
    }

    private sealed record Member(string Name, InputAttribute Attribute, Func<object?, object?> Get)
    {
        public static Member? Of(MemberInfo member, Func<object?, object?> get)
            => member.GetCustomAttribute<InputAttribute>() is { } attribute ? new(member.Name, attribute, get) : null;
    }
}

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new None();

    private sealed class None : ResourceArgs;
}

public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new None();

    private sealed class None : InvokeArgs;
}

public abstract class CallArgs : InputArgs
{
    public static readonly CallArgs Empty = new None();

    private sealed class None : CallArgs;
}

public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    private readonly ImmutableDictionary<string, object?> _entries = TargetTypes.CheckValues(dictionary);

    internal override IEnumerable<KeyValuePair<string, object?>> ToEntries() => _entries;
}

public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> _entries = TargetTypes.CheckValues(dictionary);

    internal override IEnumerable<KeyValuePair<string, object?>> ToEntries() => _entries;
}
