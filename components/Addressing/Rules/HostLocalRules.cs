using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>What holds where the controller manager gives each node a pod range, and the CNI plugin host-local counts in it.</summary>
internal static class HostLocalRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Bgp, IPv6AcrossZones, WholePools, Mask, Distance, Nodes];

    /// <summary>kubeadm's bound on node mask minus pod prefix (cmd/kubeadm/app/apis/kubeadm/validation, ValidatePodSubnetNodeMask).</summary>
    private const int MaxDistance = 16;

    private static string KeyOf(IPFamily family) =>
        family == IPFamily.IPv4 ? AddressKeys.NodeCidrMaskSizeIPv4 : AddressKeys.NodeCidrMaskSizeIPv6;

    // Without VXLAN (EncapsulationRules.OfIpam), nothing but BGP tells hosts where a pod is.
    private static IEnumerable<Problem> Bgp(RuleInput input)
    {
        if (IsOn(input) && !input.Request.Bgp && input.Knows(AddressKeys.Bgp))
        {
            yield return new(
                input.Key(AddressKeys.Ipam), "host-local", $"needs BGP, and {input.Key(AddressKeys.Bgp)} is false",
                $"write calico, or true for {input.Key(AddressKeys.Bgp)}");
        }
    }

    private static IEnumerable<Problem> IPv6AcrossZones(RuleInput input)
    {
        if (IsOn(input) && input.Request.Zones > 1 && input.Families.Contains(IPFamily.IPv6) && input.Knows(AddressKeys.Zones, AddressKeys.Mode))
        {
            yield return new(
                input.Key(AddressKeys.Ipam), "host-local",
                string.Create(CultureInfo.InvariantCulture, $"carries IPv6 in one zone only, having no VXLAN, and {input.Key(AddressKeys.Zones)} is {input.Request.Zones}"),
                $"write calico, or 1 for {input.Key(AddressKeys.Zones)}");
        }
    }

    // Nodes' ranges come from all of the pod range, and a pod outside every pool has no NAT and no encapsulation.
    private static IEnumerable<Problem> WholePools(RuleInput input)
    {
        for (int i = 0; IsOn(input) && input.Knows(AddressKeys.Mode, AddressKeys.PodCidrs) && i < input.Request.IPPools.Length; i++)
        {
            IPPoolRequest pool = input.Request.IPPools[i];
            if (AddressDefaults.Find(input.Pods, pool.Cidr.Family) is { } pods && pods.Contains(pool.Cidr) && pods != pool.Cidr && !pool.IsForLoadBalancers())
            {
                yield return new(
                    $"{input.PoolKey(i)}.cidr", pool.Cidr.ToString(),
                    $"is a part of the pod range \"{pods}\", and with {input.Key(AddressKeys.Ipam)} host-local pods are in all of it",
                    $"write {WholePool(input, pods)}calico for {input.Key(AddressKeys.Ipam)}");
            }
        }
    }

    // Beside a pool for load balancers there is no room for it.
    private static string WholePool(RuleInput input, Cidr pods) =>
        input.Request.IPPools.Any(p => p.Cidr.Family == pods.Family && p.IsForLoadBalancers()) ? ""
        : $"{(input.Request.IPPools.Count(p => p.Cidr.Family == pods.Family) > 1 ? "one pool of " : "")}{pods}, or ";

    // A range with fewer than four addresses has none to give (containernetworking/plugins plugins/ipam/host-local, Range.Canonicalize).
    private static IEnumerable<Problem> Mask(RuleInput input)
    {
        foreach ((IPFamily family, Cidr pods, int mask) in Masks(input))
        {
            int most = MostMask(family);
            if (mask < 1 || mask > most)
            {
                yield return Problem(input, family, mask, $"is not from 1 to {most}, the prefix lengths that leave pods an address", Remedy(input, pods));
            }
        }
    }

    private static IEnumerable<Problem> Distance(RuleInput input)
    {
        foreach ((IPFamily family, Cidr pods, int mask) in Masks(input))
        {
            int distance = mask - pods.PrefixLength;
            string key = input.KeyOf(AddressKeys.PodCidrs, input.Request.PodCidrs, pods);
            if (mask is >= 1 && distance < 0)
            {
                yield return Problem(input, family, mask, $"is a node range larger than {key} \"{pods}\"", Remedy(input, pods));
            }
            else if (mask <= MostMask(family) && distance > MaxDistance)
            {
                yield return Problem(
                    input, family, mask, $"is {distance} more than the prefix length of {key} \"{pods}\", and kubeadm takes {MaxDistance}", Remedy(input, pods));
            }
        }
    }

    private static IEnumerable<Problem> Nodes(RuleInput input)
    {
        foreach ((IPFamily family, Cidr pods, int mask) in Masks(input))
        {
            int distance = mask - pods.PrefixLength;
            int hosts = input.Request.HostCount;
            if (input.Knows(AddressKeys.Workers) && mask <= MostMask(family) && distance is >= 0 and <= MaxDistance && 1 << distance < hosts)
            {
                string key = input.KeyOf(AddressKeys.PodCidrs, input.Request.PodCidrs, pods);
                yield return Problem(
                    input, family, mask, $"divides {key} \"{pods}\" into {Text.Count(1 << distance, "node range")}, and there are {Text.Count(hosts, "host")}",
                    Remedy(input, pods));
            }
        }
    }

    private static bool IsOn(RuleInput input) => input.Request.Ipam == Ipam.HostLocal && input.Knows(AddressKeys.Ipam);

    private static IEnumerable<(IPFamily Family, Cidr Pods, int Mask)> Masks(RuleInput input) =>
        IsOn(input) && input.Knows(AddressKeys.Mode, AddressKeys.PodCidrs)
            ? input.Families.Select((family, i) => (family, input.Pods[i], Of(input.Request, family))).Where(m => input.Knows(KeyOf(m.family)))
            : [];

    private static int Of(AddressRequest request, IPFamily family) =>
        family == IPFamily.IPv4 ? request.NodeCidrMaskSizeIPv4 : request.NodeCidrMaskSizeIPv6;

    private static int MostMask(IPFamily family) => family.Bits() - 2;

    // From a node range for each host to the smallest that kubeadm and the plugin take; where there is none, the pod range is at fault.
    private static string Remedy(RuleInput input, Cidr pods)
    {
        int least = pods.PrefixLength + Bits.For(input.Request.HostCount);
        int most = Math.Min(pods.PrefixLength + MaxDistance, MostMask(pods.Family));
        string larger = $"a larger range for {input.KeyOf(AddressKeys.PodCidrs, input.Request.PodCidrs, pods)}";
        return least > most ? $"write {larger}" : string.Create(CultureInfo.InvariantCulture, $"write {least} to {most}, or {larger}");
    }

    private static Problem Problem(RuleInput input, IPFamily family, int mask, string rule, string remedy) =>
        new(input.Key(KeyOf(family)), mask.ToString(CultureInfo.InvariantCulture), rule, remedy);
}
