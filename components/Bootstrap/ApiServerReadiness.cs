using System.Collections.Immutable;
using Pulumi;

namespace CalicoIPv6.Bootstrap;

/// <summary>Asks an API server once for something that only a cluster administrator may read.</summary>
/// <param name="address">What to ask for.</param>
/// <param name="access">Whom to trust, and who asks.</param>
/// <param name="cancellation">Ends the question.</param>
/// <returns><c>null</c> when it was given, else what was found instead, in a line.</returns>
public delegate Task<string?> ApiProbe(Uri address, ApiAccess access, CancellationToken cancellation);

/// <summary>How patiently an API server is waited for.</summary>
/// <param name="Timeout">From the hosts' boot to the last question. A host installs packages and pulls images first.</param>
/// <param name="Interval">Between two questions.</param>
public sealed record Patience(TimeSpan Timeout, TimeSpan Interval)
{
    /// <summary>20 minutes, every 5 seconds.</summary>
    public static Patience Default { get; } = new(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(5));
}

/// <summary>
/// Holds a kubeconfig back until the cluster behind it obeys the administrator: what is installed by it would fail on a host that
/// has only booted, and as well on an API that merely answers. kubeadm gives the administrator's group its rights only when its own
/// wait for the API server is over (kubernetes/kubernetes#121743); until then /readyz says 200 and every object is refused with 403.
/// </summary>
public static class ApiServerReadiness
{
    /// <summary>
    /// The kubeconfig, once the administrator may use it; at once in a preview. It stays secret, and depends on every host: what is
    /// made by it goes before them.
    /// </summary>
    /// <param name="kubeconfig">The kubeconfig.</param>
    /// <param name="access">The same as values.</param>
    /// <param name="hosts">The ids of all hosts, known once these are booted; waiting starts then.</param>
    /// <param name="probe">Absent: a GET over HTTPS, <see cref="HttpsApiProbe"/>.</param>
    /// <param name="patience">Absent: <see cref="Patience.Default"/>.</param>
    /// <exception cref="RunException">When the output is read: the API was not ready in time.</exception>
    public static Output<string> WhenReady(
        Input<string> kubeconfig,
        Input<ApiAccess> access,
        Input<ImmutableArray<string>> hosts,
        ApiProbe? probe = null,
        Patience? patience = null)
    {
        bool isPreview = Deployment.Instance.IsDryRun;
        return Output.Tuple(kubeconfig, access, hosts).Apply(async t =>
        {
            if (!isPreview)
            {
                await WaitAsync(t.Item2, probe ?? HttpsApiProbe.AskAsync, patience ?? Patience.Default);
            }

            return t.Item1;
        });
    }

    // The binding that gives the administrator's group its rights: who may read it has them.
    private static Uri BindingAt(string endpoint) =>
        new($"https://{HostPort.Of(endpoint)}/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/{ClusterPki.AdminGroup}");

    private static async Task WaitAsync(ApiAccess access, ApiProbe probe, Patience patience)
    {
        Uri binding = BindingAt(access.Endpoint);
        using var timeout = new CancellationTokenSource(patience.Timeout);
        string? fault = await probe(binding, access, timeout.Token);
        if (fault is not null)
        {
            Log.Info($"Waiting up to {patience.Timeout.TotalMinutes:0} minutes for {binding}");
        }

        while (fault is not null)
        {
            try
            {
                await Task.Delay(patience.Interval, timeout.Token);
                fault = await probe(binding, access, timeout.Token);
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested)
            {
                throw new RunException(
                    $"The Kubernetes API did not become ready at {binding} within {patience.Timeout.TotalMinutes:0} minutes; last found: {fault}. "
                    + "Look at the console log of the first control plane and at its /var/log/calico-ipv6.log, "
                    + "and whether a firewall (calico-ipv6:adminCidrs, or your own) lets this machine in; then run `pulumi up` again.");
            }
        }
    }
}
