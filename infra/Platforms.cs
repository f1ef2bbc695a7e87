using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Existing;
using CalicoIPv6.Identity;
using CalicoIPv6.OpenStack;
using CalicoIPv6.Platform;

namespace CalicoIPv6.Infra;

/// <summary>The one switch over where the hosts come from.</summary>
internal static class Platforms
{
    /// <summary>What is fixed for the life of the cluster; on a cloud also where its hosts stay, and on AWS what their images run on.</summary>
    public static ClusterIdentityArgs IdentityOf(StackSettings settings, AddressPlan plan) => settings.Aws is { } aws
        ? new() { Plan = plan, Architectures = aws.Architectures(settings.Cluster), Place = aws.PlaceOfHosts(plan) }
        : new() { Plan = plan, Place = settings.OpenStack?.PlaceOfHosts(plan, settings.Cluster) };

    /// <summary>The platform of the settings' provider.</summary>
    public static IPlatform For(StackSettings settings, AddressPlan plan) => settings.Provider switch
    {
        CloudProvider.Aws => AwsPlatform.Create(plan, settings.Cluster, settings.Aws!, Providers.ForAws(settings.Aws!)),
        CloudProvider.OpenStack =>
            OpenStackPlatform.Create(plan, settings.Cluster, settings.OpenStack!, Providers.ForOpenStack(settings.OpenStack!)),
        CloudProvider.Existing when settings.ExistingHosts is { } hosts => ExistingPlatform.Create(plan, hosts),
        _ => throw new InvalidOperationException($"{settings.Provider} passed the settings' validation but has no platform"),
    };
}
