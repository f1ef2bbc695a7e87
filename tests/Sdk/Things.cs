// Output classes have read-only fields and a private constructor that only the SDK calls: the published providers are shaped so.
#pragma warning disable CA1051, IDE0051
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace CalicoIPv6.Tests.Sdk;

/// <summary>A resource as generated provider code declares one.</summary>
public sealed class Thing : CustomResource
{
    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base("test:index/thing:Thing", name, args ?? new ThingArgs(), options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("size")]
    public Output<int?> Size { get; private set; } = null!;

    [Output("zones")]
    public Output<ImmutableArray<string>> Zones { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("part")]
    public Output<Part?> Part { get; private set; } = null!;

    [Output("mode")]
    public Output<Mode> Mode { get; private set; } = null!;

    [Output("level")]
    public Output<Level> Level { get; private set; } = null!;

    [Output("port")]
    public Output<Union<int, string>> Port { get; private set; } = null!;

    [Output("document")]
    public Output<JsonElement> Document { get; private set; } = null!;

    public static Thing Get(string name, Input<string> id) => new(name, null, new CustomResourceOptions { Id = id });
}

public sealed class ThingArgs : ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("zones")]
    private InputList<string>? _zones;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("mode")]
    public Input<Mode>? Mode { get; set; }

    [Input("port")]
    public InputUnion<int, string>? Port { get; set; }

    [Input("owner")]
    public Input<CustomResource>? Owner { get; set; }

    [Input("settings", json: true)]
    public Input<PartArgs>? Settings { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= new InputMap<string>();
        set => _tags = value;
    }

    public InputList<string> Zones
    {
        get => _zones ??= new InputList<string>();
        set => _zones = value;
    }
}

public sealed class PartArgs : ResourceArgs
{
    [Input("cidr", required: true)]
    public Input<string> Cidr { get; set; } = null!;

    [Input("count")]
    public Input<int>? Count { get; set; }
}

[OutputType]
public sealed class Part
{
    public readonly string Cidr;
    public readonly int Count;

    [OutputConstructor]
    private Part(string cidr, int count)
    {
        Cidr = cidr;
        Count = count;
    }
}

[EnumType]
public readonly struct Mode : IEquatable<Mode>
{
    private readonly string _value;

    private Mode(string value) => _value = value;

    public static Mode Dual { get; } = new("dualstack");

    public static explicit operator string(Mode value) => value._value;

    public static bool operator ==(Mode left, Mode right) => left.Equals(right);

    public static bool operator !=(Mode left, Mode right) => !left.Equals(right);

    public bool Equals(Mode other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Mode other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;
}

public enum Level
{
    Low = 1,
    High = 2,
}

public sealed class ThingProvider(string name, ThingProviderArgs? args = null, CustomResourceOptions? options = null)
    : ProviderResource("test", name, args ?? new ThingProviderArgs(), options);

public sealed class ThingProviderArgs : ResourceArgs;

public sealed class Box : ComponentResource
{
    public Box(string name, ComponentResourceOptions? options = null) : base("test:index:Box", name, options)
    {
        Inner = new Thing($"{name}-inner", null, new CustomResourceOptions { Parent = this });
        Arn = Inner.Arn;
        RegisterOutputs();
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; }

    [Output]
    public Output<string>? Unassigned { get; private set; }

    public Thing Inner { get; }
}

public sealed class FindThingArgs : InvokeArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

[OutputType]
public sealed class FindThingResult
{
    public readonly string Id;
    public readonly ImmutableArray<Part> Parts;

    [OutputConstructor]
    private FindThingResult(string id, ImmutableArray<Part> parts)
    {
        Id = id;
        Parts = parts;
    }
}
