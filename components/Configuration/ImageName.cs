namespace CalicoIPv6.Configuration;

/// <summary>Names of container images, from their own registry or from the one that replaces it.</summary>
public static class ImageName
{
    /// <summary>The whole name of an image.</summary>
    /// <param name="registry">Its own registry: a host.</param>
    /// <param name="image">Path, name and tag, such as <c>calico/node:v3.32.1</c>; kept in a mirror.</param>
    /// <param name="mirror"><see cref="ClusterSpec.RegistryMirror"/>.</param>
    public static string Of(string registry, string image, string? mirror) => $"{mirror ?? registry}/{image}";
}
