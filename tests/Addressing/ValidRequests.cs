using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CalicoIPv6.Addressing;
using FsCheck;
using FsCheck.Fluent;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Requests that break no rule, of every kind. What a choice excludes is decided before the choices that depend on it.</summary>
internal static class ValidRequests
{
    private static readonly Gen<bool> Flag = Gen.Elements(true, false);

    // Distinct places, so that ranges are apart: second bytes of 10.0.0.0/8 that no default has, and /56s of a /48.
    private static readonly Gen<int[]> Places = Gen.Shuffle(Enumerable.Range(1, 90)).Select(places => places.Take(3).ToArray());

    public static readonly Arbitrary<AddressRequest> All = Arb.From(
        from topology in Topology()
        from ranges in Ranged(topology)
        from pools in Pooled(ranges)
        from encapsulated in Encapsulated(pools)
        from dressed in Dressed(encapsulated)
        from named in Resolved(dressed)
        from mtu in Gen.Elements<int?>(null, 1280, 1450, 8921)
        from encrypted in Gen.SubListOf(AddressDefaults.Families(named).ToArray())
        from hosts in Gen.Choose(1, MostHosts(named))
        select named with { Mtu = mtu, WireguardFamilies = [.. encrypted], HostCount = hosts });

    /// <summary>Those with pools of their own.</summary>
    public static readonly Arbitrary<AddressRequest> WithPools = Arb.From(All.Generator.Where(r => r.IPPools.Length > 1));

    private static Gen<AddressRequest> Topology() =>
        from mode in Gen.Elements(StackMode.IPv4, StackMode.DualStack, StackMode.IPv6)
        from primary in Gen.Elements<IPFamily?>(null, IPFamily.IPv4, IPFamily.IPv6)
        from ipam in Gen.Elements(Ipam.Calico, Ipam.Calico, Ipam.HostLocal)
        from zones in ipam == Ipam.HostLocal && mode != StackMode.IPv4 ? Gen.Constant(1) : Gen.Choose(1, 8)
        from bgp in ipam == Ipam.HostLocal ? Gen.Constant(true) : Flag
        from cloud in Flag
        from isPrivate in Flag
        from exist in Gen.Frequency((4, Gen.Constant((Network: false, Hosts: false))), (1, Gen.Constant((Network: cloud, Hosts: false))), (1, Gen.Constant((Network: false, Hosts: !cloud))))
        from cluster in Flag
        from delegation in Gen.Elements(44, 48, 52, 56)
        from pool in Flag
        from dataplane in Gen.Elements(Dataplane.Iptables, Dataplane.Nftables, Dataplane.Bpf)
        select new AddressRequest
        {
            Mode = mode,
            PrimaryFamily = mode == StackMode.DualStack ? primary : null,
            UniqueLocal = Requests.UniqueLocal,
            Ipam = ipam,
            Zones = zones,
            Bgp = bgp,
            CloudGivesIPv6Hosts = cloud,
            PrivateHosts = isPrivate,
            NetworkExists = exist.Network,
            HostsExist = exist.Hosts,
            ClusterExists = exist.Hosts && cluster,
            DelegationLength = delegation,
            HasIPv6Pool = cloud && pool,
            Dataplane = dataplane,
        };

    private static Gen<AddressRequest> Ranged(AddressRequest request) =>
        from places in Places
        from site in Gen.Elements("fd12:3456:789a::/48", "2a00:1234:5678::/48")
        from hosts4 in Gen.Choose(16, request.Zones == 1 ? 26 : 20 - Bits.For(request.Zones) - (SubnetPlanner.IsHalved(request, IPFamily.IPv4) ? 1 : 0))
        from hosts6 in Gen.Choose(56, 64 - Bits.For(request.Zones))
        from pods4 in Gen.Choose(16, 20)
        from pods6 in Gen.Choose(56, 64)
        from services4 in Gen.Choose(16, 28)
        from services6 in Gen.Choose(108, 124)
        from hasHosts in Flag
        from hasPods in Flag
        from hasServices in Flag
        from mask4 in Gen.Choose(hasPods ? pods4 : 16, 28)
        from mask6 in Gen.Choose(hasPods ? pods6 : 56, 72)
        let families = AddressDefaults.Families(request)
        let site6 = Cidr.Parse(site)
        select request with
        {
            HostCidrs = hasHosts || request.NetworkExists ? [.. WrittenHosts(request).Select(f => At(f, site6, places[0], hosts4, request.CloudGivesIPv6Hosts ? 56 : hosts6))] : [],
            PodCidrs = hasPods ? [.. families.Select(f => At(f, site6, places[1], pods4, pods6))] : [],
            ServiceCidrs = hasServices ? [.. families.Select(f => At(f, site6, places[2], services4, services6))] : [],
            NodeCidrMaskSizeIPv4 = mask4,
            NodeCidrMaskSizeIPv6 = mask6,
        };

