using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Testing;

namespace CalicoIPv6.Preview.Running;

/// <summary>What a finished run left behind.</summary>
internal sealed record RunResult(ResourceLog Log, IDictionary<string, object?> Outputs, SimulatedEngine Engine);

/// <summary>Runs a Pulumi program without engine, cloud or credentials, on the SDK's own test deployment.</summary>
internal static class ProgramRun
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Declares the resources and returns the stack's outputs.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ConfigurationException">The program refused its configuration.</exception>
    /// <exception cref="ProgramException">The program failed, or an engine would refuse what it declared.</exception>
    public static async Task<RunResult> RunAsync(Func<IDictionary<string, object?>> program, RunOptions options)
    {
        var log = new ResourceLog(options.Project, options.Stack);
        var engine = new SimulatedEngine(log, options);
        var stacks = new StackFactory(log, program);
        try
        {
            await Deployment.TestWithServiceProviderAsync<ProgramStack>(engine, stacks, new TestOptions
            {
                ProjectName = options.Project,
                StackName = options.Stack,
                OrganizationName = "organization",
                IsPreview = !options.Simulate,
            });
        }
        catch (Exception failure) when (failure is RunException or AggregateException)
        {
            throw Told(stacks.Failure ?? engine.Failure, failure);
        }

        ProgramRules.Check(log, options);
        return new RunResult(log, stacks.Stack!.Outputs, engine);
    }

    // The SDK tells every failure with a stack trace; those that are meant for the person at the keyboard need none.
    private static Exception Told(Exception? cause, Exception failure) => cause switch
    {
        ConfigurationException configuration => configuration,
        RunException or ResourceException or ProgramException => new ProgramException([cause.Message]),
        _ => new ProgramException([.. Messages(failure)]),
    };

    private static IEnumerable<string> Messages(Exception failure) =>
        failure is AggregateException several ? several.InnerExceptions.Select(e => e.Message) : [failure.Message];

    private sealed class StackFactory(ResourceLog log, Func<IDictionary<string, object?>> program) : IServiceProvider
    {
        public ProgramStack? Stack { get; private set; }

        public Exception? Failure { get; private set; }

        public object? GetService(Type serviceType)
        {
            try
            {
                return Stack = new ProgramStack(log, program);
            }
            catch (Exception failure)
            {
                Failure = failure;
                throw;
            }
        }
    }

    private sealed class ProgramStack : Stack
    {
        public ProgramStack(ResourceLog log, Func<IDictionary<string, object?>> program)
            : base(new StackOptions { ResourceTransformations = { log.Add } }) => Outputs = program();

        public IDictionary<string, object?> Outputs { get; }
    }
}
