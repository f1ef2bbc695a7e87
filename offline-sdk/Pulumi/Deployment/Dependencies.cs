using System.Collections.Immutable;

namespace Pulumi;

internal static class Dependencies
{
    public static async Task<HashSet<Resource>> GatherAsync(InputList<Resource> dependsOn)
    {
        ImmutableArray<Resource> resources = await dependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        return resources.IsDefault ? [] : [.. resources];
    }

    /// <summary>What an engine would be told to wait for: custom and remote resources, and those below local components.</summary>
    public static IReadOnlyCollection<Resource> Registered(IEnumerable<Resource> resources)
    {
        var reachable = new HashSet<Resource>();
        foreach (Resource resource in resources)
            resource.CollectRegistered(reachable);
        reachable.RemoveWhere(resource => resource is ComponentResource { IsRemote: false });
        return reachable;
    }

    public static Task WaitAsync(IEnumerable<Resource> resources)
        => Task.WhenAll(Registered(resources).Select(resource => resource.Urn.GetValueAsync(whenUnknown: "")));
}
