using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.OpenStack;

/// <summary>Hosts on Nova, in a Neutron network of their own or one that is there.</summary>
public sealed class OpenStackPlatform : IPlatform
{
    private readonly AddressPlan _plan;
    private readonly ClusterSpec _cluster;
    private readonly OpenStackSettings _settings;
    private readonly ProviderResource _provider;
    private Network? _network;
    private FirewallRules? _firewall;
    private HostInterfaces? _interfaces;
    private ApiEndpoint? _endpoint;
    private ServiceLoadBalancer? _services;

    private OpenStackPlatform(AddressPlan plan, ClusterSpec cluster, OpenStackSettings settings, ProviderResource provider) =>
        (_plan, _cluster, _settings, _provider) = (plan, cluster, settings, provider);

    /// <summary>
    /// By output name: <c>networkId</c>; <c>hostAddresses</c>, by host and family (<c>ipv4</c>, <c>ipv6</c>); <c>hostPublicIPv4</c>, by
    /// host, where hosts have floating addresses; <c>apiAddresses</c>, by family; where there are balancers in front of NodePorts,
    /// <c>serviceAddresses</c>, by family, and of these the first family's as <c>serviceEndpoint</c>. Empty until the interfaces are made.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Outputs => _interfaces is null ? ImmutableSortedDictionary<string, object?>.Empty : OutputsOf(_interfaces);

    /// <summary>That of the second family: a balancer, and a host's address as well, has one family.</summary>
    public ImmutableArray<Output<string>> FurtherApiAddresses => [.. _plan.Families.Skip(1).Select(family => Made(_endpoint).Addresses[family])];

    private ComponentResourceOptions Options => new() { Provider = _provider };

    /// <summary>The platform; nothing is made until its methods are called.</summary>
    /// <param name="plan">The address plan.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="settings">What a person decided about OpenStack.</param>
    /// <param name="provider">The explicit OpenStack provider, handed to every component.</param>
    public static IPlatform Create(AddressPlan plan, ClusterSpec cluster, OpenStackSettings settings, ProviderResource provider) =>
        new OpenStackPlatform(plan, cluster, settings, provider);

    /// <inheritdoc/>
    public ImmutableArray<HostInterface> CreateInterfaces()
    {
        _network = new Network(ResourceNames.NetworkComponent, new() { Plan = _plan, Cluster = _cluster, Settings = _settings }, Options);
        _firewall = !_settings.PortSecurity ? null : new FirewallRules(
            ResourceNames.FirewallComponent,
            new() { Plan = _plan, Cluster = _cluster, ApiBalancer = _settings.ApiBalancer, Network = _network },
            Options);
        _interfaces = new HostInterfaces(
            ResourceNames.InterfacesComponent,
            new() { Plan = _plan, Cluster = _cluster, Settings = _settings, Network = _network, Firewall = _firewall },
            Options);
        return _interfaces.Hosts;
    }

    /// <inheritdoc/>
    public Output<string> CreateApiEndpoint()
    {
        _endpoint = new ApiEndpoint(
            ResourceNames.EndpointComponent,
            new()
            {
                Plan = _plan,
                Cluster = _cluster,
                Settings = _settings,
                Network = Made(_network),
                Firewall = _firewall,
                Interfaces = Made(_interfaces),
            },
            Options);
        return _endpoint.Addresses[_plan.PrimaryFamily];
    }

    /// <inheritdoc/>
    public void CreateServiceEndpoint()
    {
        if (!ServiceLoadBalancer.FamiliesOf(_plan, _cluster).IsEmpty)
        {
            _services = new ServiceLoadBalancer(
                ResourceNames.ServicesComponent,
                new() { Plan = _plan, Cluster = _cluster, Settings = _settings, Network = Made(_network), Interfaces = Made(_interfaces) },
                Options);
        }
    }

    /// <inheritdoc/>
    public Output<ImmutableArray<string>> CreateHosts(ImmutableDictionary<string, Output<string>> userData)
    {
        var hosts = new Hosts(
            ResourceNames.HostsComponent,
            new()
            {
                Cluster = _cluster,
                Settings = _settings,
                Interfaces = Made(_interfaces),
                UserData = userData,
                BootAfter = [Made(_network), .. _firewall is null ? Array.Empty<Resource>() : [_firewall], .. Made(_endpoint).Path],
                BootAfterOwn = Made(_endpoint).HostRules,
            },
            Options);
        return hosts.Ids;
    }

    private static T Made<T>(T? component)
        where T : class =>
        component ?? throw new InvalidOperationException($"{typeof(T).Name} is not made yet: the calls of IPlatform follow one another as listed there");

    private ImmutableSortedDictionary<string, object?> OutputsOf(HostInterfaces interfaces)
    {
        ImmutableSortedDictionary<string, object?> outputs = ImmutableSortedDictionary<string, object?>.Empty
            .Add("networkId", Made(_network).Id)
            .Add("hostAddresses", interfaces.Hosts.ToImmutableSortedDictionary(i => i.Host.Name, i => (object?)ByFamily(i.Addresses), StringComparer.Ordinal));
        outputs = _endpoint is null ? outputs : outputs.Add("apiAddresses", ByFamily(_endpoint.Addresses));
        outputs = _services is null ? outputs : outputs
            .Add("serviceAddresses", ByFamily(_services.Addresses))
            .Add("serviceEndpoint", _services.Addresses[ServiceLoadBalancer.FamiliesOf(_plan, _cluster)[0]]);
        return interfaces.PublicIPv4.IsEmpty
            ? outputs
            : outputs.Add("hostPublicIPv4", interfaces.PublicIPv4.ToImmutableSortedDictionary(p => p.Key, p => (object?)p.Value, StringComparer.Ordinal));
    }

    private static ImmutableSortedDictionary<string, object?> ByFamily(ImmutableDictionary<IPFamily, Output<string>> addresses) =>
        addresses.ToImmutableSortedDictionary(a => a.Key.Lower(), a => (object?)a.Value, StringComparer.Ordinal);
}
