using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CalicoIPv6.Addressing;

/// <summary>
/// The cluster's own RFC 4193 /48, from which IPv6 ranges come that nobody chose. Its 40-bit global id is the start of a SHA-256 of
/// project, stack and cluster name: the same in every run, and different between clusters, so that they can be joined later.
/// </summary>
public static class UniqueLocalPrefix
{
    /// <summary>The /48 of a cluster.</summary>
    public static Cidr For(string project, string stack, string cluster)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{project}\n{stack}\n{cluster}"));
        byte[] address = new byte[16];
        address[0] = 0xfd;
        hash.AsSpan(0, 5).CopyTo(address.AsSpan(1));
        return Cidr.Covering(new IPAddress(address), 48);
    }
}
