namespace CalicoIPv6.Addressing;

/// <summary>The configuration keys that <see cref="AddressRequest"/> is read from, without their project.</summary>
public static class AddressKeys
{
    /// <summary><see cref="AddressRequest.Mode"/>.</summary>
    public const string Mode = "mode";

    /// <summary><see cref="AddressRequest.PrimaryFamily"/>.</summary>
    public const string PrimaryFamily = "primaryFamily";

    /// <summary><see cref="AddressRequest.Zones"/>.</summary>
    public const string Zones = "zones";

    /// <summary><see cref="AddressRequest.HostCidrs"/>.</summary>
    public const string HostCidrs = "hostCidrs";

    /// <summary><see cref="AddressRequest.PodCidrs"/>.</summary>
    public const string PodCidrs = "podCidrs";

    /// <summary><see cref="AddressRequest.ServiceCidrs"/>.</summary>
    public const string ServiceCidrs = "serviceCidrs";

    /// <summary><see cref="AddressRequest.IPPools"/>.</summary>
    public const string IPPools = "ipPools";

    /// <summary><see cref="AddressRequest.Encapsulation"/>.</summary>
    public const string Encapsulation = "encapsulation";

    /// <summary><see cref="AddressRequest.Bgp"/>.</summary>
    public const string Bgp = "bgp";

    /// <summary>All of them, in the order in which problems are reported.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
        [Mode, PrimaryFamily, Zones, HostCidrs, PodCidrs, ServiceCidrs, IPPools, Encapsulation, Bgp];
}
