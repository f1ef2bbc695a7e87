using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>What a resource's registration resulted in.</summary>
internal sealed record RegisteredState(string Urn, string? Id, ImmutableDictionary<string, object?> Properties);

/// <summary>One run of a program against mocks.</summary>
internal sealed class DeploymentContext(IMocks mocks, TestOptions? options)
{
    // The exit code with which Pulumi's language host says that the message is already printed.
    private const int UserErrorExitCode = 32;

    private readonly ConcurrentDictionary<string, RegisteredState> _registered = new();
    private readonly List<Resource> _resources = [];
    private Stack? _stack;

    public IMocks Mocks { get; } = mocks;

    public string ProjectName { get; } = options?.ProjectName ?? "project";

    public string StackName { get; } = options?.StackName ?? "stack";

    public string OrganizationName { get; } = options?.OrganizationName ?? "organization";

    public string? RootDirectory { get; } = options?.RootDirectory;

    public bool IsPreview { get; } = options?.IsPreview ?? true;

    public ConfigSource Config { get; } = ConfigSource.FromEnvironment();

    public TaskTracker Tasks { get; } = new();

    public ConcurrentQueue<string> Errors { get; } = new();

    public Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_resources)
                return [.. _resources];
        }
    }

    public void Add(Resource resource)
    {
        lock (_resources)
            _resources.Add(resource);
    }

    public RegisteredState Remember(RegisteredState state) => _registered[state.Urn] = state;

    public RegisteredState Recall(string urn)
        => _registered.TryGetValue(urn, out RegisteredState? state) ? state : throw new InvalidOperationException($"Unknown resource {urn}");

    public async Task RunAsync(Func<Stack> createStack)
    {
        IReadOnlyCollection<Exception> failures;
        try
        {
            createStack().RegisterOutputProperties();
            failures = await Tasks.WaitAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failures = [exception];
        }
        foreach (Exception failure in failures)
            Errors.Enqueue(Describe(failure));
        if (failures.Count > 0)
            Environment.ExitCode = UserErrorExitCode;
    }

    public void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) => Tasks.Track(RegisterOutputsAsync(resource, outputs));

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        string urn = await resource.Urn.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
        IDictionary<string, object?> entries = await outputs.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
        (ImmutableDictionary<string, object?> properties, _) = await Properties.SerializeAsync("monitor.registerResourceOutputs(...)", entries).ConfigureAwait(false);
        ImmutableDictionary<string, Output<object?>> registered
            = properties.ToImmutableDictionary(property => property.Key, property => new Output<object?>(Task.FromResult(Wire.Read(property.Value))));
        await Mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn, registered)).ConfigureAwait(false);
    }

    private static string Describe(Exception failure) => failure switch
    {
        RunException => failure.Message,
        ResourceException resource => resource.HideStack ? resource.Message : resource.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
    };
}
