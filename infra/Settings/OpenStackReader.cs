using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using CalicoIPv6.Addressing;
using CalicoIPv6.OpenStack;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="OpenStackSettings"/>; what they have to do with each other is <see cref="OpenStackRules"/>' matter.</summary>
internal static class OpenStackReader
{
    /// <summary>The largest packet that either family has a length field for.</summary>
    private const int MaxMtu = 65535;

    /// <summary>GiB; 16 TiB is as large as a volume with an MBR and 4 KiB sectors can be, and more than any host keeps its system on.</summary>
    private const int MaxVolume = 16384;

    /// <summary>Resolvers that a host asks (resolv.conf(5), MAXNS), and as many as kube-dns takes.</summary>
    private const int MaxResolvers = 3;

    public static OpenStackSettings Read(ConfigReader config) => new()
    {
        Cloud = config.Text(ConfigKeys.OpenStackCloud),
        AuthUrl = config.Text(
            ConfigKeys.OpenStackAuthUrl, IsUrl, "is not the URL of an identity service", "write https://keystone.example.com/v3 for example"),
        Region = config.Text(ConfigKeys.OpenStackRegion),
        ControlPlaneFlavor = Needed(config, ConfigKeys.ControlPlaneFlavor),
        WorkerFlavor = Needed(config, ConfigKeys.WorkerFlavor),
        ImageName = Needed(config, ConfigKeys.ImageName),
        BootVolumeSize = config.Integer(ConfigKeys.BootVolumeSize, 0, MaxVolume) is > 0 and int size ? size : null,
        BootVolumeType = config.Text(ConfigKeys.BootVolumeType),
        ExternalNetwork = config.Text(ConfigKeys.ExternalNetwork),
        NetworkId = Id(config, ConfigKeys.NetworkId),
        SubnetIds = Whole(config, ConfigKeys.SubnetIds, config.Texts<string>(ConfigKeys.SubnetIds, (entry, found) =>
        {
            if (IsId(entry.Text))
            {
                return entry.Text;
            }

            found.Add(new(entry.Key, entry.Text, NotAnId, IdRemedy));
            return null;
        })),
        IPv6SubnetPoolId = Id(config, ConfigKeys.IPv6SubnetPoolId),
        IPv6PrefixDelegation = config.Boolean(ConfigKeys.IPv6PrefixDelegation) ?? false,
        HostResolvers = Whole(config, ConfigKeys.HostResolvers, DnsSettings.Resolvers(config, ConfigKeys.HostResolvers)),
        NetworkMtu = config.Integer(ConfigKeys.NetworkMtu, 0, MaxMtu) is > 0 and int mtu ? mtu : null,
        PortSecurity = config.Boolean(ConfigKeys.PortSecurity) ?? true,
        AllowedAddressPairs = Whole(config, ConfigKeys.AllowedAddressPairs, config.Cidrs(ConfigKeys.AllowedAddressPairs, UsualLengths.Addresses)),
        ApiBalancer = config.Word(ConfigKeys.ApiBalancer, Words.ApiBalancer) ?? ApiBalancer.Octavia,
    };

    /// <summary>A request that knows what these settings decide.</summary>
    public static AddressRequest In(AddressRequest request, OpenStackSettings settings) => request with
    {
        // A Neutron network is one link, wherever the hosts on it stand.
        Zones = 1,
        UnplannedHosts = UnplannedHosts(settings),
        Dns = request.Dns with { CloudResolvers = ForPods(settings.HostResolvers) },
    };

    // What hosts ask over IPv6 pods can ask as well, unless it is on the hosts' own link.
    private static ImmutableArray<IPAddress> ForPods(ImmutableArray<IPAddress> resolvers) =>
        [.. resolvers.Where(a => a is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv6LinkLocal: false }).Take(MaxResolvers)];

    // Families whose host range somebody else chooses.
    private static ImmutableArray<IPFamily> UnplannedHosts(OpenStackSettings settings) => settings switch
    {
        { NetworkId: not null } => [IPFamily.IPv4, IPFamily.IPv6],
        { IPv6SubnetPoolId: not null } or { IPv6PrefixDelegation: true } => [IPFamily.IPv6],
        _ => [],
    };

    private const string NotAnId = "is not an id of OpenStack";

    private const string IdRemedy = "write it as `openstack network list` and the like show it, 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 for example";

    // Required, but of this provider alone, which the schema of Pulumi.yaml cannot say.
    private static string Needed(ConfigReader config, ConfigKey key)
    {
        string? text = config.Text(key);
        if (text is null && !config.Unread.Contains(key.Name))
        {
            config.Refuse(key, null, "is missing, and provider openstack has no default for it", $"run `pulumi config set {key.In(config.Values.Project)} {key.Example}` for example");
        }

        return text ?? "";
    }

    private static string? Id(ConfigReader config, ConfigKey key) => config.Text(key, IsId, NotAnId, IdRemedy);

    // As Neutron writes the ids of all that a key names: it finds nothing by another text of the same number.
    private static bool IsId(string text) => Guid.TryParseExact(text, "D", out Guid id) && id.ToString("D") == text;

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https";

    // Rules name entries by their place, so a list is judged whole or not at all.
    private static ImmutableArray<T> Whole<T>(ConfigReader config, ConfigKey key, ImmutableArray<T> entries) =>
        config.Unread.Contains(key.Name) ? [] : entries;
}
