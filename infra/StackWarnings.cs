using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra.Settings;

namespace CalicoIPv6.Infra;

/// <summary>What is allowed and yet may surprise; never a reason to fail.</summary>
internal static class StackWarnings
{
    private static readonly ImmutableArray<Func<StackSettings, IEnumerable<Problem>>> OfEveryCluster = [KubernetesVersion, CalicoVersion, NodeAddresses];

    private static readonly ImmutableArray<Func<StackSettings, IEnumerable<Problem>>> OfOwnHosts =
        [KubeadmOfBalancers, ControlPlanes, Workers, NoAdmins, InternalApi, Services, Ranges, TimeServers, .. AwsWarnings.All, .. OpenStackWarnings.All];

    private static readonly ImmutableArray<Func<StackSettings, IEnumerable<Problem>>> OfExistingClusters = [KubeProxyOfNftables];

    private static readonly ImmutableArray<Func<StackSettings, IEnumerable<Problem>>> OfHostLists = [NotReady, FewControlPlanes, NoWorkers];

    /// <summary>The warnings of a stack, in any order.</summary>
    /// <param name="settings">Settings, of which some may stand in for what could not be read.</param>
    /// <param name="unread">The keys of those; nothing is said of them. Nearly all depends on the mode.</param>
    /// <param name="plan">The plan; absent where a problem leaves the addresses open.</param>
    internal static IEnumerable<Problem> For(StackSettings settings, IReadOnlySet<string> unread, AddressPlan? plan) => unread.Contains(ConfigKeys.Mode.Name)
        ? []
        : OfEveryCluster.Concat(OfHosts(settings)).SelectMany(rule => rule(settings))
            .Concat(plan is null ? [] : AwsWarnings.Of(settings, plan))
            .Concat(AddressRules.Warnings(settings.Addresses, $"{settings.Project}:", unread))
            .Where(w => !unread.Contains(ProblemOrder.BaseKey(w.Key)[(settings.Project.Length + 1)..]));

    private static ImmutableArray<Func<StackSettings, IEnumerable<Problem>>> OfHosts(StackSettings settings) => settings switch
    {
        { ExistingHosts: not null } => OfHostLists,
        { Provider: CloudProvider.Existing } => OfExistingClusters,
        _ => OfOwnHosts,
    };

    private static IEnumerable<Problem> NotReady(StackSettings settings) => settings.ExistingHosts!.ClusterReady
        ? []
        : [At(settings, ConfigKeys.ClusterReady, "false", "leaves the cluster without Calico and DNS: there are keys and user data, and no more",
            "boot the hosts with the output userData, then write true")];

    private static IEnumerable<Problem> FewControlPlanes(StackSettings settings) => settings.Cluster.Hosts.Count(IsControlPlane) > 1
        ? []
        : [At(settings, ConfigKeys.Hosts, null, "has one control plane, whose loss is the loss of the cluster", "list 3 to survive the loss of one")];

    private static IEnumerable<Problem> NoWorkers(StackSettings settings) => settings.Cluster.Hosts.All(IsControlPlane)
        ? [At(settings, ConfigKeys.Hosts, null, "has no worker, which leaves pods that need one pending, since control planes take no workloads", "list 1 or more")]
        : [];

    private static IEnumerable<Problem> KubernetesVersion(StackSettings settings) => ReleaseNumber.IsTested(settings.Cluster.KubernetesVersion)
        ? []
        : [At(settings, ConfigKeys.KubernetesVersion, settings.Cluster.KubernetesVersion,
            $"is older than what Calico {settings.Cluster.CalicoVersion} is tested on", "write a release of 1.34 to 1.36")];

    private static IEnumerable<Problem> CalicoVersion(StackSettings settings) => ReleaseNumber.IsKnown(settings.Cluster.CalicoVersion)
        ? []
        : [At(settings, ConfigKeys.CalicoVersion, settings.Cluster.CalicoVersion,
            $"is newer than {ConfigKeys.CalicoVersion.Default}, the newest that is known here: without such a release there is no chart to install",
            $"write {ConfigKeys.CalicoVersion.Default}, unless it is out")];

    private static IEnumerable<Problem> KubeadmOfBalancers(StackSettings settings) => ReleaseNumber.AsksTheBalancerTooSoon(settings.Cluster.KubernetesVersion)
        ? [At(settings, ConfigKeys.KubernetesVersion, settings.Cluster.KubernetesVersion,
            "has a kubeadm that may fail behind a load balancer (kubernetes/kubeadm#3294)", "write 1.34.9, 1.35.6 or 1.36.2, or a later patch release of these")]
        : [];

    private static IEnumerable<Problem> KubeProxyOfNftables(StackSettings settings) => settings.Addresses.Dataplane == Dataplane.Nftables
        ? [At(settings, ConfigKeys.Dataplane, "nftables", "works only where the cluster's kube-proxy is in mode nftables, which this program does not change",
            "see that it is before `pulumi up`, or write iptables")]
        : [];

    private static IEnumerable<Problem> ControlPlanes(StackSettings settings) => settings.Cluster.Hosts.Count(IsControlPlane) > 1
        ? []
        : [At(settings, ConfigKeys.ControlPlanes, "1", "makes the loss of that host the loss of the cluster", "write 3 to survive the loss of one")];

