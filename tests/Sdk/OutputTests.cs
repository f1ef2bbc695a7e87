using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class OutputTests
{
    private static Output<string> Unknown => OutputUtilities.CreateUnknown("");

    [Fact]
    public async Task Apply_OnUnknown_DoesNotRunTheCallback()
    {
        bool ran = false;
        Resolved<string> result = await new Run().Resolve(() => Unknown.Apply(value =>
        {
            ran = true;
            return value;
        }));
        Assert.False(result.IsKnown);
        Assert.False(ran);
    }

    [Fact]
    public async Task Apply_ReturningASecretOutput_IsSecret()
    {
        Resolved<int> result = await new Run().Resolve(() => Output.Create(1).Apply(n => Output.CreateSecret(n + 1)));
        Assert.Equal(2, result.Value);
        Assert.True(result.IsSecret);
    }

    [Fact]
    public async Task Apply_ReturningNoOutput_IsKnownDefault()
    {
        Resolved<string> result = await new Run().Resolve(() => Output.Create(1).Apply(Output<string>? (_) => null));
        Assert.True(result.IsKnown);
        Assert.Null(result.Value);
    }

    [Fact]
    public async Task Apply_OnSecretUnknown_KeepsTheSecret()
    {
        Resolved<string> result = await new Run().Resolve(() => Output.CreateSecret(Unknown).Apply(value => value + "!"));
        Assert.True(result.IsSecret);
        Assert.False(result.IsKnown);
    }

    [Fact]
    public async Task All_OfASecretAndADependency_CarriesBoth()
    {
        Resolved<ImmutableArray<string>> result = await new Run().Resolve(() => Output.All(new Thing("a").Id, Output.CreateSecret("s"), new Thing("b").Id));
        Assert.Equal(["a-id", "s", "b-id"], result.Value.ToArray());
        Assert.True(result.IsSecret);
        Assert.Equal(["a", "b"], result.Dependencies);
    }

    [Fact]
    public async Task Tuple_WithOneUnknown_IsUnknownAndKeepsDependencies()
    {
        Resolved<(string, string, int)> result = await new Run().Resolve(() => Output.Tuple(new Thing("a").Id, Unknown, Output.Create(3)));
        Assert.False(result.IsKnown);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public async Task Tuple_OfEight_KeepsTheOrder()
    {
        Resolved<(int, int, int, int, int, int, int, int)> result = await new Run().Resolve(() => Output.Tuple(
            Output.Create(1), Output.Create(2), Output.Create(3), Output.Create(4), Output.Create(5), Output.Create(6), Output.Create(7), Output.Create(8)));
        Assert.Equal((1, 2, 3, 4, 5, 6, 7, 8), result.Value);
    }

    [Fact]
    public async Task Format_WithOutputsAndPlainValues_FormatsInvariantly()
    {
        Resolved<string> result = await new Run().Resolve(() => Output.Format($"[{new Thing("a").Id}]:{443} {1.5} {(Input<string>)"x"}"));
        Assert.Equal("[a-id]:443 1.5 x", result.Value);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public async Task Unsecret_OfASecret_IsPlain()
    {
        Assert.False((await new Run().Resolve(() => Output.Unsecret(Output.CreateSecret("s")))).IsSecret);
    }

    [Fact]
    public async Task JsonSerialize_WithNestedInputs_WritesTheirValues()
    {
        Resolved<string> result = await new Run().Resolve(() => Output.JsonSerialize(Output.Create(new
        {
            Id = new Thing("a").Id,
            Zones = new InputList<string> { "z1", Output.Create("z2") },
            Tags = new InputMap<string> { { "k", Output.CreateSecret("v") } },
            Nothing = Output.Create((string?)null),
        })));
        Assert.Equal("""{"Id":"a-id","Zones":["z1","z2"],"Tags":{"k":"v"},"Nothing":null}""", result.Value);
        Assert.True(result.IsSecret);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public async Task JsonSerialize_WithANestedUnknown_IsUnknown()
    {
        Resolved<string> result = await new Run().Resolve(() => Output.JsonSerialize(Output.Create(new { A = Unknown, B = 1 })));
        Assert.False(result.IsKnown);
    }

    [Fact]
    public async Task JsonDeserialize_OfASecret_IsSecret()
    {
        Resolved<int[]> result = await new Run().Resolve(() => Output.JsonDeserialize<int[]>(Output.CreateSecret("[1,2]")));
        Assert.Equal([1, 2], result.Value);
        Assert.True(result.IsSecret);
    }

    [Fact]
    public async Task JsonDeserialize_WithNestedOutputs_GivesThemTheSecret()
    {
        Resolved<ImmutableArray<string>> result = await new Run().Resolve(() => Output
            .JsonDeserialize<Dictionary<string, InputList<string>>>(Output.CreateSecret("""{"a":["x"]}"""))
            .Apply(map => map["a"].ToOutput()));
        Assert.Equal(["x"], result.Value.ToArray());
        Assert.True(result.IsSecret);
    }

    [Fact]
    public async Task WithDependency_OnAnOutput_AddsTheResource()
    {
        Resolved<int> result = await new Run().Resolve(() => OutputUtilities.WithDependency(Output.Create(1), new Thing("a")));
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public async Task DeferredOutput_WhenResolved_HasTheOtherOutputsData()
    {
        Resolved<string> result = await new Run().Resolve(() =>
        {
            var deferred = new DeferredOutput<string>();
            deferred.Resolve(Output.CreateSecret(new Thing("a").Id));
            Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create("again")));
            return deferred.Output;
        });
        Assert.Equal("a-id", result.Value);
        Assert.True(result.IsSecret);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public async Task ToString_OnAnOutput_IsAWarningAndNotTheValue()
    {
        string text = "";
        await new Run().Of(() => { text = Output.Create("value").ToString()!; });
        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("value\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InputList_BuiltInParts_KeepsTheOrder()
    {
        Resolved<ImmutableArray<int>> result = await new Run().Resolve(() =>
        {
            var list = new InputList<int> { 1, Output.Create(2) };
            list.AddRange(new[] { 3, 4 });
            return list.Concat(Output.Create(new List<int> { 5 })).ToOutput();
        });
        Assert.Equal([1, 2, 3, 4, 5], result.Value.ToArray());
    }

    [Fact]
    public async Task InputMap_Merged_TakesTheSecondValue()
    {
        Resolved<ImmutableDictionary<string, int>> result = await new Run().Resolve(() => InputMap<int>.Merge(
            new InputMap<int> { { "a", 1 }, { "b", 2 } },
            new InputMap<int> { ["b"] = Output.Create(3) }).ToOutput());
        Assert.Equal(1, result.Value["a"]);
        Assert.Equal(3, result.Value["b"]);
    }

    [Fact]
    public async Task InputJson_FromText_IsTheParsedElement()
    {
        Resolved<JsonElement> result = await new Run().Resolve(() => ((InputJson)"""{"a":1}""").ToOutput());
        Assert.Equal(1, result.Value.GetProperty("a").GetInt32());
    }

    [Fact]
    public async Task Union_FromEitherType_RemembersWhich()
    {
        Resolved<string> result = await new Run().Resolve(()
            => Output.Create((Union<int, string>)"https").Apply(port => port.Match(number => $"{number}", name => name)));
        Assert.Equal("https", result.Value);
        Union<int, string> port = 443;
        Assert.True(port.IsT0);
        Assert.Throws<InvalidOperationException>(() => port.AsT1);
    }

    [Fact]
    public async Task GetAt_OnAnArray_TakesTheElement()
    {
        Output<ImmutableArray<string>> Array() => Output.Create(ImmutableArray.Create("a", "b"));
        Assert.Equal("b", (await new Run().Resolve(() => Array().GetAt(1))).Value);
        Assert.Equal("a", (await new Run().Resolve(() => Array().First())).Value);
        Assert.Equal(2, (await new Run().Resolve(() => Array().Length())).Value);
    }
}
