using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>OpenStack: ids as Keystone writes them, addresses inside the ranges that the program chose, and 203.0.113.0/24 outside.</summary>
internal sealed class OpenStackSimulator : IProviderSimulator
{
    private const string DefaultRegion = "RegionOne";

    private static readonly Cidr[] External = [Cidr.Parse("203.0.113.0/24"), Cidr.Parse("198.51.100.0/24"), Cidr.Parse("192.0.2.0/24")];

    /// <summary>Floating addresses of a /24, after the router's.</summary>
    private const int FloatingAddresses = 250;

    private readonly OpenStackAddresses _addresses = new();
    private readonly Dictionary<string, Func<SimulatedResource, string, (string Key, object? Value)[]>> _types;
    private string _network = "";

    public OpenStackSimulator() => _types = new()
    {
        ["openstack:networking/network:Network"] = (r, id) => [("mtu", r.Number("mtu", 1450)), ("dnsDomain", "")],
        ["openstack:networking/subnet:Subnet"] = (r, id) =>
        {
            Cidr range = _addresses.AddSubnet(id, r);
            return [("cidr", range.ToString()), ("gatewayIp", range.AddressAt(1).ToString())];
        },
        ["openstack:networking/router:Router"] = (r, id) => [("externalFixedIps", r.Text("externalNetworkId") is null ? ImmutableArray<object>.Empty : Gateway())],
        ["openstack:networking/port:Port"] = Port,
        ["openstack:networking/floatingIp:FloatingIp"] = (r, id) => [("address", Floating(r.TypeIndex))],
        ["openstack:compute/keypair:Keypair"] = (r, id) => [("name", r.Text("name") ?? $"{r.Name}-{r.Hash(7)}"), ("fingerprint", r.Hash(32))],
        ["openstack:compute/instance:Instance"] = (r, id) => [("powerState", "active"), ("created", "2026-01-01T00:00:00Z")],
        ["openstack:loadbalancer/loadBalancer:LoadBalancer"] = (r, id) =>
            [("vipAddress", _addresses.Balancer(r.Text("vipSubnetId"), r.TypeIndex)), ("vipPortId", Uuid($"{r.Urn} vip"))],
    };

    public string Create(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string id = Uuid(resource.Urn);
        if (_types.TryGetValue(resource.Type, out Func<SimulatedResource, string, (string Key, object? Value)[]>? create))
        {
            foreach ((string key, object? value) in create(resource, id))
            {
                state[key] = value;
            }
        }

        _network = resource.Type == "openstack:networking/network:Network" ? id : _network;
        if (resource.Type != "pulumi:providers:openstack")
        {
            state["region"] = resource.Text("region") ?? DefaultRegion;
        }

        return id;
    }

    public IReadOnlyDictionary<string, object?>? Call(string token, ImmutableDictionary<string, object> args, string provider) => token switch
    {
        "openstack:compute/getFlavor:getFlavor" or "openstack:images/getImage:getImage" or "openstack:networking/getNetwork:getNetwork" => Named(token, args),
        "openstack:networking/getSubnet:getSubnet" => Subnet(args["subnetId"] as string ?? ""),
        "openstack:compute/getAvailabilityZones:getAvailabilityZones" => new Dictionary<string, object?>
        {
            ["id"] = "zones",
            ["region"] = DefaultRegion,
            // As many as a stack may ask for: how many a region has is for Nova to say.
            ["names"] = Enumerable.Range(1, 6).Select(i => (object)string.Create(CultureInfo.InvariantCulture, $"az{i}")).ToImmutableArray(),
        },
        _ => null,
    };

    private static Dictionary<string, object?> Named(string token, ImmutableDictionary<string, object> args) => new()
    {
        ["id"] = Uuid($"{token} {args.GetValueOrDefault("name")}"),
        ["name"] = args.GetValueOrDefault("name"),
        ["region"] = DefaultRegion,
    };

    private Dictionary<string, object?> Subnet(string id)
    {
        Cidr range = _addresses.Find(id);
        return new()
        {
            ["id"] = id,
            ["subnetId"] = id,
            ["networkId"] = _network,
            ["cidr"] = range.ToString(),
            ["ipVersion"] = range.Family == IPFamily.IPv4 ? 4.0 : 6.0,
            ["region"] = DefaultRegion,
        };
    }

    private (string Key, object? Value)[] Port(SimulatedResource resource, string id)
    {
        string mac = $"fa:16:3e:{string.Join(':', resource.Hash(6).Chunk(2).Select(pair => new string(pair)))}";
        return [("macAddress", mac), ("allFixedIps", _addresses.Of(resource, mac))];
    }

    private static ImmutableArray<object> Gateway() => [ImmutableDictionary<string, object>.Empty.Add("ipAddress", External[0].AddressAt(2).ToString())];

    private static string Floating(int index) =>
        External[index / FloatingAddresses % External.Length].AddressAt((UInt128)(3 + (index % FloatingAddresses))).ToString();

    private static string Uuid(string text) => new Guid(StableHash.Of(text).AsSpan(0, 16)).ToString();
}
