using System.Collections.Immutable;
using Pulumi;

namespace CalicoIPv6.Bootstrap;

/// <summary>Asks an API server once whether it is ready.</summary>
/// <param name="readyz">The address to ask.</param>
/// <param name="caCertificate">The cluster CA's certificate, PEM; no other may have signed the server's.</param>
/// <param name="cancellation">Ends the question.</param>
/// <returns><c>null</c> when it is ready, else what was found instead, in a line.</returns>
public delegate Task<string?> ApiProbe(Uri readyz, string caCertificate, CancellationToken cancellation);

/// <summary>How patiently an API server is waited for.</summary>
/// <param name="Timeout">From the host's boot to the last question. A host installs packages and pulls images first.</param>
/// <param name="Interval">Between two questions.</param>
public sealed record Patience(TimeSpan Timeout, TimeSpan Interval)
{
    /// <summary>20 minutes, every 5 seconds.</summary>
    public static Patience Default { get; } = new(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(5));
}

/// <summary>
/// Holds a kubeconfig back until the cluster behind it answers: what is installed by it would fail on a host that has only booted.
/// </summary>
public static class ApiServerReadiness
{
    /// <summary>The kubeconfig, once the API answers; at once in a preview. Its secretness and dependencies stay.</summary>
    /// <param name="kubeconfig">The kubeconfig.</param>
    /// <param name="apiEndpoint">The API's name or address, without port and brackets.</param>
    /// <param name="caCertificate">The cluster CA's certificate, PEM.</param>
    /// <param name="hosts">The ids of all hosts, known once these are booted; waiting starts then.</param>
    /// <param name="probe">Absent: a GET of /readyz over HTTPS, <see cref="HttpsApiProbe"/>.</param>
    /// <param name="patience">Absent: <see cref="Patience.Default"/>.</param>
    /// <exception cref="RunException">When the output is read: the API did not answer in time.</exception>
    public static Output<string> WhenReady(
        Input<string> kubeconfig,
        Input<string> apiEndpoint,
        Input<string> caCertificate,
        Input<ImmutableArray<string>> hosts,
        ApiProbe? probe = null,
        Patience? patience = null)
    {
        bool isPreview = Deployment.Instance.IsDryRun;
        return Output.Tuple(kubeconfig, apiEndpoint, caCertificate, hosts).Apply(async t =>
        {
            if (!isPreview)
            {
                var readyz = new Uri($"https://{HostPort.Of(t.Item2)}/readyz");
                await WaitAsync(readyz, t.Item3, probe ?? HttpsApiProbe.AskAsync, patience ?? Patience.Default);
            }

            return t.Item1;
        });
    }

    private static async Task WaitAsync(Uri readyz, string caCertificate, ApiProbe probe, Patience patience)
    {
        using var timeout = new CancellationTokenSource(patience.Timeout);
        string? fault = await probe(readyz, caCertificate, timeout.Token);
        if (fault is not null)
        {
            Log.Info($"Waiting up to {patience.Timeout.TotalMinutes:0} minutes for {readyz}");
        }

        while (fault is not null)
        {
            try
            {
                await Task.Delay(patience.Interval, timeout.Token);
                fault = await probe(readyz, caCertificate, timeout.Token);
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested)
            {
                throw new RunException(
                    $"The Kubernetes API did not become ready at {readyz} within {patience.Timeout.TotalMinutes:0} minutes; last found: {fault}. "
                    + "Look at the console log of the first control plane and at its /var/log/cloud-init-output.log, "
                    + "and whether this machine is among calico-ipv6:adminCidrs; then run `pulumi up` again.");
            }
        }
    }
}
