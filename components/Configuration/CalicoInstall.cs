namespace CalicoIPv6.Configuration;

/// <summary>How Calico is installed.</summary>
public enum CalicoInstall
{
    /// <summary><c>operator</c>: by the Tigera operator, from an <c>Installation</c>.</summary>
    Operator,

    /// <summary><c>manifest</c>: by the objects of Calico's <c>calico.yaml</c>.</summary>
    Manifest,
}
