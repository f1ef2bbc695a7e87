using System.Collections.Immutable;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;
    private readonly List<Resource> _children = [];

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        _type = type;
        _name = name;
        DeploymentContext deployment = Deployment.Instance.Context;
        PendingOutputs outputs = PendingOutputs.AssignTo(this, all: custom || remote || options.Urn != null);

        Resource? above = type == Stack.RootType ? null : options.Parent ?? (options.Urn == null ? deployment.Stack : null);
        _transformations = [.. options.ResourceTransformations, .. above?._transformations ?? []];
        (args, options) = Transform(args, options);
        options = options.Clone();
        if (options.Provider != null && options is ComponentResourceOptions { Providers.Count: > 0 })
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);

        if (options.Parent is { } parent)
        {
            lock (parent._children)
                parent._children.Add(this);
            options.Protect ??= parent._protect;
            _providers = parent._providers;
        }
        _protect = options.Protect;
        _providers = _providers.SetItems(OwnProviders(custom, options));
        if (custom)
            options.Provider ??= options.Parent?.GetProvider(type);
        new ResourceRegistration(deployment, this, args, options, outputs).Start();
    }

    /// <summary>A resource that only stands for its URN: what a mock sees where an argument is a resource.</summary>
    private protected Resource(string urn)
    {
        _type = "";
        _name = "";
        Urn = new Output<string>(Task.FromResult(new OutputData<string>(urn, IsKnown: true, IsSecret: false, [this])));
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    internal ProviderResource? GetProvider(string token) => Package(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    /// <summary>What waiting for this resource means: itself, or for a local component all custom resources below it.</summary>
    internal void CollectRegistered(HashSet<Resource> seen)
    {
        if (!seen.Add(this) || this is not ComponentResource)
            return;
        Resource[] children;
        lock (_children)
            children = [.. _children];
        foreach (Resource child in children)
            child.CollectRegistered(seen);
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (ResourceTransformation transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            (args, options) = (result.Args, result.Options);
        }
        return (args, options);
    }

    private IEnumerable<KeyValuePair<string, ProviderResource>> OwnProviders(bool custom, ResourceOptions options)
    {
        // A custom resource's provider serves the package of its type, whatever package the provider is for.
        if (custom)
            return options.Provider != null && Package(_type) is { } package ? [new(package, options.Provider)] : [];
        List<ProviderResource> providers = options.Provider != null ? [options.Provider] : ((ComponentResourceOptions)options).Providers;
        return providers.Select(provider => KeyValuePair.Create(provider.Package, provider));
    }

    private static string? Package(string token) => token.Split(':') is [var package, _, _] ? package : null;
}

public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new())
    {
    }

    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new())
    {
    }

    private protected CustomResource(string urn) : base(urn)
    {
    }

    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}

internal sealed class DependencyResource(string urn) : CustomResource(urn);

public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options) => Package = package;

    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest) => Package = package;

    internal string Package { get; }

    internal async Task<string> GetReferenceAsync()
    {
        string urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        string id = await Id.GetValueAsync(whenUnknown: Serialization.Constants.Unknown).ConfigureAwait(false);
        return $"{urn}::{id}";
    }
}
