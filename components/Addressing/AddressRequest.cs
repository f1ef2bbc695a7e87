using System.Collections.Immutable;

namespace CalicoIPv6.Addressing;

/// <summary>What a person decided about addresses; everything left out is derived.</summary>
public sealed record AddressRequest
{
    /// <summary>The mode.</summary>
    public required StackMode Mode { get; init; }

    /// <summary>The family that comes first everywhere in dualstack. Absent: IPv4. Refused in the other modes.</summary>
    public IPFamily? PrimaryFamily { get; init; }

    /// <summary>The cluster's RFC 4193 /48 (<see cref="UniqueLocalPrefix.For"/>), the source of IPv6 ranges that are not given.</summary>
    public required Cidr UniqueLocal { get; init; }

    /// <summary>Subnets that hosts are spread over, one a zone; at least 1.</summary>
    public int Zones { get; init; } = 1;

    /// <summary>Whether the cloud gives the hosts' IPv6 prefix itself, so that only subnet indexes can be planned.</summary>
    public bool CloudGivesIPv6Hosts { get; init; }

    /// <summary>Host ranges, at most one a family. Absent: 10.0.0.0/16, and a /56 of the unique local prefix where the cloud gives none.</summary>
    public ImmutableArray<Cidr> HostCidrs { get; init; } = [];

    /// <summary>Pod ranges, one a family of the mode. Absent: 10.244.0.0/16 and a /56 of the unique local prefix.</summary>
    public ImmutableArray<Cidr> PodCidrs { get; init; } = [];

    /// <summary>Service ranges, one a family of the mode. Absent: 10.96.0.0/16 and a /112 of the unique local prefix.</summary>
    public ImmutableArray<Cidr> ServiceCidrs { get; init; } = [];

    /// <summary>Pools. Absent: one a family, the whole pod range.</summary>
    public ImmutableArray<IPPoolRequest> IPPools { get; init; } = [];

    /// <summary>Encapsulation of pools that name none. Absent ("auto"): None in one zone, VXLANCrossSubnet in several, VXLAN without BGP.</summary>
    public Encapsulation? Encapsulation { get; init; }

    /// <summary>Whether hosts exchange routes by BGP. Default true.</summary>
    public bool Bgp { get; init; } = true;
}

/// <summary>A pool as a person wrote it; what is absent is derived.</summary>
public sealed record IPPoolRequest
{
    /// <summary>Absent: <c>default-ipv4-ippool</c> or <c>default-ipv6-ippool</c> for the first pool of a family, then numbered.</summary>
    public string? Name { get; init; }

    /// <summary>The range; inside a pod range.</summary>
    public required Cidr Cidr { get; init; }

    /// <summary>Absent: 26 or 122.</summary>
    public int? BlockSize { get; init; }

    /// <summary>Absent: the request's, else derived.</summary>
    public Encapsulation? Encapsulation { get; init; }

    /// <summary>Absent: on for IPv4 and for unique local IPv6.</summary>
    public bool? NatOutgoing { get; init; }

    /// <summary>Absent: <c>all()</c>.</summary>
    public string? NodeSelector { get; init; }

    /// <summary>Absent: false.</summary>
    public bool? DisableBgpExport { get; init; }

    /// <summary>Absent: empty.</summary>
    public ImmutableArray<string> AllowedUses { get; init; } = [];

    /// <summary>Absent: <c>Automatic</c>.</summary>
    public string? AssignmentMode { get; init; }
}
