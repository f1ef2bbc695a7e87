using System.Collections.Concurrent;
using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace CalicoIPv6.Tests.Support;

/// <summary>
/// A cloud of mocks: it answers the resource types and functions that it was told of, remembers what was asked, and throws on
/// everything else. Components of this project are known without being told.
/// </summary>
public sealed class MockCloud
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = new();
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _outputs = new();
    private readonly Dictionary<string, Func<MockResourceArgs, IDictionary<string, object?>>> _answers = [];
    private readonly Dictionary<string, Func<MockCallArgs, IDictionary<string, object?>>> _functions = [];
    private readonly Mock<IMocks> _mocks = new(MockBehavior.Strict);

    public MockCloud()
    {
        _mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns<MockResourceArgs>(Create);
        _mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).Returns<MockCallArgs>(Call);
        // The interface has a default body for this one, which a strict mock does not use (devlooped/moq#1345).
        _mocks.Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns<MockRegisterResourceOutputsRequest>(request =>
            {
                _outputs.Enqueue(request);
                return Task.CompletedTask;
            });
    }

    /// <summary>What was registered, in the order of registration.</summary>
    public IReadOnlyList<MockResourceArgs> Resources => [.. _resources];

    /// <summary>The URNs of the components that called RegisterOutputs.</summary>
    public IReadOnlyList<string> Finished => [.. _outputs.Select(o => o.Urn)];

    /// <summary>Lets resources of a type be created; their state is their inputs and the given outputs.</summary>
    public MockCloud Knows(string type, Func<MockResourceArgs, IDictionary<string, object?>>? outputs = null)
    {
        _answers[type] = outputs ?? (_ => new Dictionary<string, object?>());
        return this;
    }

    /// <summary>Lets a function be called.</summary>
    public MockCloud Answers(string token, Func<MockCallArgs, IDictionary<string, object?>> result)
    {
        _functions[token] = result;
        return this;
    }

    /// <summary>The inputs of every resource of a type, by resource name.</summary>
    public ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> Of(string type) =>
        _resources.Where(r => r.Type == type).ToImmutableSortedDictionary(r => r.Name!, r => r.Inputs, StringComparer.Ordinal);

    /// <summary>Runs a program as an update (not a preview) against this cloud; fails as the engine would.</summary>
    public Task<ImmutableArray<Resource>> RunAsync(Action program, bool preview = false) =>
        Deployment.TestAsync(
            _mocks.Object,
            new TestOptions { ProjectName = "calico-ipv6", StackName = "test", OrganizationName = "organization", IsPreview = preview },
            program);

    private Task<(string? Id, object State)> Create(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        if (args.Type!.StartsWith("calico-ipv6:", StringComparison.Ordinal) || args.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
        }

        if (!_answers.TryGetValue(args.Type, out Func<MockResourceArgs, IDictionary<string, object?>>? outputs))
        {
            throw new InvalidOperationException($"The mock cloud knows no resource type {args.Type} (asked for {args.Name})");
        }

        var state = new Dictionary<string, object?>(args.Inputs.Select(i => KeyValuePair.Create<string, object?>(i.Key, i.Value)));
        foreach ((string key, object? value) in outputs(args))
        {
            state[key] = value;
        }

        return Task.FromResult<(string?, object)>(($"{args.Name}-id", state));
    }

    private Task<object> Call(MockCallArgs args) =>
        _functions.TryGetValue(args.Token!, out Func<MockCallArgs, IDictionary<string, object?>>? result)
            ? Task.FromResult<object>(result(args))
            : throw new InvalidOperationException($"The mock cloud knows no function {args.Token}");
}
