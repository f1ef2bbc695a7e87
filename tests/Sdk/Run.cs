using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Sdk;

/// <summary>Runs small programs against mocks that remember what they saw.</summary>
internal sealed class Run
{
    private readonly List<MockResourceArgs> _seen = [];
    private readonly List<MockRegisterResourceOutputsRequest> _registered = [];

    public Run(Func<MockResourceArgs, object>? state = null, Func<MockResourceArgs, string?>? id = null)
    {
        Mocks = new Mock<IMocks>(MockBehavior.Strict);
        Mocks.Setup(mocks => mocks.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync((MockResourceArgs args) =>
        {
            lock (_seen)
                _seen.Add(args);
            return (id == null ? args.Name + "-id" : id(args), state?.Invoke(args) ?? args.Inputs);
        });
        Mocks.Setup(mocks => mocks.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Callback((MockRegisterResourceOutputsRequest request) =>
            {
                lock (_registered)
                    _registered.Add(request);
            })
            .Returns(Task.CompletedTask);
    }

    public static TestOptions Update => new() { IsPreview = false };

    public static TestOptions Preview => new() { IsPreview = true };

    public Mock<IMocks> Mocks { get; }

    /// <summary>Names in the order in which the mocks saw them.</summary>
    public IReadOnlyList<string?> Order => [.. _seen.Select(args => args.Name)];

    public MockResourceArgs Args(string name) => _seen.Single(args => args.Name == name);

    public ImmutableDictionary<string, object> Inputs(string name) => Args(name).Inputs;

    public ImmutableDictionary<string, Output<object?>> RegisteredOutputs(string urnEnd)
        => _registered.Single(request => request.Urn.EndsWith(urnEnd, StringComparison.Ordinal)).Outputs;

    public Task<ImmutableArray<Resource>> Of(Action program, TestOptions? options = null)
        => Deployment.TestAsync(Mocks.Object, options ?? Update, program);

    /// <summary>What an output made by a program resolved to.</summary>
    public async Task<Resolved<T>> Resolve<T>(Func<Output<T>> program, TestOptions? options = null)
    {
        Output<T> output = null!;
        await Of(() => { output = program(); }, options);
        ImmutableHashSet<Resource> dependencies = await OutputUtilities.GetDependenciesAsync(output);
        return new Resolved<T>(
            await OutputUtilities.GetValueAsync(output),
            await OutputUtilities.GetIsKnownAsync(output),
            await Output.IsSecretAsync(output),
            [.. dependencies.Select(resource => resource.GetResourceName()).Order()]);
    }

    /// <summary>The failure of a program that must fail; leaves the process's exit code as it was.</summary>
    public async Task<Exception> Failure(Action program, TestOptions? options = null)
    {
        try
        {
            return await Assert.ThrowsAnyAsync<Exception>(() => Of(program, options));
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }
}

internal sealed record Resolved<T>(T Value, bool IsKnown, bool IsSecret, string[] Dependencies);
