using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Bootstrap;

/// <summary>The real probe against a real TLS server on the loopback interface.</summary>
public sealed class HttpsApiProbeTests
{
    private readonly string _caKey = FakeTls.NewKey();
    private readonly string _ca;

    private readonly CertifiedKey _admin;
    private string? _client;

    public HttpsApiProbeTests()
    {
        _ca = FakeTls.SelfSigned(_caKey, "kubernetes");
        _admin = FakeTls.Administrator(_ca, _caKey);
    }

    [Fact]
    public async Task Ask_ClusterThatObeys_IsReadyAndKnowsWhoAsked()
    {
        Assert.Null(await AskAsync("200 OK"));
        Assert.Equal("O=kubeadm:cluster-admins, CN=kubernetes-admin", _client);
    }

    [Theory]
    [InlineData("500 Not Ready", "HTTP 500")]
    [InlineData("401 Unauthorized", "HTTP 401: the API does not take the administrator's certificate")]
    [InlineData("403 Forbidden", "HTTP 403: kubeadm has not given the administrator its rights yet")]
    [InlineData("404 Not Found", "HTTP 404: kubeadm has not bound the administrator's group yet")]
    public async Task Ask_ClusterThatStarts_SaysWhatIsMissing(string status, string fault) => Assert.Equal(fault, await AskAsync(status));

    [Fact]
    public async Task Rejects_ServerOfAnotherAuthority() =>
        Assert.NotNull(await AskAsync("200 OK", FakeTls.SelfSigned(FakeTls.NewKey(), "kubernetes")));

    [Fact]
    public async Task Rejects_ServerOfAnotherName() => Assert.NotNull(await AskAsync("200 OK", name: "192.0.2.1"));

    [Fact]
    public async Task Ask_NobodyThere_SaysSo() =>
        Assert.NotNull(await HttpsApiProbe.AskAsync(new Uri("https://127.0.0.1:1/"), new ApiAccess("127.0.0.1", _ca, _admin), CancellationToken.None));

    private async Task<string?> AskAsync(string status, string? trusted = null, string name = "127.0.0.1")
    {
        var access = new ApiAccess("127.0.0.1", trusted ?? _ca, _admin);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task server = ServeOnceAsync(listener, status, IPAddress.Parse(name));
        string? answer = await HttpsApiProbe.AskAsync(new Uri($"https://{listener.LocalEndpoint}/"), access, CancellationToken.None);
        await server;
        return answer;
    }

    private async Task ServeOnceAsync(TcpListener listener, string status, IPAddress name)
    {
        using X509Certificate2 certificate = ServerCertificate(name);
        using TcpClient client = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ClientCertificateRequired = true,
                CertificateChainPolicy = Trusted(),
            });
            _client = stream.RemoteCertificate!.Subject;
            _ = await stream.ReadAsync(new byte[4096]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
        catch (Exception fault) when (fault is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The probe hung up: it does not trust this server.
        }
    }

    private X509ChainPolicy Trusted()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(_ca));
        return policy;
    }

    private X509Certificate2 ServerCertificate(IPAddress name)
    {
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(_ca, _caKey);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=kube-apiserver", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(name);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 certificate = request.Create(ca, now.AddMinutes(-5), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }
}
