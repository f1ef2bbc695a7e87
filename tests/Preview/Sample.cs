using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;
using Pulumi;

namespace CalicoIPv6.Tests.Preview;

/// <summary>Small programs and how to run them.</summary>
internal static class Sample
{
    public static RunOptions Options(bool simulate = false, string disabled = "*") => new()
    {
        Project = "sample",
        Stack = "test",
        Simulate = simulate,
        PackagesWithoutDefault = disabled.Length == 0 ? new HashSet<string>() : [disabled],
    };

    public static async Task<PlanDocument> PlanAsync(Action program, bool simulate = false, string disabled = "*")
    {
        RunResult run = await ProgramRun.RunAsync(
            () =>
            {
                program();
                return new Dictionary<string, object?>();
            },
            Options(simulate, disabled));
        return new PlanDocument(PlanMap.Empty, await new PlanBuilder(run, simulate).ResourcesAsync(), []);
    }

    public static async Task<PlanResource> ResourceAsync(string name, Action program, bool simulate = false) =>
        (await PlanAsync(program, simulate)).Resources.Single(r => r.Name == name);

    public static string Json(PlanDocument plan, bool showSecrets = false)
    {
        using var stream = new MemoryStream();
        PlanJson.Write(stream, plan, showSecrets);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static JsonElement Parsed(PlanDocument plan, bool showSecrets = false) => JsonDocument.Parse(Json(plan, showSecrets)).RootElement;

    public static ProviderResource Provider(string name = "things") => new("thing", name, ResourceArgs.Empty, new CustomResourceOptions());
}

public sealed class ThingArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy", json: true)]
    public Input<ThingPartArgs>? Policy { get; set; }

    [Input("part")]
    public Input<ThingPartArgs>? Part { get; set; }

    [Input("parts")]
    private InputList<ThingPartArgs>? _parts;

    public InputList<ThingPartArgs> Parts
    {
        get => _parts ??= [];
        set => _parts = value;
    }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("owner")]
    public Input<CustomResource>? Owner { get; set; }

    [Input("sizeOrName")]
    public InputUnion<int, string>? SizeOrName { get; set; }

    [Input("colour")]
    public Input<Colour>? Colour { get; set; }
}

public sealed class ThingPartArgs : ResourceArgs
{
    [Input("plain")]
    public Input<string>? Plain { get; set; }

    [Input("other")]
    public Input<string>? Other { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }
}

[EnumType]
public readonly record struct Colour
{
    private readonly string _value;

    private Colour(string value) => _value = value;

    public static Colour Red { get; } = new("red");

    public static explicit operator string(Colour colour) => colour._value;
}

public sealed class Thing(string name, ThingArgs args, CustomResourceOptions? options = null)
    : CustomResource("thing:index/thing:Thing", name, args, options)
{
    [Output("address")]
    public Output<string> Address { get; private set; } = null!;

    [Output("part")]
    public Output<ImmutableDictionary<string, string>?> Part { get; private set; } = null!;

    [Output("name")]
    public Output<string> ChosenName { get; private set; } = null!;
}

public sealed class Box : ComponentResource
{
    public Box(string name, ComponentResourceOptions? options = null, int depth = 0)
        : base("sample:index:Box", name, options)
    {
        Inner = depth == 0 ? null : new Box($"{name}-inner", new ComponentResourceOptions { Parent = this }, depth - 1);
        Content = new Thing($"{name}-thing", new ThingArgs { Name = name }, new CustomResourceOptions { Parent = this });
        Label = Output.Create(name);
        RegisterOutputs();
    }

    public Box? Inner { get; }

    public Thing Content { get; }

    [Output("label")]
    public Output<string> Label { get; private set; }
}
