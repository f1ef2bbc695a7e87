using System.IO.Compression;
using System.Text;

namespace CalicoIPv6.Bootstrap;

/// <summary>How large user data is, against what clouds take.</summary>
public static class UserDataSize
{
    /// <summary>
    /// Bytes that EC2 takes before base64 (AWS, "Run commands when you launch an EC2 instance"); OpenStack takes four times as many.
    /// </summary>
    public const int Limit = 16 * 1024;

    /// <summary>Bytes of the text through gzip, which cloud-init unpacks by itself.</summary>
    public static int Gzipped(string userData)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(userData));
        }

        return (int)packed.Length;
    }
}
