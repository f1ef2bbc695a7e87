using Pulumi;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class ResourceOrderTests
{
    private readonly Run _run = new();

    [Fact]
    public async Task Registration_WithAnInputOfAnotherResource_ComesAfterIt()
    {
        await _run.Of(() =>
        {
            var source = new DeferredOutput<string>();
            _ = new Thing("b", new ThingArgs { Name = source.Output });
            source.Resolve(new Thing("a").Id);
        });
        Assert.Equal(["a", "b"], _run.Order);
        Assert.Equal("a-id", _run.Inputs("b")["name"]);
    }

    [Fact]
    public async Task Registration_DependingOnAComponent_WaitsForEverythingInIt()
    {
        var gate = new TaskCompletionSource<string>();
        await _run.Of(() =>
        {
            var outer = new ComponentResource("test:index:Outer", "outer");
            var inner = new ComponentResource("test:index:Inner", "inner", new ComponentResourceOptions { Parent = outer });
            _ = new Thing("leaf", new ThingArgs { Name = Output.Create(gate.Task) }, new CustomResourceOptions { Parent = inner });
            _ = new Thing("after", null, new CustomResourceOptions { DependsOn = outer });
            _ = Release();
        });
        Assert.Equal(["leaf", "after"], _run.Order.Where(name => name is "leaf" or "after"));

        async Task Release()
        {
            await Task.Delay(50);
            gate.SetResult("n");
        }
    }

    [Fact]
    public async Task Provider_GivenToAResource_IsSeenAsUrnAndId()
    {
        await _run.Of(() => _ = new Thing("a", null, new CustomResourceOptions { Provider = new ThingProvider("p") }));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::p::p-id", _run.Args("a").Provider);
        Assert.Equal(["p", "a"], _run.Order);
    }

    [Fact]
    public async Task Provider_WithoutAnId_IsSeenAsUnknown()
    {
        var run = new Run(id: _ => null);
        await run.Of(() => _ = new Thing("a", null, new CustomResourceOptions { Provider = new ThingProvider("p") }));
        Assert.EndsWith("::p::04da6b54-80e4-46f7-96ec-b56ff0331ba9", run.Args("a").Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_OfAComponent_IsInheritedByPackage()
    {
        await _run.Of(() =>
        {
            var box = new Box("box", new ComponentResourceOptions { Providers = { new ThingProvider("p") } });
            _ = new CustomResource("other:index:X", "x", ResourceArgs.Empty, new CustomResourceOptions { Parent = box });
        });
        Assert.EndsWith("::p::p-id", _run.Args("box-inner").Provider, StringComparison.Ordinal);
        Assert.Equal("", _run.Args("x").Provider);
    }

    [Fact]
    public async Task Provider_AndProvidersOnAComponent_Fail()
    {
        Exception failure = await _run.Failure(() =>
        {
            var provider = new ThingProvider("p");
            _ = new Box("box", new ComponentResourceOptions { Provider = provider, Providers = { provider } });
        });
        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_ManyAtOnce_KeepsThemApart()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var run = new Run();
            await run.Of(() =>
            {
                for (int n = 0; n < 20; n++)
                    _ = new Thing($"{i}-{n}");
            });
            Assert.Equal(20, run.Order.Count);
            Assert.All(run.Order, name => Assert.StartsWith($"{i}-", name, StringComparison.Ordinal));
        }));
    }

    [Fact]
    public async Task Dependencies_OfAnAppliedOutput_AreThoseOfItsSources()
    {
        Resolved<string> result = await _run.Resolve(() =>
        {
            var a = new Thing("a");
            var b = new Thing("b");
            return a.Id.Apply(_ => b.Arn);
        });
        Assert.Equal(["a", "b"], result.Dependencies);
        Assert.True(result.IsKnown);
    }

    [Fact]
    public async Task Unknown_FromAResourceWithoutId_DropsTheInputOfTheNext()
    {
        var run = new Run(id: args => args.Name == "a" ? null : "id");
        await run.Of(() => _ = new Thing("b", new ThingArgs { Name = new Thing("a").Id, Size = 1 }));
        Assert.Equal(["size"], run.Inputs("b").Keys);
    }
}
