namespace CalicoIPv6.Bootstrap;

/// <summary>A certificate and its private key, both PEM.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Key">The private key; secret.</param>
public sealed record CertifiedKey(string Certificate, string Key);

/// <summary>
/// What all control planes of a cluster share. Every one gets it in its user data, so that a join needs neither
/// <c>--upload-certs</c> nor a certificate key that expires after two hours.
/// </summary>
/// <param name="Cluster">The cluster CA.</param>
/// <param name="FrontProxy">The CA of the API's aggregation layer.</param>
/// <param name="Etcd">The CA of etcd.</param>
/// <param name="ServiceAccountKey">The private key that signs service account tokens, PEM; secret.</param>
/// <param name="ServiceAccountPublicKey">Its public key, PEM.</param>
public sealed record PkiMaterial(CertifiedKey Cluster, CertifiedKey FrontProxy, CertifiedKey Etcd, string ServiceAccountKey, string ServiceAccountPublicKey)
{
    /// <summary>Path below kubeadm's certificate folder to content.</summary>
    /// <remarks>Names: kubernetes/website content/en/docs/setup/best-practices/certificates.md.</remarks>
    public IEnumerable<(string Path, string Pem)> Files() =>
    [
        ("ca.crt", Cluster.Certificate),
        ("ca.key", Cluster.Key),
        ("front-proxy-ca.crt", FrontProxy.Certificate),
        ("front-proxy-ca.key", FrontProxy.Key),
        ("etcd/ca.crt", Etcd.Certificate),
        ("etcd/ca.key", Etcd.Key),
        ("sa.key", ServiceAccountKey),
        ("sa.pub", ServiceAccountPublicKey),
    ];
}
