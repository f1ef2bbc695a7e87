using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Existing;

/// <summary>
/// Hosts that exist: bare metal, MAAS, virtual machines of another's making. Network, firewall, balancer and machines are somebody else's,
/// so no resource is made; what each machine has to boot with is an output.
/// </summary>
public sealed class ExistingPlatform : IPlatform
{
    private readonly AddressPlan _plan;
    private readonly ExistingHosts _settings;
    private ImmutableDictionary<string, Output<string>> _userData = ImmutableDictionary<string, Output<string>>.Empty;

    private ExistingPlatform(AddressPlan plan, ExistingHosts settings) => (_plan, _settings) = (plan, settings);

    /// <summary>
    /// By output name: <c>hostAddresses</c>, by host and family (<c>ipv4</c>, <c>ipv6</c>); <c>userData</c>, the cloud-config by host, as
    /// text and secret, once <see cref="CreateHosts"/> was told of it.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Outputs => ImmutableSortedDictionary<string, object?>.Empty
        .Add("hostAddresses", ByHost(_settings.Hosts.Select(h => KeyValuePair.Create(h.Host.Name, (object?)ByFamily(h)))))
        .Add("userData", ByHost(_userData.Select(u => KeyValuePair.Create(u.Key, (object?)u.Value))));

    /// <summary>The platform.</summary>
    /// <param name="plan">The address plan.</param>
    /// <param name="settings">The machines.</param>
    public static IPlatform Create(AddressPlan plan, ExistingHosts settings) => new ExistingPlatform(plan, settings);

    /// <inheritdoc/>
    public ImmutableArray<HostInterface> CreateInterfaces() =>
        [.. _settings.Hosts.Select(h => new HostInterface(h.Host, h.Addresses.ToImmutableDictionary(a => a.Key, a => Output.Create(a.Value.ToString()))))];

    /// <inheritdoc/>
    public Output<string> CreateApiEndpoint() => Output.Create(_settings.Endpoint(_plan.PrimaryFamily));

    /// <summary>None: what else leads to the API is not this program's.</summary>
    public ImmutableArray<Output<string>> FurtherApiAddresses => [];

    /// <summary>Nothing: <see cref="Configuration.ClusterSpec.ServicePorts"/> are refused here, since there is nothing to make a balancer with.</summary>
    public void CreateServiceEndpoint()
    {
    }

    /// <inheritdoc/>
    public Output<ImmutableArray<string>> CreateHosts(ImmutableDictionary<string, Output<string>> userData)
    {
        _userData = userData;
        return Output.Create(_settings.Hosts.Select(h => h.Host.Name).ToImmutableArray());
    }

    private static ImmutableSortedDictionary<string, object?> ByHost(IEnumerable<KeyValuePair<string, object?>> entries) =>
        entries.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, object?> ByFamily(ExistingHost host) =>
        host.Addresses.ToImmutableSortedDictionary(a => a.Key.Lower(), a => (object?)a.Value.ToString(), StringComparer.Ordinal);
}
