using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Existing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Hosts that a person lists, and what is known of addresses by them.</summary>
/// <param name="Hosts">The hosts.</param>
/// <param name="Addresses">Their addresses, by the keys that have them.</param>
/// <param name="ApiAddress">The address that was given to the API; absent where it has a name, or none.</param>
internal sealed partial record HostList(ExistingHosts Hosts, ImmutableArray<KnownAddress> Addresses, KnownAddress? ApiAddress)
{
    private const int MaxNameLength = 253;

    /// <summary>The hosts; <c>null</c> where none are listed, or a cluster exists.</summary>
    public static HostList? Read(ConfigReader config, CloudProvider? provider, StackMode mode)
    {
        if (!ExistingReader.ListsHosts(config, provider))
        {
            return null;
        }

        StackMode? known = config.Unread.Contains(ConfigKeys.Mode.Name) ? null : mode;
        string text = config.Text(ConfigKeys.Hosts) ?? "";
        ImmutableArray<HostListReader.Entry> entries =
            config.Checked(ConfigKeys.Hosts, found => new HostListReader(found, known).Read(ConfigKeys.Hosts.In(config.Values.Project), text));
        string? endpoint = Endpoint(config, known, entries);
        return new(
            new() { Hosts = [.. entries.Select(e => new ExistingHost(e.Host, e.Addresses))], ApiEndpoint = endpoint, ClusterReady = config.Boolean(ConfigKeys.ClusterReady) ?? false },
            [.. entries.SelectMany(e => e.Addresses.Select(a => new KnownAddress(string.Create(CultureInfo.InvariantCulture, $"{ConfigKeys.Hosts.Name}[{e.Place}].{a.Key.Lower()}"), a.Value)))],
            IPAddress.TryParse(endpoint, out IPAddress? address) ? new(ConfigKeys.ApiEndpoint.Name, address) : null);
    }

    /// <summary>A request that knows these hosts.</summary>
    public AddressRequest In(AddressRequest request) =>
        request with { HostCount = Math.Max(1, Hosts.Hosts.Length), HostAddresses = Addresses, ApiAddress = ApiAddress };

    private static string? Endpoint(ConfigReader config, StackMode? mode, ImmutableArray<HostListReader.Entry> entries)
    {
        if (config.Text(ConfigKeys.ApiEndpoint) is not { } text)
        {
            if (entries.Count(e => e.Host.Role == HostRole.ControlPlane) > 1 && !config.Unread.Contains(ConfigKeys.Hosts.Name))
            {
                config.Refuse(
                    ConfigKeys.ApiEndpoint, null, "is missing, and the address of one control plane does not outlive that one",
                    "write the name or address of what leads to port 6443 of all of them, such as a load balancer or a virtual address");
            }

            return null;
        }

        if (IPAddress.TryParse(text, out IPAddress? address) ? address.ToString() != text || text.Contains('%', StringComparison.Ordinal) : text.Length > MaxNameLength || !Name.IsMatch(text))
        {
            config.Refuse(ConfigKeys.ApiEndpoint, text, "is neither a DNS name in lower case nor an IP address in canonical form, without a port", "write api.example.com or fd12:3456:789a::6443 for example");
            return null;
        }

        if (address is not null && mode is not null && Cidr.Covering(address, 0).Family is var family && !mode.Value.Families(IPFamily.IPv4).Contains(family))
        {
            config.Refuse(ConfigKeys.ApiEndpoint, text, $"is an {family} address, and nodes have no {family} in mode {mode.Value.Lower()}", $"write an {family.Other()} address, or a DNS name that has one");
        }

        return text;
    }

    // Its last label is no number, or it would be a misspelt address (RFC 1123 section 2.1).
    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }
}
