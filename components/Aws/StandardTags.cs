using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>The tags of every resource that takes tags: for people who look at the account, and for cost reports.</summary>
internal static class StandardTags
{
    /// <summary>Tags of a resource of the cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="what">What the resource is, such as <c>vpc</c>: its <c>Name</c> is the cluster's name, a hyphen and this.</param>
    public static InputMap<string> Of(ClusterSpec cluster, string what) => Named(cluster, $"{cluster.Name}-{what}");

    /// <summary>Tags of a resource that bears a name of its own, such as a host's.</summary>
    public static InputMap<string> Named(ClusterSpec cluster, string name)
    {
        InputMap<string> tags = new() { ["Name"] = name };
        foreach ((string key, string text) in ClusterTags.Of(cluster, Deployment.Instance.ProjectName, Deployment.Instance.StackName))
        {
            tags.Add(key, text);
        }

        return tags;
    }
}
