using System.Collections.Immutable;

namespace Pulumi;

public sealed class DeploymentInstance
{
    internal DeploymentInstance(DeploymentContext context) => Context = context;

    internal DeploymentContext Context { get; }

    public string StackName => Context.StackName;

    public string ProjectName => Context.ProjectName;

    public string OrganizationName => Context.OrganizationName;

    public string RootDirectory => Context.RootDirectory
        ?? throw new InvalidOperationException("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    public bool IsDryRun => Context.IsPreview;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => Call(token, args, options).Run<T>();

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => Call(token, args, options).Run<T>();

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Call(token, args, options).Run<T>();

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => Call(token, args, options).Run<T>();

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) => Single<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) => Single<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Single<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => Single<T>(token, args, options);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => Call(token, args, options).RunPlainAsync<T>();

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Call(token, args, options).RunPlainAsync<T>();

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => SingleAsync<T>(token, args, options);

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => SingleAsync<T>(token, args, options);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) => Call(token, args, options).RunPlainAsync<object>();

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Call(token, args, options).RunPlainAsync<object>();

    private Invocation Call(string token, InvokeArgs args, InvokeOptions? options) => new(Context, token, args, options);

    private Output<T> Single<T>(string token, InvokeArgs args, InvokeOptions? options)
        => Call(token, args, options).Run<ImmutableDictionary<string, T>>().Apply(results => results.Values.First());

    private async Task<T> SingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
        => (await Call(token, args, options).RunPlainAsync<ImmutableDictionary<string, T>>().ConfigureAwait(false)).Values.First();
}
