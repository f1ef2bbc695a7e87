using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Bootstrap;

/// <summary>
/// How long user data will be, before keys and addresses are known: with others of the same length, or somewhat longer. A preview
/// knows no more, and an update that finds out has made a network already.
/// </summary>
public static class UserDataSize
{
    /// <summary>Characters of a P-256 key in PEM between its first and last line, which others have too.</summary>
    private const int KeyLength = 170;

    /// <summary>Characters of a CA's certificate in PEM that others have not: names, uses and curve take the rest of some 600.</summary>
    private const int CertificateLength = 500;

    /// <summary>A DNS name of an AWS load balancer; a cluster's own name is shorter.</summary>
    private const int EndpointLength = 128;

    /// <summary>Bytes of the longest user data of a cluster, compressed as <see cref="CompressedUserData"/>.</summary>
    public static int Largest(AddressPlan plan, ClusterSpec cluster)
    {
        HostSpec first = cluster.Hosts.First(h => h.IsFirstControlPlane);
        var host = new HostFacts(first, plan.Families.Zip(Addresses(plan, 0)).ToImmutableDictionary(p => p.First, p => p.Second));
        var facts = new ClusterFacts
        {
            Plan = plan,
            Cluster = cluster,
            ApiEndpoint = Noise("endpoint", EndpointLength),
            Token = $"{Noise("id", 6)}.{Noise("secret", 16)}",
            ControlPlaneAddresses = [.. cluster.Hosts.Where(h => h.Role == HostRole.ControlPlane).SelectMany((_, i) => Addresses(plan, i))],
            CaCertHash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData("ca"u8))}",
        };
        return CompressedUserData.Of(ControlPlaneInit.UserData(host, facts, Pki())).Length;
    }

    private static IEnumerable<string> Addresses(AddressPlan plan, int index) => plan.Families.Select(f => string.Create(
        CultureInfo.InvariantCulture, $"{(f == IPFamily.IPv4 ? "203.113.213." : "2001:db8:ffee:ddcc:bbaa:9988:7766:5")}{200 + index}"));

    private static PkiMaterial Pki()
    {
        return new(Pair("cluster"), Pair("front proxy"), Pair("etcd"), Noise("service account", KeyLength), Noise("public", KeyLength));

        static CertifiedKey Pair(string name) => new(Noise($"{name} certificate", CertificateLength), Noise($"{name} key", KeyLength));
    }

    // As hard to compress as keys are, and the same every time.
    private static string Noise(string seed, int length)
    {
        var text = new StringBuilder();
        byte[] hash = Encoding.UTF8.GetBytes(seed);
        while (text.Length < length)
        {
            hash = SHA256.HashData(hash);
            text.Append(Convert.ToBase64String(hash).TrimEnd('='));
        }

        return text.ToString(0, length);
    }
}
