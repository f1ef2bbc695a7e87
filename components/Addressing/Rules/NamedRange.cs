using System.Collections.Immutable;
using System.Net;

namespace CalicoIPv6.Addressing;

/// <summary>A range and where it comes from.</summary>
/// <param name="Name">The configuration key, without its project.</param>
/// <param name="Index">The place in the request's list; absent where it is not in one.</param>
/// <param name="Cidr">The range.</param>
/// <param name="Origin">Who chose it.</param>
internal sealed record NamedRange(string Name, int? Index, Cidr Cidr, RangeOrigin Origin)
{
    /// <summary>Host, pod and service ranges, given and derived, in the order of their keys.</summary>
    public static IEnumerable<NamedRange> Main(RuleInput input)
    {
        AddressRequest request = input.Request;
        return Named(input, AddressKeys.HostCidrs, request.HostCidrs, AddressDefaults.HostFamilies(request), f => AddressDefaults.Hosts(request, f))
            .Concat(Named(input, AddressKeys.PodCidrs, request.PodCidrs, input.Families, f => AddressDefaults.Pods(request, f)))
            .Concat(Named(input, AddressKeys.ServiceCidrs, request.ServiceCidrs, input.Families, f => AddressDefaults.Services(request, f)));
    }

    /// <summary>The same and what DNS adds to them, in an order in which the later of two is the one to change.</summary>
    public static IEnumerable<NamedRange> All(RuleInput input) => [.. NodeLocalCache(input), .. Main(input), .. Nat64(input)];

    public string Key(RuleInput input) => Index is { } index ? input.EntryKey(Name, index) : input.Key(Name);

    // The IPv4 address is link-local, where no other range may be anyway.
    private static IEnumerable<NamedRange> NodeLocalCache(RuleInput input)
    {
        IPAddress address = DnsPlanner.CacheAddress(input.Request);
        return input.Request.Dns.NodeLocalCache && input.Families[0] == IPFamily.IPv6
            ? [new(AddressKeys.NodeLocalDns, null, Cidr.Covering(address, IPFamily.IPv6.Bits()), RangeOrigin.Fixed)]
            : [];
    }

    // The well-known prefix is special: nobody else may be there.
    private static IEnumerable<NamedRange> Nat64(RuleInput input)
    {
        Cidr prefix = input.Request.Dns.Nat64Prefix;
        return input.Knows(AddressKeys.Nat64Prefix) && Dns64Rules.IsPrefix(prefix) && prefix != DnsRequest.WellKnownNat64Prefix
            ? [new(AddressKeys.Nat64Prefix, null, prefix, RangeOrigin.Written)]
            : [];
    }

    private static IEnumerable<NamedRange> Named(
        RuleInput input, string name, ImmutableArray<Cidr> given, ImmutableArray<IPFamily> families, Func<IPFamily, Cidr> otherwise)
    {
        // Pods and services are given whole or not at all (FamilyRules); hosts may be given for one family and derived for the other.
        bool hasDefaults = input.Knows(AddressKeys.Mode, name) && (given.IsEmpty || name == AddressKeys.HostCidrs);
        IEnumerable<NamedRange> derived = hasDefaults
            ? families.Where(f => AddressDefaults.Find(given, f) is null).Select(f => new NamedRange(name, null, otherwise(f), RangeOrigin.Derived))
            : [];
        return given.Select((cidr, index) => new NamedRange(name, index, cidr, RangeOrigin.Written)).Concat(derived);
    }
}

/// <summary>Who chose a range.</summary>
internal enum RangeOrigin
{
    /// <summary>A person.</summary>
    Written,

    /// <summary>The planner, for want of a person's choice.</summary>
    Derived,

    /// <summary>Nobody who can be asked.</summary>
    Fixed,
}
