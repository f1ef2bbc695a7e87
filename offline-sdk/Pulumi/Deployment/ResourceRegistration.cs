using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Brings one resource to the mocks once everything it needs is there, and completes its outputs with the answer.</summary>
internal sealed class ResourceRegistration(
    DeploymentContext deployment, Resource resource, ResourceArgs args, ResourceOptions options, PendingOutputs outputs)
{
    private readonly string _type = resource.GetResourceType();
    private readonly string _name = resource.GetResourceName();

    public void Start() => deployment.Tasks.Track(RunAsync());

    private async Task RunAsync()
    {
        try
        {
            RegisteredState state = options.Urn != null ? deployment.Recall(options.Urn) : await RegisterAsync().ConfigureAwait(false);
            outputs.Complete(resource, state, deployment.IsPreview);
        }
        catch (Exception exception)
        {
            outputs.Fail(exception);
            throw;
        }
    }

    private async Task<RegisteredState> RegisterAsync()
    {
        string? readId = options.Id == null ? null : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        bool isRead = !string.IsNullOrEmpty(readId);
        if (isRead && resource is not CustomResource)
            throw new ArgumentException($"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");

        // Named to an engine by URN, so their URNs must be there first.
        foreach (Resource named in await Dependencies.GatherAsync(options.ReplaceWith).ConfigureAwait(false))
            await named.Urn.Data.ConfigureAwait(false);
        if (options.DeletedWith != null)
            await options.DeletedWith.Urn.Data.ConfigureAwait(false);
        HashSet<Resource> dependencies = await Dependencies.GatherAsync(options.DependsOn).ConfigureAwait(false);
        (ImmutableDictionary<string, object?> properties, HashSet<Resource> used)
            = await Properties.SerializeAsync($"resource:{_name}[{_type}]", args.ToEntries(), key => key is not ("id" or "urn")).ConfigureAwait(false);
        string urn = await NewUrnAsync().ConfigureAwait(false);
        string provider = resource is CustomResource && options.Provider != null ? await options.Provider.GetReferenceAsync().ConfigureAwait(false) : "";
        dependencies.UnionWith(used);
        await Dependencies.WaitAsync(dependencies).ConfigureAwait(false);
        return await AskAsync(urn, properties, provider, isRead ? readId : null).ConfigureAwait(false);
    }

    private async Task<RegisteredState> AskAsync(string urn, ImmutableDictionary<string, object?> properties, string provider, string? readId)
    {
        bool isRead = readId != null;
        if (!isRead)
            deployment.Add(resource);
        if (_type == Stack.RootType)
            return new RegisteredState(urn, null, ImmutableDictionary<string, object?>.Empty);
        string requestedId = readId ?? (options as CustomResourceOptions)?.ImportId ?? "";
        (string? id, object state) = await deployment.Mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = _type,
            Name = _name,
            Inputs = Wire.ReadInputs(properties),
            Provider = provider,
            Id = requestedId,
        }).ConfigureAwait(false);
        if (isRead)
            deployment.Add(resource);
        return deployment.Remember(new RegisteredState(urn, readId ?? id ?? requestedId, await Properties.SerializeStateAsync(state).ConfigureAwait(false)));
    }

    private async Task<string> NewUrnAsync()
    {
        Resource? parent = options.Parent ?? (_type == Stack.RootType ? null : deployment.Stack);
        string? parentUrn = parent == null ? null : await parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        // The mock engine keeps only the first segment of the parent's qualified type: always the stack's type.
        string qualifier = string.IsNullOrEmpty(parentUrn) ? "" : parentUrn.Split("::")[2].Split('$')[0] + "$";
        return $"urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::{qualifier}{_type}::{_name}";
    }
}
