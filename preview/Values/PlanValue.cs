using System.Collections.Immutable;

namespace CalicoIPv6.Preview.Values;

/// <summary>A property's value as an engine would see it, with what is secret and what is unknown still told apart.</summary>
public abstract record PlanValue
{
    /// <summary>Whether something in it is known only after deployment.</summary>
    public abstract bool HasUnknown { get; }

    /// <summary>Whether something in it is secret.</summary>
    public abstract bool HasSecret { get; }

    /// <summary>The value with all secrets taken out of their wrapping.</summary>
    public abstract PlanValue Revealed { get; }
}

/// <summary>A text, a boolean, a number, or <c>null</c>.</summary>
public sealed record PlanScalar(object? Value) : PlanValue
{
    public static readonly PlanScalar Null = new((object?)null);

    public override bool HasUnknown => false;

    public override bool HasSecret => false;

    public override PlanValue Revealed => this;

    public string? Text => Value as string;
}

/// <summary>A list.</summary>
public sealed record PlanList(ImmutableArray<PlanValue> Items) : PlanValue
{
    public override bool HasUnknown => Items.Any(i => i.HasUnknown);

    public override bool HasSecret => Items.Any(i => i.HasSecret);

    public override PlanValue Revealed => HasSecret ? new PlanList([.. Items.Select(i => i.Revealed)]) : this;
}

/// <summary>A map; its keys are in ordinal order, as the engine's JSON has them.</summary>
public sealed record PlanMap(ImmutableSortedDictionary<string, PlanValue> Entries) : PlanValue
{
    public static readonly PlanMap Empty = new(ImmutableSortedDictionary.Create<string, PlanValue>(StringComparer.Ordinal));

    public override bool HasUnknown => Entries.Values.Any(v => v.HasUnknown);

    public override bool HasSecret => Entries.Values.Any(v => v.HasSecret);

    public override PlanValue Revealed => HasSecret ? Of(Entries.Select(e => KeyValuePair.Create(e.Key, e.Value.Revealed))) : this;

    /// <summary>The value of a key; <c>null</c> when it is absent.</summary>
    public PlanValue? this[string key] => Entries.GetValueOrDefault(key);

    public static PlanMap Of(params IEnumerable<(string Key, PlanValue Value)> entries) => Of(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));

    public static PlanMap Of(IEnumerable<KeyValuePair<string, PlanValue>> entries) =>
        new(entries.ToImmutableSortedDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal));
}

/// <summary>A value that is not to be shown.</summary>
public sealed record PlanSecret(PlanValue Value) : PlanValue
{
    /// <summary>What stands for a secret wherever values are printed, as in the CLI.</summary>
    public const string Mask = "[secret]";

    public override bool HasUnknown => Value.HasUnknown;

    public override bool HasSecret => true;

    public override PlanValue Revealed => Value.Revealed;
}

/// <summary>A value known only after deployment.</summary>
public sealed record PlanUnknown : PlanValue
{
    /// <summary>What the engine writes for an unknown value (pulumi/pulumi sdk/go/common/resource/plugin/rpc.go, UnknownStringValue).</summary>
    public const string Sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>What a person reads instead.</summary>
    public const string Display = "<known after up>";

    public static readonly PlanUnknown Instance = new();

    private PlanUnknown()
    {
    }

    public override bool HasUnknown => true;

    public override bool HasSecret => false;

    public override PlanValue Revealed => this;
}
