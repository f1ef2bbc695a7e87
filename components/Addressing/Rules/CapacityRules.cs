using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>Whether there are addresses for all hosts, and for a pod on each.</summary>
internal static class CapacityRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [HostAddresses, PodBlocks];

    // "The first four IP addresses and the last IP address in each subnet CIDR block are not available" (Amazon VPC user guide, "Subnet
    // CIDR blocks"). Elsewhere at least the network's own address, its router's and the broadcast address are not. The balancer of the
    // API is in the edge's subnets: "must have at least 8 available IP addresses" (Network Load Balancer user guide, "Update the
    // Availability Zones for your Network Load Balancer").
    private static int Kept(AddressRequest request) => request.CloudGivesIPv6Hosts
        ? 5 + (SubnetPlanner.HasOwnHostSubnets(request) ? 0 : 8)
        : 3;

    // Hosts go to the zones in turn, so that all fit as long as there are addresses in sum. An IPv6 subnet is a /64, which never fills,
    // and hosts without IPv4 take none of a VPC's. How full the subnets of a network are that exists, nobody here knows; hosts that exist have
    // their addresses.
    private static IEnumerable<Problem> HostAddresses(RuleInput input)
    {
        AddressRequest request = input.Request;
        if (!input.Knows(AddressKeys.Mode, AddressKeys.Workers, AddressKeys.Zones, AddressKeys.PrivateHosts, AddressKeys.HostCidrs, AddressKeys.VpcId)
            || request.NetworkExists || request.HostsExist || !input.Families.Contains(IPFamily.IPv4))
        {
            yield break;
        }

        Cidr hosts = AddressDefaults.Find(request.HostCidrs, IPFamily.IPv4) ?? AddressDefaults.Hosts(request, IPFamily.IPv4);
        int length = SubnetPlanner.Length(request, hosts);
        int each = HostsOfSubnet(request, hosts);
        // Of smaller ones SizeRules and ZoneRules speak.
        if (length <= SubnetPlanner.SmallestOfVpc && request.Zones > 0 && request.HostCount > (long)each * request.Zones)
        {
            string key = input.KeyOf(AddressKeys.HostCidrs, request.HostCidrs, hosts);
            yield return new(
                input.Key(AddressKeys.Workers), null,
                $"and the control planes are {Text.Count(request.HostCount, "host")}, more than fit {Text.Count(request.Zones, "subnet")} of /{length} in {key} \"{hosts}\": {Text.Count(each, "host")} each",
                $"write {request.HostCount - (each * request.Zones)} fewer, or {Roomier(input, hosts)}");
        }
    }

    private static int HostsOfSubnet(AddressRequest request, Cidr hosts) => (1 << (IPFamily.IPv4.Bits() - SubnetPlanner.Length(request, hosts))) - Kept(request);

    // A larger range makes no subnet larger than the planner's own.
    private static string Roomier(RuleInput input, Cidr hosts)
    {
        AddressRequest request = input.Request;
        Cidr[] larger =
        [
            .. Enumerable.Range(SizeRules.LargestOfVpc, Math.Max(hosts.PrefixLength - SizeRules.LargestOfVpc, 0))
                .Select(length => Cidr.Covering(hosts.First, length))
                .Where(range => request.HostCount <= (long)HostsOfSubnet(request, range) * request.Zones && (UInt128)request.Zones <= SubnetPlanner.Room(request, range)),
        ];
        return larger.Length == 0
            ? $"a larger {input.Key(AddressKeys.Zones)}"
            : $"{Example.Of(input, AddressKeys.HostCidrs, AddressDefaults.Hosts(request, IPFamily.IPv4), larger.Reverse())} for {input.KeyOf(AddressKeys.HostCidrs, request.HostCidrs, hosts)}";
    }

    // A host takes whole blocks from pools, and a pod needs one on its host (Calico documentation, reference/resources/ippool). Pools
    // of some hosts only count in full: which hosts a selector chooses is not known here.
    private static IEnumerable<Problem> PodBlocks(RuleInput input)
    {
        if (input.Request.Ipam != Ipam.Calico || !input.Knows(AddressKeys.Mode, AddressKeys.Workers, AddressKeys.PodCidrs, AddressKeys.IPPools, AddressKeys.Ipam))
        {
            yield break;
        }

        ImmutableArray<IPPoolRequest> pools = IPPoolPlanner.Wanted(input.Request, input.Pods);
        foreach (IPFamily family in input.Families)
        {
            IPPoolRequest[] own = [.. pools.Where(p => p.Cidr.Family == family && p.GivesPodsAddresses() && Length(p) >= p.Cidr.PrefixLength)];
            UInt128 blocks = Sum(own.Select(p => p.Cidr.LastSubnetIndex(Math.Min(Length(p), family.Bits()))));
            if (own.Length > 0 && blocks < (UInt128)input.Request.HostCount)
            {
                yield return TooFew(input, family, blocks, own[0]);
            }
        }
    }

    private static Problem TooFew(RuleInput input, IPFamily family, UInt128 blocks, IPPoolRequest pool)
    {
        string rule = $"and each of {Text.Count(input.Request.HostCount, "host")} takes at least one";
        if (input.Request.IPPools.IsEmpty)
        {
            Cidr around = Cidr.Covering(pool.Cidr.First, Length(pool) - Bits.For(input.Request.HostCount));
            Cidr larger = Example.Of(input, AddressKeys.PodCidrs, Example.Default(input, AddressKeys.PodCidrs, family), [around]);
            return new(
                input.KeyOf(AddressKeys.PodCidrs, input.Request.PodCidrs, pool.Cidr), pool.Cidr.ToString(),
                $"has {Text.Count(blocks, "block")} of /{Length(pool)}, {rule}", $"write {larger} or a larger range, or fewer {HostKey(input)}");
        }

        return new(
            input.Key(AddressKeys.IPPools), null, $"has {Text.Count(blocks, $"{family} block")} for pods, {rule}",
            $"add a pool, or write a larger cidr or blockSize for a pool, or fewer {HostKey(input)}");
    }

    private static string HostKey(RuleInput input) => input.Key(input.Request.HostAddresses.IsEmpty ? AddressKeys.Workers : AddressKeys.HostList);

    private static int Length(IPPoolRequest pool) => pool.BlockSize ?? IPPool.DefaultBlockSize(pool.Cidr.Family);

    // Of last indexes, and as much as any cluster needs: a ::/0 of addresses would not fit the sum.
    private static UInt128 Sum(IEnumerable<UInt128> last) =>
        last.Aggregate(UInt128.Zero, (sum, index) => sum + UInt128.Min(index, int.MaxValue) + 1);
}
