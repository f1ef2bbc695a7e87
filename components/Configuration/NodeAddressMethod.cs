using System.Collections.Immutable;

namespace CalicoIPv6.Configuration;

/// <summary>How calico-node finds its host's address of a family.</summary>
/// <param name="Source">Where it looks.</param>
/// <param name="Value">
/// A host for <see cref="NodeAddressSource.CanReach"/>, regular expressions for <see cref="NodeAddressSource.Interface"/> and
/// <see cref="NodeAddressSource.SkipInterface"/>, ranges for <see cref="NodeAddressSource.Cidr"/>, with commas between. Empty for the others.
/// </param>
public sealed record NodeAddressMethod(NodeAddressSource Source, string Value = "")
{
    /// <summary>
    /// The address that kubelet reports. The bootstrap decides it by <c>--node-ip</c>; a guess of Calico's own could pick another interface.
    /// </summary>
    public static readonly NodeAddressMethod FromKubelet = new(NodeAddressSource.Kubelet);

    /// <summary>The parts of <see cref="Value"/>.</summary>
    public ImmutableArray<string> Values => [.. Value.Split(',')];
}

/// <summary>Where calico-node looks for an address; the words are those of its <c>IP_AUTODETECTION_METHOD</c>.</summary>
public enum NodeAddressSource
{
    /// <summary><c>kubernetes-internal-ip</c>: the node's InternalIP.</summary>
    Kubelet,

    /// <summary><c>first-found</c>: the first address of the first interface that is no bridge or tunnel.</summary>
    FirstFound,

    /// <summary><c>can-reach=HOST</c>: the interface that the route to a host uses.</summary>
    CanReach,

    /// <summary><c>interface=REGEX</c>: the first interface whose name matches.</summary>
    Interface,

    /// <summary><c>skip-interface=REGEX</c>: as first found, without the interfaces whose name matches.</summary>
    SkipInterface,

    /// <summary><c>cidr=RANGE,...</c>: an address in one of the ranges.</summary>
    Cidr,
}
