using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>Hosts on EC2, in a VPC that is made for them or in one that exists.</summary>
public sealed class AwsPlatform : IPlatform
{
    private readonly AddressPlan _plan;
    private readonly ClusterSpec _cluster;
    private readonly AwsSettings _settings;
    private readonly ProviderResource _provider;
    private Network? _network;
    private FirewallRules? _firewall;
    private HostInterfaces? _interfaces;
    private ApiEndpoint? _endpoint;
    private ServiceLoadBalancer? _services;

    private AwsPlatform(AddressPlan plan, ClusterSpec cluster, AwsSettings settings, ProviderResource provider) =>
        (_plan, _cluster, _settings, _provider) = (plan, cluster, settings, provider);

    /// <summary>
    /// By output name: <c>vpcId</c>; <c>hostAddresses</c>, by host and family (<c>ipv4</c>, <c>ipv6</c>); <c>hostPublicIPv4</c>, by
    /// host, where hosts have some; <c>natPublicIPv4</c>, the addresses of NAT gateways by zone, where there are some;
    /// <c>serviceEndpoint</c>, the name of the balancer in front of NodePorts, where there is one. Empty until the interfaces are made.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Outputs => _interfaces is null ? ImmutableSortedDictionary<string, object?>.Empty : OutputsOf(_interfaces);

    /// <summary>None: the balancer's name has an address in each family.</summary>
    public ImmutableArray<Output<string>> FurtherApiAddresses => [];

    private ComponentResourceOptions Options => new() { Provider = _provider };

    /// <summary>The platform; nothing is made until its methods are called.</summary>
    /// <param name="plan">The address plan.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="settings">What a person decided about AWS.</param>
    /// <param name="provider">The explicit AWS provider, handed to every component.</param>
    public static IPlatform Create(AddressPlan plan, ClusterSpec cluster, AwsSettings settings, ProviderResource provider) =>
        new AwsPlatform(plan, cluster, settings, provider);

    /// <inheritdoc/>
    public ImmutableArray<HostInterface> CreateInterfaces()
    {
        _network = new Network(ResourceNames.NetworkComponent, new() { Plan = _plan, Cluster = _cluster, Options = _settings.Network }, Options);
        _firewall = new FirewallRules(
            ResourceNames.FirewallComponent,
            new() { Plan = _plan, Cluster = _cluster, VpcId = _network.VpcId },
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
                Firewall = Made(_firewall),
                Interfaces = Made(_interfaces),
            },
            Options);
        return _endpoint.DnsName;
    }

    /// <inheritdoc/>
    public void CreateServiceEndpoint()
    {
        if (Made(_firewall).ServicesGroupId is { } group)
        {
            _services = new ServiceLoadBalancer(
                ResourceNames.ServicesComponent,
                new()
                {
                    Plan = _plan,
                    Cluster = _cluster,
                    Settings = _settings,
                    Network = Made(_network),
                    SecurityGroupId = group,
                    Interfaces = Made(_interfaces),
                },
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
                Plan = _plan,
                Cluster = _cluster,
                Settings = _settings,
                Interfaces = Made(_interfaces),
                UserData = userData,
                BootAfter = [Made(_network), Made(_firewall), .. Made(_endpoint).Path],
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
            .Add("vpcId", Made(_network).VpcId)
            .Add("hostAddresses", interfaces.Hosts.ToImmutableSortedDictionary(i => i.Host.Name, i => (object?)ByFamily(i), StringComparer.Ordinal));
        if (!Made(_network).NatPublicIPv4.IsEmpty)
        {
            outputs = outputs.Add("natPublicIPv4", Output.All(Made(_network).NatPublicIPv4));
        }

        if (!interfaces.PublicIPv4.IsEmpty)
        {
            outputs = outputs.Add("hostPublicIPv4", interfaces.PublicIPv4.ToImmutableSortedDictionary(p => p.Key, p => (object?)p.Value, StringComparer.Ordinal));
        }

        return _services is null ? outputs : outputs.Add("serviceEndpoint", _services.DnsName);
    }

    private static ImmutableSortedDictionary<string, object?> ByFamily(HostInterface host) =>
        host.Addresses.ToImmutableSortedDictionary(a => a.Key.Lower(), a => (object?)a.Value, StringComparer.Ordinal);
}
