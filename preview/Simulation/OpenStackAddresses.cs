using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>Subnets of Neutron, and the addresses that it gives in them.</summary>
internal sealed class OpenStackAddresses
{
    /// <summary>Below are the router's and the DHCP servers' addresses.</summary>
    private const int FirstPort = 101;

    private const int FirstBalancer = 11;

    private static readonly Cidr Pools = Cidr.Parse("2001:db8:2000::/40");

    private readonly Dictionary<string, (Cidr Range, bool IsByMac)> _subnets = [];

    /// <summary>A subnet of the program's own range, or of a pool or a delegated prefix.</summary>
    public Cidr AddSubnet(string id, SimulatedResource resource)
    {
        Cidr range = resource.Text("cidr") is { } text ? Cidr.Parse(text) : Pools.SubnetAt(DelegatedSubnet.PrefixLength, (UInt128)(resource.TypeIndex + 1));
        _subnets[id] = (range, resource.Text("ipv6AddressMode") is "slaac" or "dhcpv6-stateless");
        return range;
    }

    /// <summary>A subnet that is there already: by its id the same in every run, the second that is asked for being IPv6.</summary>
    public Cidr Find(string id)
    {
        if (!_subnets.TryGetValue(id, out (Cidr Range, bool IsByMac) subnet))
        {
            bool isIPv6 = _subnets.Count % 2 == 1;
            subnet = (isIPv6 ? Pools.SubnetAt(DelegatedSubnet.PrefixLength, (UInt128)_subnets.Count) : Cidr.Parse("192.168.0.0/20"), false);
            _subnets[id] = subnet;
        }

        return subnet.Range;
    }

    /// <summary>A port's addresses, in the order of its subnets.</summary>
    public ImmutableArray<object> Of(SimulatedResource port, string mac) =>
    [
        .. port.Maps("fixedIps").Select(fixedIp => fixedIp.GetValueOrDefault("ipAddress") as string ?? Address(fixedIp.GetValueOrDefault("subnetId") as string, port.TypeIndex, mac)),
    ];

    /// <summary>The address of a balancer.</summary>
    public string Balancer(string? subnet, int index) => Find(subnet ?? "").AddressAt((UInt128)(FirstBalancer + index)).ToString();

    private string Address(string? subnet, int index, string mac)
    {
        Cidr range = Find(subnet ?? "");
        return range.AddressAt(_subnets[subnet ?? ""].IsByMac ? InterfaceId(mac) : (UInt128)(FirstPort + index)).ToString();
    }

    // Modified EUI-64 (RFC 4291 appendix A): ff:fe in the middle, and the bit for "universal" turned.
    private static UInt128 InterfaceId(string mac)
    {
        byte[] bytes = Convert.FromHexString(mac.Replace(":", "", StringComparison.Ordinal));
        return Convert.FromHexString($"{bytes[0] ^ 2:x2}{bytes[1]:x2}{bytes[2]:x2}fffe{bytes[3]:x2}{bytes[4]:x2}{bytes[5]:x2}").Aggregate(UInt128.Zero, (id, part) => (id << 8) | part);
    }
}
