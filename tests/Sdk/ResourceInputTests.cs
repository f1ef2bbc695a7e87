using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class ResourceInputTests
{
    private readonly Run _run = new();

    [Fact]
    public async Task Mock_OfPlainArguments_SeesPlainValues()
    {
        await _run.Of(() => _ = new Thing("a", new ThingArgs
        {
            Name = "n",
            Size = 3,
            Mode = Mode.Dual,
            Port = "https",
            Part = new PartArgs { Cidr = "fd00::/64", Count = 2 },
            Zones = { "z1", "z2" },
            Tags = { { "k", "v" } },
        }));
        ImmutableDictionary<string, object> inputs = _run.Inputs("a");
        Assert.Equal("n", inputs["name"]);
        Assert.Equal(3.0, inputs["size"]);
        Assert.Equal("dualstack", inputs["mode"]);
        Assert.Equal("https", inputs["port"]);
        var part = Assert.IsType<ImmutableDictionary<string, object>>(inputs["part"]);
        Assert.Equal("fd00::/64", part["cidr"]);
        Assert.Equal(2.0, part["count"]);
        Assert.Equal(["z1", "z2"], Assert.IsType<ImmutableArray<object>>(inputs["zones"]).ToArray());
        Assert.Equal("v", Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"])["k"]);
    }

    [Fact]
    public async Task Mock_OfUnsetArguments_SeesNothing()
    {
        await _run.Of(() => _ = new Thing("a"));
        Assert.Empty(_run.Inputs("a"));
    }

    [Fact]
    public async Task Mock_OfTouchedLists_SeesThemEmpty()
    {
        await _run.Of(() =>
        {
            var args = new ThingArgs();
            _ = args.Zones;
            _ = args.Tags;
            _ = new Thing("a", args);
        });
        Assert.Empty(Assert.IsType<ImmutableArray<object>>(_run.Inputs("a")["zones"]));
        Assert.Empty(Assert.IsType<ImmutableDictionary<string, object>>(_run.Inputs("a")["tags"]));
    }

    [Fact]
    public async Task Mock_OfASecret_SeesThePlainValue()
    {
        await _run.Of(() => _ = new Thing("a", new ThingArgs { Name = Output.CreateSecret("s"), Tags = { { "k", Output.CreateSecret("v") } } }));
        Assert.Equal("s", _run.Inputs("a")["name"]);
        Assert.Equal("v", ((ImmutableDictionary<string, object>)_run.Inputs("a")["tags"])["k"]);
    }

    [Fact]
    public async Task Mock_OfAnUnknownAnywhereInAProperty_DoesNotSeeTheProperty()
    {
        Output<string> Unknown() => OutputUtilities.CreateUnknown("");
        await _run.Of(() => _ = new Thing("a", new ThingArgs
        {
            Name = "n",
            Part = new PartArgs { Cidr = Unknown(), Count = 2 },
            Zones = { "z1", Unknown() },
            Tags = { { "k", Unknown() } },
        }));
        Assert.Equal(["name"], _run.Inputs("a").Keys);
    }

    [Fact]
    public async Task Mock_OfAResourceArgument_SeesAResource()
    {
        await _run.Of(() => _ = new Thing("b", new ThingArgs { Owner = new Thing("a") }));
        var owner = Assert.IsAssignableFrom<Resource>(_run.Inputs("b")["owner"]);
        Assert.EndsWith("::a", await OutputUtilities.GetValueAsync(owner.Urn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mock_OfAJsonArgument_SeesText()
    {
        await _run.Of(() => _ = new Thing("a", new ThingArgs { Settings = new PartArgs { Cidr = "\"<é", Count = 2 } }));
        Assert.Equal("""{ "cidr": "\"\u003cé", "count": 2 }""", _run.Inputs("a")["settings"]);
    }

    [Fact]
    public async Task Argument_RequiredAndMissing_FailsWithItsName()
    {
        Exception failure = await _run.Failure(() => _ = new Thing("a", new ThingArgs { Part = new PartArgs() }));
        Assert.Contains("[Input] CalicoIPv6.Tests.Sdk.PartArgs.Cidr is required but was not given a value (Parameter 'Cidr')", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Argument_RequiredButNullInside_Passes()
    {
        await _run.Of(() => _ = new Thing("a", new ThingArgs { Part = new PartArgs { Cidr = Output.Create((string)null!) } }));
        Assert.Empty((ImmutableDictionary<string, object>)_run.Inputs("a")["part"]);
    }

    [Fact]
    public async Task Map_WithTwoValuesOfOneKey_Fails()
    {
        Exception failure = await _run.Failure(() => _ = new Thing("a", new ThingArgs { Tags = { { "k", "1" }, { "k", "2" } } }));
        Assert.Contains("Key 'k' already exists in the map with a different value.", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_WithOneValueTwice_Passes()
    {
        await _run.Of(() => _ = new Thing("a", new ThingArgs { Tags = { { "k", "1" }, { "k", Output.Create("1") } } }));
        Assert.Equal("1", ((ImmutableDictionary<string, object>)_run.Inputs("a")["tags"])["k"]);
    }

    [Fact]
    public async Task DictionaryArgs_OnAResource_AreItsInputs()
    {
        ImmutableDictionary<string, object?> dictionary = ImmutableDictionary<string, object?>.Empty.Add("x", 1).Add("y", Output.Create("z")).Add("n", null);
        await _run.Of(() => _ = new CustomResource("test:index:Any", "a", new DictionaryResourceArgs(dictionary), new CustomResourceOptions()));
        Assert.Equal(1.0, _run.Inputs("a")["x"]);
        Assert.Equal("z", _run.Inputs("a")["y"]);
        Assert.Equal(2, _run.Inputs("a").Count);
    }
}