    // An IPv6 block of a VPC is a person's choice only from a pool of theirs.
    private static ImmutableArray<IPFamily> WrittenHosts(AddressRequest request) => request switch
    {
        { HostsExist: true } => AddressDefaults.Families(request),
        { CloudGivesIPv6Hosts: true, HasIPv6Pool: true, Mode: not StackMode.IPv4 } => [IPFamily.IPv4, IPFamily.IPv6],
        _ => AddressDefaults.HostFamilies(request),
    };

    private static Cidr At(IPFamily family, Cidr site, int place, int ipv4, int ipv6) => family == IPFamily.IPv4
        ? Cidr.Parse(string.Create(CultureInfo.InvariantCulture, $"10.{place}.0.0/16")).SubnetAt(ipv4, 0)
        : site.SubnetAt(56, (UInt128)place).SubnetAt(ipv6, 0);

    private static Gen<AddressRequest> Pooled(AddressRequest request) => request.Ipam == Ipam.HostLocal
        ? Gen.Elements(request, request with { IPPools = [.. Pods(request).Select(p => new IPPoolRequest { Cidr = p })] })
        : from own in Flag
          from pieces in Gen.Choose(1, 12).Two()
          from ipv4 in Gen.Choose(24, 32)
          from ipv6 in Gen.Choose(116, 128)
          from isNamed in Flag
          from balancers in request.Bgp ? Flag : Gen.Constant(false)
          select own ? request with { IPPools = Pieces(request, pieces.Item1, pieces.Item2, ipv4, ipv6, isNamed, balancers) } : request;

    private static ImmutableArray<IPPoolRequest> Pieces(AddressRequest request, int ipv4, int ipv6, int block4, int block6, bool isNamed, bool balancers)
    {
        IEnumerable<IPPoolRequest> Of(Cidr pods)
        {
            (int count, int block) = pods.Family == IPFamily.IPv4 ? (ipv4, block4) : (ipv6, block6);
            for (int i = 0; i < count; i++)
            {
                IPPoolRequest pool = new() { Cidr = pods.SubnetAt(pods.PrefixLength + 4, (UInt128)i), BlockSize = block };
                yield return isNamed ? pool with { Name = string.Create(CultureInfo.InvariantCulture, $"{pods.Family.Lower()}-{i}") } : pool;
            }

            if (balancers)
            {
                yield return new() { Cidr = pods.SubnetAt(pods.PrefixLength + 4, 15), AllowedUses = ["LoadBalancer"] };
            }
        }

        return [.. Pods(request).SelectMany(Of).Take(25)];
    }

    private static Gen<AddressRequest> Encapsulated(AddressRequest request) =>
        from ipv4 in Choice(request, IPFamily.IPv4)
        from ipv6 in Choice(request, IPFamily.IPv6)
        from both in Gen.Elements<Encapsulation?>(null, ipv6)
        select request with { EncapsulationIPv4 = ipv4, EncapsulationIPv6 = ipv6, Encapsulation = ipv4 is not null && ipv6 is not null ? both : null };

    // The first pool of a family stays one that every pod may have an address of.
    private static Gen<AddressRequest> Dressed(AddressRequest request) =>
        from dresses in Gen.CollectToArray(request.IPPools.Select((pool, i) => Dress(request, pool, request.IPPools.Take(i).All(p => p.Cidr.Family != pool.Cidr.Family))))
        select request with { IPPools = [.. dresses] };

