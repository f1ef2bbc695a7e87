using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class ResourceOutputTests
{
    private static Run Returning(string key, object value) => new(_ => new Dictionary<string, object> { [key] = value });

    [Fact]
    public async Task Output_MissingFromStateInPreview_IsUnknown()
    {
        Assert.False((await new Run().Resolve(() => new Thing("a").Arn, Run.Preview)).IsKnown);
    }

    [Fact]
    public async Task TestOptions_WithoutIsPreview_MeansPreview()
    {
        Assert.False((await new Run().Resolve(() => new Thing("a").Arn, new TestOptions())).IsKnown);
    }

    [Fact]
    public async Task Output_MissingFromStateInUpdate_IsKnownDefault()
    {
        Resolved<string> result = await new Run().Resolve(() => new Thing("a").Arn);
        Assert.True(result.IsKnown);
        Assert.Null(result.Value);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Id_WhenTheMockGivesNone_IsUnknownEvenInUpdate(string? id)
    {
        var run = new Run(id: _ => id);
        Assert.False((await run.Resolve(() => new Thing("a").Id)).IsKnown);
    }

    [Fact]
    public async Task Urn_OfAResource_NamesStackProjectTypeAndName()
    {
        var options = new TestOptions { IsPreview = true, ProjectName = "p", StackName = "s" };
        Resolved<string> result = await new Run().Resolve(() => new Thing("a").Urn, options);
        Assert.Equal("urn:pulumi:s::p::pulumi:pulumi:Stack$test:index/thing:Thing::a", result.Value);
    }

    [Fact]
    public async Task State_WithASecret_MakesASecretOutput()
    {
        Resolved<string> result = await Returning("arn", Output.CreateSecret("s")).Resolve(() => new Thing("a").Arn);
        Assert.Equal("s", result.Value);
        Assert.True(result.IsSecret);
    }

    [Fact]
    public async Task State_WithAnUnknownOutput_MakesAnUnknownOutput()
    {
        Assert.False((await Returning("arn", OutputUtilities.CreateUnknown("")).Resolve(() => new Thing("a").Arn)).IsKnown);
    }

    [Fact]
    public async Task State_WithPulumisUnknownMarker_MakesAnUnknownOutput()
    {
        Run run = Returning("zones", new[] { "z", "04da6b54-80e4-46f7-96ec-b56ff0331ba9" });
        Assert.False((await run.Resolve(() => new Thing("a").Zones)).IsKnown);
    }

    [Fact]
    public async Task State_WithCollections_IsReadIntoThem()
    {
        Assert.Equal(["x", "y"], (await Returning("zones", new[] { "x", "y" }).Resolve(() => new Thing("a").Zones)).Value.ToArray());
        var tags = new Dictionary<string, string> { ["k"] = "v" };
        Assert.Equal("v", (await Returning("tags", tags).Resolve(() => new Thing("a").Tags)).Value!["k"]);
    }

    [Fact]
    public async Task State_WithANestedObject_IsReadIntoItsClass()
    {
        var part = new Dictionary<string, object> { ["cidr"] = "fd00::/64", ["count"] = 2 };
        Resolved<Part?> result = await Returning("part", part).Resolve(() => new Thing("a").Part);
        Assert.Equal("fd00::/64", result.Value!.Cidr);
        Assert.Equal(2, result.Value.Count);
    }

    [Fact]
    public async Task State_AsInputArgs_IsRead()
    {
        var run = new Run(_ => new ThingArgs { Size = 3, Part = new PartArgs { Cidr = "c" } });
        Assert.Equal(3, (await run.Resolve(() => new Thing("a").Size)).Value);
    }

    [Fact]
    public async Task State_WithEnums_IsReadIntoThem()
    {
        Assert.Equal(Mode.Dual, (await Returning("mode", "dualstack").Resolve(() => new Thing("a").Mode)).Value);
        Assert.Equal(Level.High, (await Returning("level", 2).Resolve(() => new Thing("a").Level)).Value);
    }

    [Fact]
    public async Task State_WithAUnion_TakesTheTypeThatFits()
    {
        Assert.Equal(443, (await Returning("port", 443).Resolve(() => new Thing("a").Port)).Value.AsT0);
        Assert.Equal("https", (await Returning("port", "https").Resolve(() => new Thing("a").Port)).Value.AsT1);
    }

    [Fact]
    public async Task State_WithAnything_IsReadIntoJson()
    {
        var value = new Dictionary<string, object> { ["list"] = new object[] { 1, true, "x" } };
        Assert.Equal("""{"list":[1,true,"x"]}""", (await Returning("document", value).Resolve(() => new Thing("a").Document)).Value.GetRawText());
    }

    [Fact]
    public async Task State_OfTheWrongType_IsSilentlyTheDefault()
    {
        Resolved<int?> result = await Returning("size", "three").Resolve(() => new Thing("a").Size);
        Assert.True(result.IsKnown);
        Assert.Null(result.Value);
    }

    [Fact]
    public async Task State_OfAnUnsupportedType_Fails()
    {
        Exception failure = await new Run(_ => new { arn = "x" }).Failure(() => _ = new Thing("a"));
        Assert.Contains("is not a supported argument type", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfAnId_ReadsWithThatIdAndKeepsIt()
    {
        var run = new Run();
        Resolved<string> result = await run.Resolve(() => Thing.Get("a", "i-1").Id);
        Assert.Equal("i-1", run.Args("a").Id);
        Assert.Equal("i-1", result.Value);
    }

    [Fact]
    public async Task ImportId_WithoutAnIdFromTheMock_IsTheId()
    {
        var run = new Run(id: _ => null);
        Resolved<string> result = await run.Resolve(() => new Thing("a", null, new CustomResourceOptions { ImportId = "i-1" }).Id);
        Assert.Equal("i-1", run.Args("a").Id);
        Assert.Equal("i-1", result.Value);
    }

    [Fact]
    public async Task TestAsync_OfAFunction_ReturnsResourcesAndOutputs()
    {
        (ImmutableArray<Resource> resources, IDictionary<string, object?> outputs) = await Deployment.TestAsync(
            new Run().Mocks.Object, Run.Update, () => new Dictionary<string, object?> { ["id"] = new Thing("a").Id });
        Assert.Equal("a", Assert.Single(resources).GetResourceName());
        Assert.Equal("a-id", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs["id"])));
    }

    [Fact]
    public async Task TestAsync_OfAnAsyncFunction_AwaitsIt()
    {
        (ImmutableArray<Resource> resources, IDictionary<string, object?> outputs) = await Deployment.TestAsync(new Run().Mocks.Object, Run.Update, async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["thing"] = new Thing("a") };
        });
        Assert.Same(outputs["thing"], Assert.Single(resources));
    }
}
