using System.IO.Compression;
using System.Text;

namespace CalicoIPv6.Bootstrap;

/// <summary>User data through gzip, which cloud-init unpacks by itself.</summary>
public static class CompressedUserData
{
    /// <summary>
    /// Bytes that EC2 takes before base64 (AWS, "Run commands when you launch an EC2 instance"); OpenStack takes four times as many.
    /// </summary>
    public const int Limit = 16 * 1024;

    /// <summary>Where RFC 1952 has the operating system that compressed, and its value for "unknown".</summary>
    private const int OperatingSystemOffset = 9;

    private const byte UnknownOperatingSystem = 255;

    /// <summary>The same bytes for the same text on every system.</summary>
    public static byte[] Of(string userData)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(userData));
        }

        byte[] bytes = packed.ToArray();
        bytes[OperatingSystemOffset] = UnknownOperatingSystem;
        return bytes;
    }
}
