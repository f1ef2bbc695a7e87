namespace CalicoIPv6.Infra;

/// <summary>Where the hosts come from.</summary>
public enum CloudProvider
{
    /// <summary><c>aws</c>.</summary>
    Aws,

    /// <summary><c>openstack</c>.</summary>
    OpenStack,

    /// <summary><c>existing</c>: hosts that are there already.</summary>
    Existing,
}
