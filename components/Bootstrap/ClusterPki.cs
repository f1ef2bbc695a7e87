using Pulumi;
using Pulumi.Tls;
using Pulumi.Tls.Inputs;

namespace CalicoIPv6.Bootstrap;

/// <summary>
/// The certificates and keys that a cluster starts from: the CAs of cluster, front proxy and etcd, the service account key, and an
/// administrator's client certificate. They live in the stack's state, as secrets.
/// </summary>
public sealed class ClusterPki : ComponentResource
{
    /// <summary>
    /// The administrator's group, and the name of the ClusterRoleBinding by which kubeadm gives it cluster-admin when it makes the
    /// cluster, from 1.29 on (kubernetes/kubernetes#121305).
    /// </summary>
    internal const string AdminGroup = "kubeadm:cluster-admins";

    /// <summary>Makes the certificates and keys.</summary>
    public ClusterPki(string name, ComponentResourceOptions? options = null)
        : base("calico-ipv6:bootstrap:ClusterPki", name, options)
    {
        // The common names are kubeadm's.
        Authority cluster = CreateAuthority($"{name}-ca", "kubernetes");
        Authority frontProxy = CreateAuthority($"{name}-front-proxy-ca", "front-proxy-ca");
        Authority etcd = CreateAuthority($"{name}-etcd-ca", "etcd-ca");
        PrivateKey serviceAccount = CreateKey($"{name}-service-account-key");

        ClusterCaCertificate = cluster.Certificate.CertPem;
        Admin = CreateAdmin($"{name}-admin", cluster);
        Material = Output.CreateSecret(Output.Tuple(cluster.Pair, frontProxy.Pair, etcd.Pair, serviceAccount.PrivateKeyPem, serviceAccount.PublicKeyPem)
            .Apply(t => new PkiMaterial(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5)));
        RegisterOutputs();
    }

    /// <summary>What control planes share; secret.</summary>
    public Output<PkiMaterial> Material { get; }

    /// <summary>A client certificate whose group may do everything in the cluster; secret.</summary>
    public Output<CertifiedKey> Admin { get; }

    /// <summary>The cluster CA's certificate, PEM; not secret.</summary>
    [Output("clusterCaCertificate")]
    public Output<string> ClusterCaCertificate { get; private set; }

    private Authority CreateAuthority(string name, string commonName)
    {
        PrivateKey key = CreateKey($"{name}-key");
        var certificate = new SelfSignedCert(name, new SelfSignedCertArgs
        {
            PrivateKeyPem = key.PrivateKeyPem,
            Subject = new SelfSignedCertSubjectArgs { CommonName = commonName },
            IsCaCertificate = true,
            SetSubjectKeyId = true,
            AllowedUses = CertificateTerms.CaUses,
            ValidityPeriodHours = CertificateTerms.CaHours,
            EarlyRenewalHours = CertificateTerms.CaEarlyRenewalHours,
        }, new CustomResourceOptions { Parent = this });
        return new Authority(key, certificate);
    }

    private Output<CertifiedKey> CreateAdmin(string name, Authority cluster)
    {
        PrivateKey key = CreateKey($"{name}-key");
        var request = new CertRequest($"{name}-request", new CertRequestArgs
        {
            PrivateKeyPem = key.PrivateKeyPem,
            Subject = new CertRequestSubjectArgs { CommonName = "kubernetes-admin", Organization = AdminGroup },
        }, new CustomResourceOptions { Parent = this });
        var certificate = new LocallySignedCert(name, new LocallySignedCertArgs
        {
            CertRequestPem = request.CertRequestPem,
            CaCertPem = cluster.Certificate.CertPem,
            CaPrivateKeyPem = cluster.Key.PrivateKeyPem,
            AllowedUses = CertificateTerms.ClientUses,
            ValidityPeriodHours = CertificateTerms.ClientHours,
            EarlyRenewalHours = CertificateTerms.ClientEarlyRenewalHours,
        }, new CustomResourceOptions { Parent = this });
        return Pair(certificate.CertPem, key);
    }

    // The provider writes SEC 1 ("EC PRIVATE KEY"), which Kubernetes reads (client-go util/keyutil, ParsePrivateKeyPEM).
    private PrivateKey CreateKey(string name) =>
        new(name, new PrivateKeyArgs { Algorithm = "ECDSA", EcdsaCurve = "P256" }, new CustomResourceOptions { Parent = this });

    private static Output<CertifiedKey> Pair(Output<string> certificate, PrivateKey key) =>
        Output.CreateSecret(Output.Tuple(certificate, key.PrivateKeyPem).Apply(t => new CertifiedKey(t.Item1, t.Item2)));

    private sealed record Authority(PrivateKey Key, SelfSignedCert Certificate)
    {
        public Output<CertifiedKey> Pair => ClusterPki.Pair(Certificate.CertPem, Key);
    }
}
