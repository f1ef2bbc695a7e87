using System.Collections.Concurrent;
using System.Collections.Immutable;
using CalicoIPv6.Preview.Simulation;
using CalicoIPv6.Preview.Values;
using Pulumi;
using Pulumi.Testing;

namespace CalicoIPv6.Preview.Running;

/// <summary>
/// Answers in the place of engine and providers. In a preview a resource's outputs are its inputs, and everything else is unknown;
/// in a simulation the rest comes from <see cref="SimulatedCloud"/>.
/// </summary>
internal sealed class SimulatedEngine(ResourceLog log, RunOptions options) : IMocks
{
    // What is asked for by its id is the one that is asked for, and the program takes no more of the answer into a plan. Its resources
    // would depend on nothing known otherwise, and no diff would see that another one is named.
    private static readonly ImmutableHashSet<string> AskedForById = ["aws:ec2/getSubnet:getSubnet"];

    private readonly SimulatedCloud _cloud = new();
    private readonly ConcurrentDictionary<(string Type, string Name), ImmutableSortedSet<string>> _outputNames = new();

    /// <summary>The first complaint of the simulation itself, told apart from the program's.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The outputs that a resource's provider answered with, by name.</summary>
    public IReadOnlyCollection<string> OutputNames(ResourceRecord record) => _outputNames.GetValueOrDefault((record.Type, record.Name), []);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        IReadOnlyList<ResourceRecord> records = log.Named(args.Type!, args.Name!);
        var state = new Dictionary<string, object?>(args.Inputs.Select(i => KeyValuePair.Create<string, object?>(i.Key, i.Value)));
        string? id = null;
        if (options.Simulate && records[0].IsCustom)
        {
            id = Guarded(() => _cloud.Create(new SimulatedResource(args, records[0].Urn, records[0].TypeIndex), state));
        }

        foreach (string name in await SecretsAsync(records, state.Keys))
        {
            if (state.TryGetValue(name, out object? value) && value is not null)
            {
                state[name] = Output.CreateSecret(value);
            }
        }

        _outputNames[(args.Type!, args.Name!)] = [.. state.Keys];
        return (string.IsNullOrEmpty(args.Id) ? id : args.Id, state);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        if (string.IsNullOrEmpty(args.Provider) && options.ProblemWithDefault(args.Token!) is { } problem)
        {
            Failure ??= new ProgramException([problem]);
            throw Failure;
        }

        object answer = options.Simulate || AskedForById.Contains(args.Token!)
            ? Guarded(() => _cloud.Call(args.Token!, args.Args, args.Provider ?? ""))
            : new Dictionary<string, object?> { ["id"] = PlanUnknown.Sentinel };
        return Task.FromResult(answer);
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;

    // What is secret among the inputs is secret among the outputs, as providers have it; the mock engine has lost both this and
    // AdditionalSecretOutputs.
    private async Task<string[]> SecretsAsync(IReadOnlyList<ResourceRecord> records, IEnumerable<string> outputs)
    {
        // A mock is not told which of them it is, and the inputs of another one may wait for this one: better too much than too little.
        if (records.Count > 1)
        {
            return [.. outputs];
        }

        ResourceInputs inputs = await records[0].InputsAsync(log.UrnOf);
        IEnumerable<string> secret = inputs.Values.Entries.Where(e => e.Value.HasSecret).Select(e => e.Key);
        return [.. secret.Union((records[0].Options as CustomResourceOptions)?.AdditionalSecretOutputs ?? [])];
    }

    private T Guarded<T>(Func<T> answer)
    {
        try
        {
            return answer();
        }
        catch (SimulationException failure)
        {
            Failure ??= new ProgramException([failure.Message]);
            throw;
        }
    }
}
