using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using FsCheck;
using FsCheck.Fluent;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>What holds of every request that breaks no rule, and of such a request with one range moved.</summary>
public class PlanProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Check_AnyValidRequest_FindsNothing() =>
        Prop.ForAll(ValidRequests.All, request => AddressRules.Check(request, Requests.Prefix) is { Count: 0 }).Check(Runs);

    [Fact]
    public void Plan_AnyValidRequest_HasDisjointRanges() => Prop.ForAll(ValidRequests.All, request =>
    {
        AddressPlan plan = AddressPlanner.Plan(request);
        return AreDisjoint([.. plan.HostCidrs, .. plan.PodCidrs, .. plan.ServiceCidrs])
            && AreDisjoint([.. plan.IPPools.Select(p => p.Cidr)])
            && AreDisjoint([.. SubnetsOf(plan).SelectMany(s => new[] { s.IPv4, s.IPv6 }).OfType<Cidr>()]);
    }).Check(Runs);

    [Fact]
    public void Plan_AnyValidRequest_KeepsPartsInside() => Prop.ForAll(ValidRequests.All, request =>
    {
        AddressPlan plan = AddressPlanner.Plan(request);
        return plan.Subnets.Length == (request.HostsExist ? 0 : request.Zones)
            && plan.EdgeSubnets.Length == plan.Subnets.Length
            && SubnetsOf(plan).Select(s => s.Delegated).OfType<DelegatedSubnet>().Distinct().Count() == SubnetsOf(plan).Count(s => s.Delegated is not null)
            && SubnetsOf(plan).SelectMany(s => new[] { s.IPv4, s.IPv6 }).OfType<Cidr>().All(s => plan.HostCidrs.Any(h => h.Contains(s)))
            && plan.IPPools.All(p => plan.PodCidrs.Any(r => r.Contains(p.Cidr)))
            && plan.ServiceCidrs[0].Contains(plan.DnsServiceAddress)
            && plan.ServiceCidrs[0].Contains(plan.ApiServiceAddress);
    }).Check(Runs);

    [Fact]
    public void Plan_AnyValidRequest_HasTheFamiliesOfTheModeEverywhere() => Prop.ForAll(ValidRequests.All, request =>
    {
        AddressPlan plan = AddressPlanner.Plan(request);
        return plan.PodCidrs.Select(c => c.Family).SequenceEqual(plan.Families)
            && plan.ServiceCidrs.Select(c => c.Family).SequenceEqual(plan.Families)
            && plan.IPPools.Select(p => p.Cidr.Family).ToHashSet().SetEquals(plan.Families)
            && plan.IPPools.All(p => p.Cidr.Family == IPFamily.IPv4 || !p.Encapsulation.UsesIPIP())
            && plan.IPPools.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() == plan.IPPools.Length;
    }).Check(Runs);

    [Fact]
    public void PoolNames_AnyPoolRemoved_KeepTheirRanges() => Prop.ForAll(ValidRequests.WithPools, request =>
    {
        ImmutableArray<IPPool> before = AddressPlanner.Plan(request).IPPools;
        return Enumerable.Range(0, before.Length).All(i =>
            AddressPlanner.Plan(request with { IPPools = request.IPPools.RemoveAt(i) }).IPPools.SequenceEqual(before.RemoveAt(i)));
    }).Check(Runs);

    [Fact]
    public void Subnets_OneMoreZone_MovesNone() => Prop.ForAll(ValidRequests.All, request => request.Zones == 1
        || (AddressPlanner.Plan(request with { Zones = request.Zones - 1 }).Subnets.SequenceEqual(AddressPlanner.Plan(request).Subnets.Take(request.Zones - 1))
            && AddressPlanner.Plan(request with { Zones = request.Zones - 1 }).EdgeSubnets.SequenceEqual(AddressPlanner.Plan(request).EdgeSubnets.Take(request.Zones - 1)))).Check(Runs);

    [Fact]
    public void Check_AnyRangeMovedOntoAnother_NamesBoth() => Prop.ForAll(Arb.From(Moves()), move =>
    {
        IEnumerable<string> messages = AddressRules.Check(move.Request, Requests.Prefix).Select(p => p.ToString());
        return messages.Any(m => m.Contains("overlaps calico-ipv6:", StringComparison.Ordinal)
            && m.Contains(move.Moved, StringComparison.Ordinal) && m.Contains(move.Onto, StringComparison.Ordinal));
    }).Check(Runs);

    [Fact]
    public void Check_AnyPoolMovedOntoAnother_NamesBoth() => Prop.ForAll(Arb.From(PoolMoves()), move =>
        AddressRules.Check(move.Request, Requests.Prefix).Any(p => p.Rule.Contains("overlaps", StringComparison.Ordinal)
            && (p.Key == move.Moved || p.Rule.Contains(move.Moved, StringComparison.Ordinal)))).Check(Runs);

    /// <summary>One of hosts, pods and services laid onto another of the same family: equal to it, around it, or a part of it.</summary>
    private static Gen<Move> Moves() =>
        from request in ValidRequests.All.Generator.Select(Written)
        from kinds in Gen.Shuffle<string>([AddressKeys.HostCidrs, AddressKeys.PodCidrs, AddressKeys.ServiceCidrs]).Where(k => Targets(request, k).Any())
        from target in Gen.Elements(Targets(request, kinds))
        from length in Gen.Choose(Math.Max(target.PrefixLength - 8, 1), Math.Min(target.PrefixLength + 8, target.Family.Bits()))
        from last in Gen.Elements(true, false)
        let index = Ranges(request, kinds[0]).IndexOf(Ranges(request, kinds[0]).First(r => r.Family == target.Family))
        let moved = length <= target.PrefixLength || !last ? Cidr.Covering(target.First, length) : Cidr.Covering(target.Last, length)
        select new Move(With(request, kinds[0], Ranges(request, kinds[0]).SetItem(index, moved)), $"{kinds[0]}[{index}]", kinds[1]);

    private static IEnumerable<Cidr> Targets(AddressRequest request, string[] kinds) =>
        Ranges(request, kinds[1]).Where(onto => Ranges(request, kinds[0]).Any(moved => moved.Family == onto.Family));

    private static Gen<Move> PoolMoves() =>
        from request in ValidRequests.WithPools.Generator
        from places in Gen.Shuffle(Enumerable.Range(0, request.IPPools.Length))
        from deeper in Gen.Choose(0, 2)
        let target = request.IPPools[places[1]].Cidr
        let pool = request.IPPools[places[0]] with { Cidr = target.SubnetAt(target.PrefixLength + deeper, target.LastSubnetIndex(target.PrefixLength + deeper)) }
        select new Move(request with { IPPools = request.IPPools.SetItem(places[0], pool) }, $"calico-ipv6:ipPools[{places[0]}].cidr", "");

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

    private static IEnumerable<SubnetPlan> SubnetsOf(AddressPlan plan) => plan.Subnets.Union(plan.EdgeSubnets);

    private static bool AreDisjoint(Cidr[] ranges) => Enumerable.Range(0, ranges.Length).All(i => Enumerable.Range(0, i).All(j => !ranges[i].Overlaps(ranges[j])));

    private sealed record Move(AddressRequest Request, string Moved, string Onto);
}
