using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CalicoIPv6.Bootstrap;

/// <summary>The probe of real clusters.</summary>
public static class HttpsApiProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// GET over HTTPS as the administrator; ready when the server's certificate comes from the cluster CA, has the endpoint's name, and
    /// the answer is 200.
    /// </summary>
    /// <inheritdoc cref="ApiProbe"/>
    public static async Task<string?> AskAsync(Uri address, ApiAccess access, CancellationToken cancellation)
    {
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(access.CaCertificate);
        using X509Certificate2 admin = Certificate(access.Admin);
        var tls = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = Trusting(ca),
            ClientCertificateContext = SslStreamCertificateContext.Create(admin, additionalCertificates: null, offline: true),
        };
        // No proxy: the address is the cluster's own, and this is the path that the Kubernetes provider takes next.
        using var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = tls };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(address, cancellation);
            return Fault(answer.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            return (fault.InnerException ?? fault).Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer in {Patience.TotalSeconds:0} seconds";
        }
    }

    private static string? Fault(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => null,
        HttpStatusCode.Unauthorized => "HTTP 401: the API does not take the administrator's certificate",
        HttpStatusCode.Forbidden => "HTTP 403: kubeadm has not given the administrator its rights yet",
        HttpStatusCode.NotFound => "HTTP 404: kubeadm has not bound the administrator's group yet",
        _ => $"HTTP {(int)status}",
    };

    // By way of PKCS #12, since Windows takes no client key that was only ever in memory (dotnet/runtime#23749).
    private static X509Certificate2 Certificate(CertifiedKey pair)
    {
        using X509Certificate2 inMemory = X509Certificate2.CreateFromPem(pair.Certificate, pair.Key);
        return X509CertificateLoader.LoadPkcs12(inMemory.Export(X509ContentType.Pkcs12), password: null);
    }

    private static X509ChainPolicy Trusting(X509Certificate2 ca)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(ca);
        return policy;
    }
}
