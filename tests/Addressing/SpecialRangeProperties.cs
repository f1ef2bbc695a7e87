using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>A request that breaks no rule, with one of its ranges moved onto what is nobody's to use: always caught, at that range.</summary>
public class SpecialRangeProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly ReservedRange AwsServers = new(Cidr.Parse("fd00:ec2::/32"), "kept by AWS");

    /// <summary>IANA's special-purpose registries, and documentation; written here anew, not as the rules have them.</summary>
    private static readonly ImmutableArray<Cidr> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:2::/48", "2001:10::/28",
            "2001:20::/28", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fe80::/10", "fec0::/10", "ff00::/8", "fc00::/8",
        }.Select(Cidr.Parse),
    ];

    [Fact]
    public void Check_AnyRangeMovedOntoASpecialRange_NamesIt() => Holds(
        Onto(Gen.Elements<Cidr>(Special)), (move, problem) => problem.Rule.StartsWith("overlaps ", StringComparison.Ordinal));

    [Fact]
    public void Check_AnyRangeMovedOutsideUnicast_NamesIt() => Holds(
        Onto(Gen.Elements(Cidr.Parse("4000::/3"), Cidr.Parse("8000::/1"), Cidr.Parse("200::/7"))),
        (move, problem) => problem.Rule.StartsWith("overlaps ", StringComparison.Ordinal) || problem.Rule.StartsWith("is outside 2000::/3", StringComparison.Ordinal));

    [Fact]
    public void Check_AnyRangeMovedOntoWhatTheCloudKeeps_NamesBoth() => Holds(
        Onto(Gen.Constant(AwsServers.Cidr), request => request with { CloudRanges = [AwsServers] }),
        (move, problem) => problem.Rule == "overlaps fd00:ec2::/32, which is kept by AWS");

    [Fact]
    public void Check_AnyRangeMovedOntoTheNat64Prefix_NamesBoth()
    {
        var prefix = Cidr.Parse("2a00:64::/96");
        Holds(
            Onto(Gen.Constant(prefix), request => request with { Dns = request.Dns with { Nat64Prefix = prefix } }),
            (move, problem) => problem.Rule == $"overlaps {move.Key} \"{move.Moved}\"" || problem.Rule == $"overlaps calico-ipv6:nat64Prefix \"{prefix}\"",
            move => [move.Key, "calico-ipv6:nat64Prefix"]);
    }

    [Fact]
    public void Check_AnyRangeMovedOntoTheNodeLocalCache_NamesIt() => Holds(
        Onto(Gen.Constant(Cidr.Parse("fd00:90de:d95::1/128")), request => request with { Dns = request.Dns with { NodeLocalCache = true } }, IPFamily.IPv6),
        (move, problem) => problem.Rule.Contains("nodeLocalDns", StringComparison.Ordinal) && problem.Rule.Contains("fd00:90de:d95::1", StringComparison.Ordinal));

    private static void Holds(Gen<Move> moves, Func<Move, Problem, bool> isCaught, Func<Move, string[]>? keys = null) => Prop.ForAll(
        Arb.From(moves),
        move => AddressRules.Check(move.Request, Requests.Prefix).Any(p => (keys?.Invoke(move) ?? [move.Key]).Contains(p.Key) && isCaught(move, p))).Check(Runs);

    /// <summary>One range of hosts, pods or services laid onto a target of its family: equal to it, around it, or at either end inside it.</summary>
    private static Gen<Move> Onto(Gen<Cidr> targets, Func<AddressRequest, AddressRequest>? prepared = null, IPFamily? primary = null) =>
        from request in ValidRequests.All.Generator.Select(r => Written((prepared ?? (r => r))(r with { IPPools = [], Encapsulation = null })))
        from target in targets
        from kind in Gen.Elements(AddressKeys.HostCidrs, AddressKeys.PodCidrs, AddressKeys.ServiceCidrs)
        let ranges = Ranges(request, kind)
        where ranges.Any(r => r.Family == target.Family) && (primary is null || AddressDefaults.Families(request)[0] == primary)
        from length in Gen.Choose(Math.Max(target.PrefixLength - 8, 1), Math.Min(target.PrefixLength + 16, target.Family.Bits()))
        from last in Gen.Elements(true, false)
        let index = ranges.IndexOf(ranges.First(r => r.Family == target.Family))
        let moved = Cidr.Covering(last ? target.Last : target.First, length)
        select new Move(With(request, kind, ranges.SetItem(index, moved)), $"calico-ipv6:{kind}[{index}]", moved);

    private static AddressRequest Written(AddressRequest request)
    {
        AddressPlan plan = AddressPlanner.Plan(request);
        return request with { HostCidrs = plan.HostCidrs, PodCidrs = plan.PodCidrs, ServiceCidrs = plan.ServiceCidrs };
    }

    private static ImmutableArray<Cidr> Ranges(AddressRequest request, string kind) => kind switch
    {
        AddressKeys.HostCidrs => request.HostCidrs,
        AddressKeys.PodCidrs => request.PodCidrs,
        _ => request.ServiceCidrs,
    };

    private static AddressRequest With(AddressRequest request, string kind, ImmutableArray<Cidr> ranges) => kind switch
    {
        AddressKeys.HostCidrs => request with { HostCidrs = ranges },
        AddressKeys.PodCidrs => request with { PodCidrs = ranges },
        _ => request with { ServiceCidrs = ranges },
    };

    private sealed record Move(AddressRequest Request, string Key, Cidr Moved);
}
