using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CalicoIPv6.Bootstrap;

/// <summary>How a joining host knows the cluster CA before it has it.</summary>
public static class CaHash
{
    /// <summary><c>sha256:</c> and the hex SHA-256 of the certificate's SubjectPublicKeyInfo, as kubeadm's <c>caCertHashes</c> wants it.</summary>
    /// <param name="certificatePem">The CA's certificate.</param>
    /// <exception cref="CryptographicException">The text is no PEM certificate.</exception>
    public static string Of(string certificatePem)
    {
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(certificatePem);
        byte[] publicKey = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(publicKey))}";
    }
}
