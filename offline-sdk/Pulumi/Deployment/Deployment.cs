using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private Deployment()
    {
    }

    public static DeploymentInstance Instance
    {
        get => Running.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");
        private set
        {
            if (Running.Value != null)
                throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
            Running.Value = value;
        }
    }

    internal static DeploymentContext? Current => Running.Value?.Context;

    public static Task<int> RunAsync(Action action) => RefuseAsync();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => RefuseAsync();

    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => RefuseAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack => RefuseAsync();

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new()
        => RunTestAsync(mocks, options, static () => (Stack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.CreateInstance | BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, null, null)!);

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null) where TStack : Stack
        => RunTestAsync(mocks, options, () => serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException($"Failed to resolve instance of type {typeof(TStack)} from service provider. Register the type with the service provider before calling {nameof(TestWithServiceProviderAsync)}."));

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        Func<IDictionary<string, object?>> program = () =>
        {
            createResources();
            return new Dictionary<string, object?>();
        };
        return (await TestAsync(testMocks, testOptions, program).ConfigureAwait(false)).Resources;
    }

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
        => TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
        => TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
    {
        ImmutableArray<Resource> resources = await RunTestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false);
        return ([.. resources.Where(resource => resource is not TestStack)], resources.OfType<TestStack>().Single().Outputs);
    }

    private static async Task<ImmutableArray<Resource>> RunTestAsync(IMocks mocks, TestOptions? options, Func<Stack> createStack)
    {
        var context = new DeploymentContext(mocks, options);
        Instance = new DeploymentInstance(context);
        await context.RunAsync(createStack).ConfigureAwait(false);
        return context.Errors.ToImmutableArray() switch
        {
            [] => context.Resources,
            [var error] => throw new RunException(error),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "This program was built against the offline stand-ins: `pulumi up` needs the published Pulumi packages (set PULUMI_SDK=packages, or run `./dev setup` where the package feed has them).").ConfigureAwait(false);
        return 1;
    }

    /// <summary>The stack around a program that is a function.</summary>
    private sealed class TestStack : Stack
    {
        public TestStack(Func<IDictionary<string, object?>> program) => Outputs = program();

        public IDictionary<string, object?> Outputs { get; }
    }
}
