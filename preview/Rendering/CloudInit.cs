using System.IO.Compression;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.Rendering;

/// <summary>What a host is booted with.</summary>
internal static class CloudInit
{
    private static readonly byte[] GzipMagic = [0x1f, 0x8b];

    /// <summary>The cloud-config of a host's user data, whether it is plain, in base64, or compressed in base64.</summary>
    public static string Decode(string userData)
    {
        byte[] buffer = new byte[userData.Length];
        return !userData.StartsWith('#') && Convert.TryFromBase64String(userData, buffer, out int length) ? Unpack(buffer[..length]) : userData;
    }

    /// <summary>The kubeadm documents among its files; <c>null</c> when there are none.</summary>
    public static string? Kubeadm(string cloudConfig)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(cloudConfig));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }] && Child(root, "write_files") is YamlSequenceNode files
                ? files.OfType<YamlMappingNode>().Select(Content).FirstOrDefault(c => c.Contains("apiVersion: kubeadm.k8s.io/", StringComparison.Ordinal))
                : null;
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static string Content(YamlMappingNode file)
    {
        string content = (Child(file, "content") as YamlScalarNode)?.Value ?? "";
        string? encoding = (Child(file, "encoding") as YamlScalarNode)?.Value;
        return encoding is null or "text/plain" ? content : Unpack(Convert.FromBase64String(content));
    }

    private static string Unpack(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(GzipMagic))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var reader = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;
}