    private static IEnumerable<Problem> Workers(StackSettings settings) => settings.Cluster.Hosts.All(IsControlPlane)
        ? [At(settings, ConfigKeys.Workers, "0", "leaves pods that need a worker pending, since control planes take no workloads", "write 1 or more")]
        : [];

    private static IEnumerable<Problem> NodeAddresses(StackSettings settings)
    {
        (ConfigKey Key, NodeAddressMethod Method, IPFamily Family)[] methods =
        [
            (ConfigKeys.NodeAddressAutodetectionIPv4, settings.Cluster.NodeAddressIPv4, IPFamily.IPv4),
            (ConfigKeys.NodeAddressAutodetectionIPv6, settings.Cluster.NodeAddressIPv6, IPFamily.IPv6),
        ];
        return methods
            .Where(m => m.Method != NodeAddressMethod.FromKubelet && !Has(settings, m.Family))
            .Select(m => At(settings, m.Key, null, $"has no effect: mode {settings.Addresses.Mode.Lower()} has no {m.Family}", "remove it"));
    }

    private static IEnumerable<Problem> NoAdmins(StackSettings settings) => settings.Cluster.AdminCidrs.IsEmpty
        ? [At(settings, ConfigKeys.AdminCidrs, null,
            "is empty: nobody outside the network can reach the API, so `pulumi up` cannot install Calico from outside it",
            "list the range that you run it from")]
        : [];

    private static IEnumerable<Problem> InternalApi(StackSettings settings) => settings.Cluster.ApiAccess == EndpointAccess.Internal
        ? [At(settings, ConfigKeys.ApiAccess, "internal",
            "hides the API from the internet, so `pulumi up` cannot install Calico from there",
            "run it from a network that is connected to the hosts', or write public")]
        : [];

    private static IEnumerable<Problem> Services(StackSettings settings)
    {
        bool isThere = !settings.Cluster.ServicePorts.IsEmpty;
        if (isThere == settings.Cluster.PublicCidrs.IsEmpty)
        {
            yield return isThere
                ? At(settings, ConfigKeys.PublicCidrs, null, "is empty: nobody can reach the ports of servicePorts", "list who may, or 0.0.0.0/0 and ::/0 for everybody")
                : At(settings, ConfigKeys.PublicCidrs, null, "has no effect: there are no servicePorts", "remove it");
        }

        if (!isThere && settings.Cluster.ServiceAccess == EndpointAccess.Internal)
        {
            yield return At(settings, ConfigKeys.ServiceAccess, "internal", "has no effect: there are no servicePorts", "remove it");
        }
    }

    private static IEnumerable<Problem> Ranges(StackSettings settings) =>
    [
        .. Ranges(settings, ConfigKeys.AdminCidrs, settings.Cluster.AdminCidrs, BalancerHas, "try the API"),
        .. Ranges(settings, ConfigKeys.PublicCidrs, settings.Cluster.PublicCidrs, BalancerHas, whole: null),
        .. Ranges(settings, ConfigKeys.NodePortCidrs, settings.Cluster.NodePortCidrs, Has, "reach every NodePort"),
    ];

    // A list that several stacks share may well have both families: a range of the missing one lets nobody in, which does no harm.
    private static IEnumerable<Problem> Ranges(
        StackSettings settings, ConfigKey list, ImmutableArray<Cidr> ranges, Func<StackSettings, IPFamily, bool> has, string? whole)
    {
        foreach ((int index, Cidr range) in ranges.Index())
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{list.In(settings.Project)}[{index}]");
            if (!has(settings, range.Family))
            {
                yield return new(key, range.ToString(), $"lets nobody in: mode {settings.Addresses.Mode.Lower()} has no {range.Family}", "remove it, or write a range of the other family");
            }
            else if (range.PrefixLength == 0 && whole is not null)
            {
                yield return new(key, range.ToString(), $"lets the whole {range.Family} internet {whole}", "list the ranges that you work from");
            }
        }
    }

    // A name may have addresses of both families.
    private static IEnumerable<Problem> TimeServers(StackSettings settings)
    {
        foreach ((int index, string server) in settings.Cluster.NtpServers.Index())
        {
            if (IPAddress.TryParse(server, out IPAddress? address) && Cidr.Covering(address, 0).Family is var family && !Has(settings, family))
            {
                yield return new(
                    string.Create(CultureInfo.InvariantCulture, $"{ConfigKeys.NtpServers.In(settings.Project)}[{index}]"), server,
                    $"tells no host the time: mode {settings.Addresses.Mode.Lower()} has no {family}", "remove it, or write a server of the other family");
            }
        }
    }

    private static bool IsControlPlane(HostSpec host) => host.Role == HostRole.ControlPlane;

    // Network load balancers have IPv4 in every mode.
    private static bool BalancerHas(StackSettings settings, IPFamily family) =>
        Has(settings, family) || (settings.Provider == CloudProvider.Aws && family == IPFamily.IPv4);

    private static bool Has(StackSettings settings, IPFamily family) => settings.Addresses.Mode.Families(IPFamily.IPv4).Contains(family);

    private static Problem At(StackSettings settings, ConfigKey key, string? value, string rule, string remedy) =>
        new(key.In(settings.Project), value, rule, remedy);
}
