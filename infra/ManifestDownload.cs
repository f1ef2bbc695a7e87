namespace CalicoIPv6.Infra;

/// <summary>Manifests over the network. The number of resources depends on their text, so nothing goes on before it is there.</summary>
internal static class ManifestDownload
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <exception cref="IOException">No answer, or not the one that was asked for.</exception>
    public static string Fetch(Uri address)
    {
        try
        {
            using var client = new HttpClient { Timeout = Timeout };
            using HttpResponseMessage answer = client.Send(new HttpRequestMessage(HttpMethod.Get, address)).EnsureSuccessStatusCode();
            using var reader = new StreamReader(answer.Content.ReadAsStream());
            return reader.ReadToEnd();
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            throw new IOException(fault.Message, fault);
        }
    }
}
