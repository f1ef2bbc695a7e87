using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class InvokeTests
{
    private const string Token = "test:index/findThing:findThing";

    private readonly Run _run = new();
    private readonly List<MockCallArgs> _calls = [];

    public InvokeTests() => _run.Mocks.Setup(mocks => mocks.CallAsync(It.IsAny<MockCallArgs>())).ReturnsAsync((MockCallArgs args) =>
    {
        _calls.Add(args);
        return new Dictionary<string, object>
        {
            ["id"] = "found",
            ["parts"] = new[] { new Dictionary<string, object> { ["cidr"] = "fd00::/64", ["count"] = 1 } },
        };
    });

    [Fact]
    public async Task Invoke_WithKnownArguments_ReturnsTheTypedResult()
    {
        Resolved<FindThingResult> result = await _run.Resolve(()
            => Deployment.Instance.Invoke<FindThingResult>(Token, new FindThingArgs { Name = new Thing("a").Id }, new InvokeOptions()));
        Assert.Equal("found", result.Value.Id);
        Assert.Equal("fd00::/64", Assert.Single(result.Value.Parts).Cidr);
        Assert.Equal(["a"], result.Dependencies);
        MockCallArgs call = Assert.Single(_calls);
        Assert.Equal(Token, call.Token);
        Assert.Equal("a-id", call.Args["name"]);
    }

    [Fact]
    public async Task Invoke_WithAnUnknownArgument_IsSkippedAndUnknown()
    {
        Resolved<FindThingResult> result = await _run.Resolve(() => Deployment.Instance.Invoke<FindThingResult>(
            Token, new FindThingArgs { Name = OutputUtilities.CreateUnknown("") }, new InvokeOptions()));
        Assert.False(result.IsKnown);
        Assert.Empty(result.Dependencies);
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task Invoke_DependingOnAResourceWithoutId_IsSkipped()
    {
        var run = new Run(id: _ => null);
        Resolved<FindThingResult> result = await run.Resolve(() => Deployment.Instance.Invoke<FindThingResult>(
            Token, new FindThingArgs { Name = "n" }, new InvokeOutputOptions { DependsOn = new Thing("a") }));
        Assert.False(result.IsKnown);
    }

    [Fact]
    public async Task Invoke_WithASecretArgument_IsNotSecret()
    {
        Resolved<FindThingResult> result = await _run.Resolve(() => Deployment.Instance.Invoke<FindThingResult>(
            Token, new FindThingArgs { Name = Output.CreateSecret("s") }, new InvokeOptions()));
        Assert.False(result.IsSecret);
        Assert.Equal("s", Assert.Single(_calls).Args["name"]);
    }

    [Fact]
    public async Task Invoke_WithAParent_UsesItsProvider()
    {
        await _run.Resolve(() =>
        {
            var box = new Box("box", new ComponentResourceOptions { Provider = new ThingProvider("p") });
            return Deployment.Instance.Invoke<FindThingResult>(Token, new FindThingArgs { Name = "n" }, new InvokeOptions { Parent = box });
        });
        Assert.EndsWith("::p::p-id", Assert.Single(_calls).Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_WithPlainArguments_ReturnsTheTypedResult()
    {
        FindThingResult? result = null;
        await Deployment.TestAsync(_run.Mocks.Object, Run.Update, async () =>
        {
            result = await Deployment.Instance.InvokeAsync<FindThingResult>(Token, new FindThingArgs { Name = "n" });
        });
        Assert.Equal("found", result!.Id);
    }

    [Fact]
    public async Task Invoke_MissingARequiredArgument_Fails()
    {
        Exception failure = await _run.Failure(() => _ = Deployment.Instance.Invoke<FindThingResult>(Token, new FindThingArgs(), new InvokeOptions()));
        Assert.Contains("FindThingArgs.Name is required but was not given a value", failure.ToString(), StringComparison.Ordinal);
    }
}
