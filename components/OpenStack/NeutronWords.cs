using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;

namespace CalicoIPv6.OpenStack;

/// <summary>The words that Neutron's API has for what the plan says.</summary>
internal static class NeutronWords
{
    /// <summary><c>ipv6_address_mode</c> and <c>ipv6_ra_mode</c>; lower case throughout, as the provider wants it too.</summary>
    public static string InNeutron(this IPv6AddressMode mode) => mode switch
    {
        IPv6AddressMode.Dhcpv6Stateless => "dhcpv6-stateless",
        IPv6AddressMode.Slaac => "slaac",
        _ => "dhcpv6-stateful",
    };

    /// <summary>The <c>ethertype</c> of a security group rule.</summary>
    public static string InNeutron(this IPFamily family) => family == IPFamily.IPv4 ? "IPv4" : "IPv6";

    /// <summary>The <c>protocol</c> of a security group rule; absent for every protocol. <c>icmpv6</c> is there too, but stored as <c>ipv6-icmp</c>.</summary>
    public static string? InNeutron(this PortProtocol protocol) => protocol switch
    {
        PortProtocol.Tcp => "tcp",
        PortProtocol.Udp => "udp",
        PortProtocol.Icmp => "icmp",
        PortProtocol.IcmpV6 => "ipv6-icmp",
        PortProtocol.IPIP => "ipip",
        _ => null,
    };
}
