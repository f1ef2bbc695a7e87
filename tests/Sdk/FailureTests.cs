using Pulumi;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class FailureTests
{
    private readonly Run _run = new();

    [Fact]
    public async Task Exception_InTheProgram_FailsWithItsText()
    {
        Exception failure = await _run.Failure(() => Throw(new InvalidOperationException("boom")));
        Assert.IsType<RunException>(failure);
        Assert.Matches("^Running program '.*' failed with an unhandled exception:\n", failure.Message);
        Assert.Contains("System.InvalidOperationException: boom", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_InAnApplyNobodyLooksAt_Fails()
    {
        Exception failure = await _run.Failure(() => _ = Output.Create(1).Apply(n => Throw(new InvalidOperationException($"boom{n}"))));
        Assert.Contains("boom1", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_InAMock_Fails()
    {
        var run = new Run(_ => Throw(new InvalidOperationException("mock")));
        Assert.Contains("mock", (await run.Failure(() => _ = new Thing("a"))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunException_InTheProgram_FailsWithItsMessageOnly()
    {
        Exception failure = await _run.Failure(() => Throw(new RunException("only this")));
        Assert.Equal("only this", failure.Message);
    }

    [Fact]
    public async Task ResourceException_HidingItsStack_FailsWithItsMessageOnly()
    {
        Assert.Equal("short", (await _run.Failure(() => Throw(new ResourceException("short", null, hideStack: true)))).Message);
        Assert.StartsWith("Pulumi.ResourceException: long", (await _run.Failure(() => Throw(new ResourceException("long", null)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogError_Alone_Fails()
    {
        Assert.Equal("bad", (await _run.Failure(() => Log.Error("bad"))).Message);
    }

    [Fact]
    public async Task LogError_Twice_FailsWithBoth()
    {
        Exception failure = await _run.Failure(() =>
        {
            Log.Error("one");
            Log.Error("two");
        });
        var messages = Assert.IsType<AggregateException>(failure).InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message);
        Assert.Equal(["one", "two"], messages.Order());
    }

    [Fact]
    public async Task LogWarn_Alone_Passes()
    {
        await _run.Of(() =>
        {
            Log.Warn("careful");
            Log.Info("fine");
            Log.Debug("details");
        });
    }

    [Fact]
    public async Task TestAsync_ThatFails_SetsTheExitCode()
    {
        await Assert.ThrowsAsync<RunException>(() => _run.Of(() => Throw(new RunException("x"))));
        int exitCode = Environment.ExitCode;
        Environment.ExitCode = 0;
        Assert.Equal(32, exitCode);
    }

    [Fact]
    public void Instance_OutsideADeployment_Throws()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", failure.Message);
    }

    [Fact]
    public async Task TestAsync_InsideAProgram_Fails()
    {
        Exception failure = await _run.Failure(() => new Run().Of(() => { }).GetAwaiter().GetResult());
        Assert.Contains("Deployment.Instance should only be set once at the beginning of a 'Run' call.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RootDirectory_WhenNotGiven_Throws()
    {
        await _run.Of(() => Assert.Throws<InvalidOperationException>(() => Deployment.Instance.RootDirectory));
    }

    [Fact]
    public async Task Resource_WithoutAName_Fails()
    {
        Assert.Contains("'name' cannot be null or empty.", (await _run.Failure(() => _ = new Thing(""))).Message, StringComparison.Ordinal);
    }

    private static int Throw(Exception exception) => throw exception;
}
