using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Calico;
using CalicoIPv6.Calico.Manifest;
using CalicoIPv6.Configuration;
using CalicoIPv6.Dns;
using CalicoIPv6.Identity;
using Pulumi;

namespace CalicoIPv6.Infra;

/// <summary>The whole stack, from settings to outputs, in the order in which things come to be.</summary>
public static class ClusterProgram
{
    /// <summary>Declares every resource of the stack, as the engine's environment describes it.</summary>
    /// <param name="variable">An environment variable by name.</param>
    /// <returns>The stack's outputs, by name.</returns>
    /// <exception cref="RunException">The configuration cannot be used; nothing is declared.</exception>
    public static IDictionary<string, object?> FromEngine(Func<string, string?> variable)
    {
        try
        {
            StackReview review = StackReview.Of(ConfigValues.FromEnvironment(variable));
            StackSettings settings = review.Accepted();
            foreach (Problem warning in review.Warnings)
            {
                Log.Warn(warning.ToString());
            }

            return Define(settings);
        }
        catch (ConfigurationException e)
        {
            // A RunException is shown as its message alone, without a stack trace.
            throw new RunException(e.Message);
        }
    }

    /// <summary>Declares every resource of the stack.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="probe">Says whether the API is ready. Absent: asks the API itself.</param>
    /// <param name="fetch">Fetches a manifest that has a URL. Absent: over the network.</param>
    /// <returns>The stack's outputs, by name.</returns>
    /// <exception cref="ConfigurationException">A manifest cannot be used; nothing is declared.</exception>
    public static IDictionary<string, object?> Define(StackSettings settings, ApiProbe? probe = null, ManifestFetch? fetch = null)
    {
        AddressPlan plan = AddressPlanner.Plan(settings.Addresses);
        ClusterManifests manifests = ClusterManifests.Read(settings, plan, fetch ?? ManifestDownload.Fetch);
        ProviderResource random = Providers.ForRandom();
        _ = new ClusterIdentity("identity", Platforms.IdentityOf(settings, plan), new() { Provider = random });
        ClusterAccess access = ClusterAccess.For(settings, plan, random, probe);
        if (access.Provider is { } cluster)
        {
            Install(settings, plan, manifests, cluster);
        }

        return StackOutputs.Of(plan, access);
    }

    private static void Install(StackSettings settings, AddressPlan plan, ClusterManifests manifests, ProviderResource cluster)
    {
        ComponentResource calico = Calico(settings, plan, manifests, cluster);
        var dns = new ClusterDns(
            "dns",
            new() { Plan = plan, KubeDnsManifest = manifests.KubeDns, RegistryMirror = settings.Cluster.RegistryMirror },
            new() { Provider = cluster, DependsOn = calico });
        ClusterWorkloads.Create(settings, plan, cluster, calico, dns);
    }

    private static ComponentResource Calico(StackSettings settings, AddressPlan plan, ClusterManifests manifests, ProviderResource provider)
    {
        bool exists = settings.Existing is { HasCalico: true };
        ComponentResourceOptions options = new() { Provider = provider };
        if (settings.Existing is not null)
        {
            options.DependsOn = new OtherNetworkCheck("other-network", new() { Cluster = settings.Cluster, CalicoExists = exists }, new() { Provider = provider });
        }

        return manifests.Calico is { } manifest
            ? new CalicoManifest("calico", new() { Manifest = manifest }, options)
            : new CalicoInstallation("calico", new() { Plan = plan, Cluster = settings.Cluster, CalicoExists = exists }, options);
    }
}