    private static Gen<IPPoolRequest> Dress(AddressRequest request, IPPoolRequest pool, bool isFirst) => pool.IsForLoadBalancers()
        ? Gen.Constant(pool)
        : from encapsulation in Choice(request, pool.Cidr.Family)
          from nat in Gen.Elements<bool?>(null, true, false)
          from selector in Gen.Elements<string?>([null, "all()", .. isFirst ? Array.Empty<string?>() : ["rack == 'a'", "!all()"]])
          from mode in Gen.Elements<string?>([null, "Automatic", .. isFirst ? Array.Empty<string?>() : ["Manual"]])
          from hidden in Flag
          let own = pool with { Encapsulation = encapsulation, NatOutgoing = nat, NodeSelector = selector, AssignmentMode = mode }
          select own with { DisableBgpExport = hidden && (!request.Bgp || EncapsulationPlanner.Of(request, own).UsesVXLAN()) ? true : null };

    private static Gen<Encapsulation?> Choice(AddressRequest request, IPFamily family)
    {
        bool isBare = request.Bgp && request.Zones == 1;
        bool isIPIP = request.Bgp && family == IPFamily.IPv4;
        bool isVXLAN = request.Ipam == Ipam.Calico;
        (Encapsulation? Value, bool Holds)[] all =
        [
            (null, true), (Encapsulation.None, isBare), (Encapsulation.IPIP, isIPIP), (Encapsulation.IPIPCrossSubnet, isIPIP),
            (Encapsulation.VXLAN, isVXLAN), (Encapsulation.VXLANCrossSubnet, isVXLAN),
        ];
        return AddressDefaults.Families(request).Contains(family) ? Gen.Elements(all.Where(c => c.Holds).Select(c => c.Value)) : Gen.Constant<Encapsulation?>(null);
    }

    private static Gen<AddressRequest> Resolved(AddressRequest request) =>
        from server in Gen.Elements(DnsServer.CoreDns, DnsServer.KubeDns)
        from nat64 in Flag
        from wants in Gen.Elements(Dns64.Auto, Dns64.On, Dns64.Off)
        from prefix in Gen.Elements("64:ff9b::/96", "64:ff9b:1::/48", "2a00:64::/32", "fd00:64::/64")
        from cache in Flag
        from resolvers in Flag
        let canSynthesise = server == DnsServer.CoreDns && nat64 && request.Mode != StackMode.IPv4
        let own = AddressDefaults.Families(request).Select(f => IPAddress.Parse(f == IPFamily.IPv4 ? "9.9.9.9" : "2620:fe::fe"))
        select request with
        {
            Dns = new()
            {
                Server = server,
                Nat64 = nat64 ? Nat64.Existing : Nat64.None,
                Dns64 = canSynthesise ? wants : Dns64.Off,
                Nat64Prefix = Cidr.Parse(prefix),
                NodeLocalCache = cache,
                // Without the cloud's, pods of mode ipv6 have none.
                UpstreamResolvers = resolvers || (request.Mode == StackMode.IPv6 && !request.CloudGivesIPv6Hosts) ? [.. own] : [],
            },
        };

    private static ImmutableArray<Cidr> Pods(AddressRequest request) => AddressPlanner.Plan(request).PodCidrs;

    // Counted afresh, not as the rules count.
    private static int MostHosts(AddressRequest request)
    {
        AddressPlan plan = AddressPlanner.Plan(request);
        int balancer = request.CloudGivesIPv6Hosts && !plan.Subnets.IsEmpty && plan.Subnets[0] == plan.EdgeSubnets[0] ? 8 : 0;
        double hosts = plan.Subnets is [{ IPv4: { } subnet }, ..] ? request.Zones * (Math.Pow(2, subnet.HostBits) - 5 - balancer) : 1000;
        foreach (Cidr pods in plan.PodCidrs)
        {
            double places = plan.AllocatesNodeCidrs
                ? Math.Pow(2, plan.NodeCidrMaskSize(pods.Family) - pods.PrefixLength)
                : plan.IPPools.Where(p => pods.Contains(p.Cidr) && !p.IsForLoadBalancers && p is { AssignmentMode: "Automatic", NodeSelector: not "!all()" }).Sum(p => Math.Pow(2, p.BlockSize - p.Cidr.PrefixLength));
            hosts = Math.Min(hosts, places);
        }

        return (int)Math.Min(hosts, 1000);
    }
}
