namespace CalicoIPv6.Manifests;

/// <summary>Names of images, and where they come from.</summary>
internal static class ImageRegistry
{
    /// <summary>The same image in a mirror, which has the public registries' paths: <c>quay.io/calico/node:v1</c> becomes <c>MIRROR/calico/node:v1</c>.</summary>
    /// <param name="image">Path and tag, perhaps after a registry's host.</param>
    /// <param name="mirror">As <c>HOST[:PORT][/PATH]</c>. Absent: the image stays.</param>
    public static string Of(string image, string? mirror)
    {
        if (mirror is null || image.StartsWith($"{mirror}/", StringComparison.Ordinal))
        {
            return image;
        }

        // A first part with a dot or a port is a host (distribution/reference, "domain").
        string[] parts = image.Split('/', 2);
        bool hasHost = parts.Length == 2 && (parts[0].Contains('.', StringComparison.Ordinal) || parts[0].Contains(':', StringComparison.Ordinal) || parts[0] == "localhost");
        return $"{mirror}/{(hasHost ? parts[1] : image)}";
    }
}
