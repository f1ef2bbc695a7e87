using Pulumi;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class StackReferenceTests
{
    private readonly Run _run = new(args => new Dictionary<string, object>
    {
        ["name"] = args.Inputs["name"],
        ["outputs"] = new Dictionary<string, object> { ["vpc"] = "vpc-1", ["key"] = Output.CreateSecret("k") },
        ["secretOutputNames"] = new[] { "key" },
    });

    [Fact]
    public async Task Output_NotNamedAsSecret_IsPlain()
    {
        Resolved<object> result = await _run.Resolve(() => new StackReference("org/project/stack").RequireOutput("vpc"));
        Assert.Equal("vpc-1", result.Value);
        Assert.False(result.IsSecret);
        Assert.Equal("org/project/stack", _run.Args("org/project/stack").Id);
    }

    [Fact]
    public async Task Output_NamedAsSecret_IsSecret()
    {
        Assert.True((await _run.Resolve(() => new StackReference("s").GetOutput("key"))).IsSecret);
    }

    [Fact]
    public async Task Output_RequiredAndMissing_Fails()
    {
        Exception failure = await _run.Failure(() => _ = new StackReference("s").RequireOutput("zz"));
        Assert.Contains("Required output 'zz' does not exist on stack 's'.", failure.ToString(), StringComparison.Ordinal);
    }
}
