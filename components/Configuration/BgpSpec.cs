using System.Collections.Immutable;
using System.Net;

namespace CalicoIPv6.Configuration;

/// <summary>What hosts tell routers around the cluster; only where they speak BGP at all.</summary>
public sealed record BgpSpec
{
    /// <summary>The largest AS number that Calico's API takes, though AS numbers go to 4294967295 (projectcalico/calico#13494).</summary>
    public const int MaxAsNumber = int.MaxValue;

    /// <summary>The hosts' AS number, 1 to <see cref="MaxAsNumber"/>. Absent: Calico's own, 64512.</summary>
    public int? AsNumber { get; init; }

    /// <summary>Whether peers learn the service ranges. Default false.</summary>
    public bool AdvertiseServices { get; init; }

    /// <summary>Routers that hosts speak to. Default none.</summary>
    public ImmutableArray<BgpPeerSpec> Peers { get; init; } = [];

    /// <summary>Whether something differs from what Calico does by itself.</summary>
    public bool ChangesHosts => AsNumber is not null || AdvertiseServices;
}

/// <summary>A router that hosts speak to.</summary>
/// <param name="Name">A DNS label; unique.</param>
/// <param name="Address">Its address, of a family of the mode.</param>
/// <param name="AsNumber">Its AS number, 1 to <see cref="BgpSpec.MaxAsNumber"/>.</param>
/// <param name="NodeSelector">Which hosts speak to it: a selector such as <c>all()</c>.</param>
public sealed record BgpPeerSpec(string Name, IPAddress Address, int AsNumber, string NodeSelector);
