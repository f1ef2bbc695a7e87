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

    public HttpsApiProbeTests() => _ca = FakeTls.SelfSigned(_caKey, "kubernetes");

    [Fact]
    public async Task Ask_ReadyServerOfTheCluster_IsReady() => Assert.Null(await AskAsync("200 OK", _ca, IPAddress.Loopback));

    [Fact]
    public async Task Ask_ServerThatStarts_SaysWhatItAnswered() => Assert.Equal("HTTP 500", await AskAsync("500 Not Ready", _ca, IPAddress.Loopback));

    [Fact]
    public async Task Rejects_ServerOfAnotherAuthority() =>
        Assert.NotNull(await AskAsync("200 OK", FakeTls.SelfSigned(FakeTls.NewKey(), "kubernetes"), IPAddress.Loopback));

    [Fact]
    public async Task Rejects_ServerOfAnotherName() => Assert.NotNull(await AskAsync("200 OK", _ca, IPAddress.Parse("192.0.2.1")));

    [Fact]
    public async Task Ask_NobodyThere_SaysSo() =>
        Assert.NotNull(await HttpsApiProbe.AskAsync(new Uri("https://127.0.0.1:1/readyz"), _ca, CancellationToken.None));

    private async Task<string?> AskAsync(string status, string trusted, IPAddress name)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task server = ServeOnceAsync(listener, status, name);
        string? answer = await HttpsApiProbe.AskAsync(new Uri($"https://{listener.LocalEndpoint}/readyz"), trusted, CancellationToken.None);
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
            await stream.AuthenticateAsServerAsync(certificate);
            _ = await stream.ReadAsync(new byte[4096]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
        catch (Exception fault) when (fault is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The probe hung up: it does not trust this server.
        }
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
