using System.Globalization;
using System.IO.Compression;
using System.Text;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Hosts;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>Cloud-init in the form in which EC2 takes it: compressed, since a control plane's is near EC2's limit, then base64.</summary>
internal static class UserData
{
    /// <summary>Where RFC 1952 has the operating system that compressed, and its value for "unknown".</summary>
    private const int OperatingSystemOffset = 9;

    private const byte UnknownOperatingSystem = 255;

    /// <summary>The user data of a host; secret, whatever the text was.</summary>
    public static Output<string> Of(HostSpec host, Output<string> cloudInit) => Output.CreateSecret(cloudInit.Apply(text => Encode(host.Name, text)));

    /// <summary>The same bytes for the same text on every system.</summary>
    /// <exception cref="RunException">The compressed text is longer than <see cref="UserDataSize.Limit"/>.</exception>
    public static string Encode(string host, string cloudInit)
    {
        byte[] compressed = Compress(cloudInit);
        return compressed.Length <= UserDataSize.Limit
            ? Convert.ToBase64String(compressed)
            : throw new RunException(string.Create(
                CultureInfo.InvariantCulture,
                $"The cloud-init of {host} has {compressed.Length} bytes compressed, and EC2 takes {UserDataSize.Limit}; let the host fetch large files instead of carrying them"));
    }

    private static byte[] Compress(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        byte[] bytes = buffer.ToArray();
        bytes[OperatingSystemOffset] = UnknownOperatingSystem;
        return bytes;
    }
}
