using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pulumi;

namespace CalicoIPv6.Preview.Values;

/// <summary>
/// Turns what a program wrote into arguments into <see cref="PlanValue"/>s, and collects what they depend on. The mock engine cannot
/// serve for this: it has taken secrets apart and dropped unknowns by the time a mock sees them.
/// </summary>
/// <param name="urnOf">The real URN of a resource: the mock engine's own URNs are not an engine's.</param>
internal sealed class ValueReader(Func<Resource, string> urnOf)
{
    // The marks of an asset and of an archive in an engine's state (pulumi/pulumi sdk/go/common/resource, AssetSig and ArchiveSig).
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    private const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";

    private static readonly ConcurrentDictionary<Type, bool> IsEnumType = new();

    /// <summary>The resources that the values read so far come from.</summary>
    public HashSet<Resource> Dependencies { get; } = [];

    /// <summary>Reads one value; <c>null</c> when there is none.</summary>
    /// <exception cref="NotSupportedException">The value is of a type that resource arguments cannot have.</exception>
    public async ValueTask<PlanValue?> ReadAsync(object? value) => value switch
    {
        null or ValueTuple => null,
        string or bool or double or int or long => new PlanScalar(value),
        _ when OutputReader.For(value.GetType()) is { } output => await output.ReadAsync(value, this),
        InputArgs args => await ReadArgsAsync(args),
        Resource resource => await ReadResourceAsync(resource),
        AssetOrArchive asset => OfAsset(asset),
        JsonElement element => OfJson(element),
        IDictionary map => await ReadMapAsync(map),
        IEnumerable list => await ReadListAsync(list),
        Enum constant => new PlanScalar(Convert.ToInt32(constant, null)),
        _ => await ReadDeclaredAsync(value),
    };

    /// <summary>Reads an arguments object; its absent members are left out.</summary>
    public async ValueTask<PlanMap> ReadArgsAsync(InputArgs args)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (InputMember member in InputMember.In(args))
        {
            if (await ReadMemberAsync(member, args) is { } value)
            {
                entries[member.Name] = value;
            }
        }

        return new PlanMap(entries.ToImmutable());
    }

    public async ValueTask<PlanValue?> ReadMemberAsync(InputMember member, InputArgs args)
    {
        PlanValue? value = await ReadAsync(member.Get(args));
        return value is not null && member.IsJson ? JsonText.Of(value) : value;
    }

    private async ValueTask<PlanValue?> ReadResourceAsync(Resource resource)
    {
        if (resource is not CustomResource custom)
        {
            return new PlanScalar(urnOf(resource));
        }

        Dependencies.Add(custom);
        return await ReadAsync(custom.Id);
    }

    private async ValueTask<PlanValue> ReadMapAsync(IDictionary map)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            if (await ReadAsync(entry.Value) is { } value)
            {
                entries[(string)entry.Key] = value;
            }
        }

        return new PlanMap(entries.ToImmutable());
    }

    private async ValueTask<PlanValue> ReadListAsync(IEnumerable list)
    {
        // The default of ImmutableArray cannot be enumerated; the SDK takes it for an empty list.
        if (list.GetType().IsValueType && list.Equals(RuntimeHelpers.GetUninitializedObject(list.GetType())))
        {
            return new PlanList([]);
        }

        var items = ImmutableArray.CreateBuilder<PlanValue>();
        foreach (object? item in list)
        {
            items.Add(await ReadAsync(item) ?? PlanScalar.Null);
        }

        return new PlanList(items.ToImmutable());
    }

    private async ValueTask<PlanValue?> ReadDeclaredAsync(object value)
    {
        Type type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>))
        {
            return await ReadAsync(Member.Get(type, "Value", value));
        }

        if (IsEnumType.GetOrAdd(type, static t => t.IsDefined(typeof(EnumTypeAttribute), inherit: false)))
        {
            return new PlanScalar(Member.Underlying(type, value));
        }

        if (!type.IsDefined(typeof(OutputTypeAttribute), inherit: false))
        {
            throw new NotSupportedException($"{type.FullName} is not a supported argument type");
        }

        var entries = new Dictionary<string, object?>();
        foreach (System.Reflection.FieldInfo field in type.GetFields())
        {
            entries[char.ToLowerInvariant(field.Name[0]) + field.Name[1..]] = field.GetValue(value);
        }

        return await ReadMapAsync(entries);
    }

    // What is in an asset is not public; that there is one is all that a plan can say.
    private static PlanMap OfAsset(AssetOrArchive asset) =>
        PlanMap.Of([KeyValuePair.Create<string, PlanValue>(SignatureKey, new PlanScalar(asset is Asset ? AssetSignature : ArchiveSignature))]);

    private static PlanValue OfJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new PlanScalar(element.GetString()),
        JsonValueKind.Number => new PlanScalar(element.TryGetInt64(out long whole) ? whole : element.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => new PlanScalar(element.GetBoolean()),
        JsonValueKind.Array => new PlanList([.. element.EnumerateArray().Select(OfJson)]),
        JsonValueKind.Object => PlanMap.Of(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, OfJson(p.Value)))),
        _ => PlanScalar.Null,
    };
}
