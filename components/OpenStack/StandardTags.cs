using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.OpenStack;

/// <summary>What tells people who look at the project, and their reports, whose a resource is.</summary>
internal static class StandardTags
{
    /// <summary>Tags of a resource of Neutron or Octavia, which are texts and no pairs: <c>key=text</c>, 255 characters at most each.</summary>
    public static InputList<string> Of(ClusterSpec cluster) => [.. Pairs(cluster).Select(pair => $"{pair.Key}={pair.Text}")];

    /// <summary>
    /// Metadata of a server. Nova has tags too, but of 60 characters (Nova API, "Server tags"), and shows metadata to the guest itself.
    /// </summary>
    public static InputMap<string> Metadata(ClusterSpec cluster)
    {
        InputMap<string> metadata = new();
        foreach ((string key, string text) in Pairs(cluster))
        {
            metadata.Add(key, text);
        }

        return metadata;
    }

    private static IEnumerable<(string Key, string Text)> Pairs(ClusterSpec cluster) =>
        ClusterTags.Of(cluster, Deployment.Instance.ProjectName, Deployment.Instance.StackName);
}
