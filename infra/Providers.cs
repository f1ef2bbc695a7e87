using CalicoIPv6.Aws;
using CalicoIPv6.OpenStack;
using Pulumi;

namespace CalicoIPv6.Infra;

/// <summary>The explicit providers, all made here; components inherit them, and default providers are off in the stack files.</summary>
internal static class Providers
{
    public static ProviderResource ForAws(AwsSettings settings) =>
        new Pulumi.Aws.Provider("aws", new() { Region = settings.Region, Profile = settings.Profile! });

    /// <remarks>
    /// An explicit provider reads no <c>openstack:</c> configuration by itself, but the same environment as every client of OpenStack:
    /// what is absent here is not given, rather than given as nothing.
    /// </remarks>
    public static ProviderResource ForOpenStack(OpenStackSettings settings)
    {
        var args = new Pulumi.OpenStack.ProviderArgs();
        if (settings.Cloud is { } cloud)
        {
            args.Cloud = cloud;
        }

        if (settings.AuthUrl is { } url)
        {
            args.AuthUrl = url;
        }

        if (settings.Region is { } region)
        {
            args.Region = region;
        }

        return new Pulumi.OpenStack.Provider("openstack", args);
    }

    public static ProviderResource ForRandom() => new Pulumi.Random.Provider("random");

    public static List<ProviderResource> ForBootstrap(ProviderResource random) => [new Pulumi.Tls.Provider("tls"), random];

    /// <remarks>
    /// The cluster identifier is a constant: without one the provider takes an unknown kubeconfig, which every preview of a new
    /// cluster has, for another cluster, and would replace every object in it (pulumi-kubernetes, provider.go, DiffConfig).
    /// </remarks>
    /// <param name="kubeconfig">How to reach the cluster.</param>
    /// <param name="isKept">Whether the engine refuses to let go of the cluster, and of all that was installed into it.</param>
    public static ProviderResource ForCluster(Output<string> kubeconfig, bool isKept) =>
        ForCluster(new Pulumi.Kubernetes.ProviderArgs { KubeConfig = kubeconfig }, new() { Protect = isKept });

    /// <summary>For a cluster that exists.</summary>
    public static ProviderResource ForCluster(ExistingCluster cluster)
    {
        var args = new Pulumi.Kubernetes.ProviderArgs { Context = cluster.Context! };
        if (cluster.Kubeconfig is { } kubeconfig)
        {
            args.KubeConfig = kubeconfig.ToOutput();
        }

        return ForCluster(args, new());
    }

    private static Pulumi.Kubernetes.Provider ForCluster(Pulumi.Kubernetes.ProviderArgs args, CustomResourceOptions options)
    {
        args.ClusterIdentifier = "cluster";
        return new Pulumi.Kubernetes.Provider("cluster", args, options);
    }
}
