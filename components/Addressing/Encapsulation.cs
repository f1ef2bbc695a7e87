namespace CalicoIPv6.Addressing;

/// <summary>How pod traffic crosses between hosts; the names are Calico's (<c>Installation</c> <c>ipPools[].encapsulation</c>).</summary>
public enum Encapsulation
{
    /// <summary>Unencapsulated: the network below must deliver packets with pod addresses.</summary>
    None,

    /// <summary>IP in IP always; IPv4 only.</summary>
    IPIP,

    /// <summary>IP in IP between subnets only; IPv4 only.</summary>
    IPIPCrossSubnet,

    /// <summary>VXLAN always.</summary>
    VXLAN,

    /// <summary>VXLAN between subnets only.</summary>
    VXLANCrossSubnet,
}

/// <summary>Facts of an encapsulation.</summary>
public static class EncapsulationExtensions
{
    /// <summary>Whether some traffic between hosts and pods elsewhere is not encapsulated.</summary>
    public static bool HasBarePodTraffic(this Encapsulation encapsulation) =>
        encapsulation is Encapsulation.None or Encapsulation.IPIPCrossSubnet or Encapsulation.VXLANCrossSubnet;

    /// <summary>Whether VXLAN packets (UDP 4789) pass between hosts.</summary>
    public static bool UsesVXLAN(this Encapsulation encapsulation) =>
        encapsulation is Encapsulation.VXLAN or Encapsulation.VXLANCrossSubnet;

    /// <summary>Whether IP-in-IP packets (protocol 4) pass between hosts.</summary>
    public static bool UsesIPIP(this Encapsulation encapsulation) =>
        encapsulation is Encapsulation.IPIP or Encapsulation.IPIPCrossSubnet;
}
