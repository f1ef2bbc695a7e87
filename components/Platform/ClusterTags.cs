using CalicoIPv6.Configuration;

namespace CalicoIPv6.Platform;

/// <summary>Whose a resource is, for people who look at the cloud, for cost reports, and for a policy that lets nobody change another's.</summary>
public static class ClusterTags
{
    /// <summary>By key: cluster, project and stack, and what the key <c>tags</c> of configuration says.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="project">The name of the project.</param>
    /// <param name="stack">The name of the stack.</param>
    public static IEnumerable<(string Key, string Text)> Of(ClusterSpec cluster, string project, string stack) =>
    [
        ("calico-ipv6:cluster", cluster.Name),
        ("calico-ipv6:project", project),
        ("calico-ipv6:stack", stack),
        .. cluster.Tags.Select(tag => (tag.Key, tag.Value)),
    ];
}
