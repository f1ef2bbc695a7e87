using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Infra;

/// <summary>A cluster that obeys: made from hosts up, or there already; or one that will, once somebody has booted its hosts.</summary>
/// <param name="Provider">The Kubernetes provider of everything in it. Absent: its hosts are still to be booted.</param>
/// <param name="Outputs">What the stack shows of how to reach it and what it runs on, by output name.</param>
internal sealed record ClusterAccess(ProviderResource? Provider, IReadOnlyDictionary<string, object?> Outputs)
{
    /// <summary>The cluster of the settings.</summary>
    public static ClusterAccess For(StackSettings settings, AddressPlan plan, ProviderResource random, ApiProbe? probe) =>
        settings.Existing is { } existing ? To(existing) : Made(settings, plan, random, probe);

    // Whoever has a kubeconfig needs no second one from here.
    private static ClusterAccess To(ExistingCluster cluster) =>
        new(Providers.ForCluster(cluster), ImmutableDictionary<string, object?>.Empty);

    private static ClusterAccess Made(StackSettings settings, AddressPlan plan, ProviderResource random, ApiProbe? probe)
    {
        IPlatform platform = Platforms.For(settings, plan);
        ImmutableArray<HostInterface> interfaces = platform.CreateInterfaces();
        Output<string> endpoint = platform.CreateApiEndpoint();
        platform.CreateServiceEndpoint();
        var bootstrap = new KubeadmBootstrap(
            "bootstrap",
            new() { Plan = plan, Cluster = settings.Cluster, Interfaces = interfaces, ApiEndpoint = endpoint, FurtherApiNames = platform.FurtherApiAddresses },
            new() { Providers = Providers.ForBootstrap(random) });
        Output<ImmutableArray<string>> hosts = platform.CreateHosts(bootstrap.UserData);
        return new(Booted(settings, bootstrap, hosts, probe), new Dictionary<string, object?>(platform.Outputs)
        {
            ["apiEndpoint"] = endpoint,
            ["kubeconfig"] = bootstrap.Kubeconfig,
        });
    }

    // Who boots hosts by hand needs this update's outputs first, so that nothing here may wait for them. Later the way back would take
    // Calico from a cluster that runs, and is barred.
    private static ProviderResource? Booted(StackSettings settings, KubeadmBootstrap bootstrap, Output<ImmutableArray<string>> hosts, ApiProbe? probe)
    {
        if (settings.ExistingHosts is { ClusterReady: false })
        {
            return null;
        }

        Output<string> kubeconfig = ApiServerReadiness.WhenReady(bootstrap.Kubeconfig, bootstrap.Access, hosts, probe);
        ProviderResource cluster = Providers.ForCluster(kubeconfig, isKept: settings.ExistingHosts is not null);
        _ = new JoinTokenSecret("join-token", bootstrap.Token, new() { Provider = cluster });
        return cluster;
    }
}
