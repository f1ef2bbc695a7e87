using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>
/// What a plan leaves standing, as a person would draw it. It is read from a plan file alone, so that plans of the real engine are
/// drawn as well; these leave out what does not change, unless <c>--show-sames</c> asks for it.
/// </summary>
internal sealed record Topology
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    public required CloudProvider Provider { get; init; }

    /// <summary>As configuration writes it; <c>null</c> where the plan does not say.</summary>
    public string? Mode { get; init; }

    /// <summary>The network around all zones; <c>null</c> where it is none of the plan's.</summary>
    public NetworkBox? Network { get; init; }

    /// <summary>The zones with their subnets; one without a name where subnets know no zones. Empty: the hosts are nobody's to draw.</summary>
    public ImmutableArray<Zone> Zones { get; init; } = [];

    /// <summary>The network's ways out, NAT gateways among them.</summary>
    public ImmutableArray<Gateway> Gateways { get; init; } = [];

    public ImmutableArray<Balancer> Balancers { get; init; } = [];

    /// <summary>The pod ranges, primary family first.</summary>
    public ImmutableArray<AddressRange> PodRanges { get; init; } = [];

    public ImmutableArray<Pool> Pools { get; init; } = [];

    /// <summary>The ranges of Services, primary family first.</summary>
    public ImmutableArray<AddressRange> ServiceRanges { get; init; } = [];

    public IEnumerable<Subnet> Subnets => Zones.SelectMany(z => z.Subnets);

    public IEnumerable<Host> Hosts => Subnets.SelectMany(s => s.Hosts);

    /// <summary>The topology of a plan, whatever part of one that is.</summary>
    public static Topology Of(PlanFile plan) => TopologyReader.Read(plan);
}

/// <summary>What a plan says of an address or a range.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Text">As the plan writes it; <c>null</c> while only the cloud knows.</param>
internal readonly record struct AddressRange(IPFamily Family, string? Text)
{
    public const string Unknown = "known after up";

    /// <summary>The text, or the family and that it is not known yet.</summary>
    public override string ToString() => Text ?? $"{Family} {Unknown}";

    /// <summary>A text that a plan has; <c>null</c> for what is no address or range.</summary>
    public static AddressRange? Of(PlanValue? value, IPFamily family) => value switch
    {
        PlanScalar { Text.Length: > 0 } scalar => new AddressRange(family, scalar.Text),
        PlanUnknown => new AddressRange(family, null),
        _ => null,
    };

    /// <summary>A known one.</summary>
    public static AddressRange Of(string text) => new(text.Contains(':', StringComparison.Ordinal) ? IPFamily.IPv6 : IPFamily.IPv4, text);
}

/// <param name="Name">Such as <c>VPC dev-vpc</c>.</param>
/// <param name="Ranges">Its ranges.</param>
internal sealed record NetworkBox(string Name, ImmutableArray<AddressRange> Ranges);

/// <param name="Name">Such as <c>zone 0</c>; <c>null</c> where subnets know no zones.</param>
/// <param name="Subnets">In the order of the plan: what faces the internet first.</param>
internal sealed record Zone(string? Name, ImmutableArray<Subnet> Subnets);

/// <summary>A link: a subnet of AWS, or all subnets of a network of OpenStack.</summary>
internal sealed record Subnet
{
    /// <summary>What ways and gateways know it by.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<AddressRange> Ranges { get; init; } = [];

    /// <summary>In the order of the plan, control planes first.</summary>
    public ImmutableArray<Host> Hosts { get; init; } = [];

    /// <summary>Where its packets go.</summary>
    public ImmutableArray<Way> Ways { get; init; } = [];
}

/// <summary>How packets leave a subnet.</summary>
/// <param name="Gateway">The gateway's key.</param>
/// <param name="Traffic"><c>IPv4</c>, <c>IPv6</c>, <c>NAT64</c>.</param>
internal sealed record Way(string Gateway, ImmutableArray<string> Traffic);

internal enum GatewayKind
{
    /// <summary>In and out.</summary>
    Internet,

    /// <summary>IPv6 that begins inside.</summary>
    EgressOnly,

    /// <summary>IPv4 that begins inside, behind the gateway's address; NAT64 as well.</summary>
    Nat,

    /// <summary>A router of OpenStack.</summary>
    Router,
}

/// <param name="Key">What ways know it by.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Its name in the cloud.</param>
/// <param name="Subnet">The key of the subnet that it stands in; <c>null</c> for what stands at the network's edge.</param>
internal sealed record Gateway(string Key, GatewayKind Kind, string Name, string? Subnet = null);

/// <param name="Name">Host and node name.</param>
/// <param name="Role">What it does in the cluster.</param>
/// <param name="Addresses">One a family of the mode, primary first.</param>
/// <param name="HasPublicIPv4">Whether an IPv4 address outside leads to it.</param>
internal sealed record Host(string Name, HostRole Role, ImmutableArray<AddressRange> Addresses, bool HasPublicIPv4);

/// <param name="Name">Its name in the cloud.</param>
/// <param name="IsInternal">Whether the internet does not reach it.</param>
/// <param name="Families">Those that clients may come in.</param>
/// <param name="Ports">Such as <c>6443/TCP</c>.</param>
/// <param name="Targets">Names of the hosts behind it.</param>
internal sealed record Balancer(string Name, bool IsInternal, ImmutableArray<IPFamily> Families, ImmutableArray<string> Ports, ImmutableArray<string> Targets);

/// <summary>A pool of Calico's.</summary>
internal sealed record Pool
{
    public required string Name { get; init; }

    public required AddressRange Range { get; init; }

    /// <summary>Prefix length of a host's block; <c>null</c> where the plan does not say.</summary>
    public int? BlockSize { get; init; }

    /// <summary>As Calico writes it; <c>null</c> where the plan does not say.</summary>
    public string? Encapsulation { get; init; }

    /// <summary><c>null</c> where the plan does not say.</summary>
    public bool? NatOutgoing { get; init; }

    /// <summary>Which hosts; <c>null</c> where the plan does not say.</summary>
    public string? NodeSelector { get; init; }
}
