namespace CalicoIPv6.Configuration;

/// <summary>How Neutron gives IPv6 addresses to ports (<c>ipv6_address_mode</c> of a subnet).</summary>
public enum IPv6AddressMode
{
    /// <summary><c>dhcpv6-stateful</c>: addresses and options by DHCPv6.</summary>
    Dhcpv6Stateful,

    /// <summary><c>dhcpv6-stateless</c>: addresses by router advertisements, options by DHCPv6.</summary>
    Dhcpv6Stateless,

    /// <summary><c>slaac</c>: addresses by router advertisements.</summary>
    Slaac,
}
