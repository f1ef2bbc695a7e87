using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CalicoIPv6.Bootstrap;

/// <summary>The probe of real clusters.</summary>
public static class HttpsApiProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>GET over HTTPS; ready when the server's certificate comes from the cluster CA, has the endpoint's name, and the answer is 200.</summary>
    /// <inheritdoc cref="ApiProbe"/>
    public static async Task<string?> AskAsync(Uri readyz, string caCertificate, CancellationToken cancellation)
    {
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(caCertificate);
        // No proxy: the address is the cluster's own, and this is the path that the Kubernetes provider takes next.
        using var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Trusting(ca) } };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(readyz, cancellation);
            return answer.StatusCode == HttpStatusCode.OK ? null : $"HTTP {(int)answer.StatusCode}";
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

    private static X509ChainPolicy Trusting(X509Certificate2 ca)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(ca);
        return policy;
    }
}
