namespace CalicoIPv6.Configuration;

/// <summary>From where the address of a balancer, or of the Kubernetes API without one, can be reached, before any firewall rule.</summary>
public enum EndpointAccess
{
    /// <summary><c>public</c>: from the internet.</summary>
    Public,

    /// <summary><c>internal</c>: from the hosts' network and what is connected to it.</summary>
    Internal,
}
