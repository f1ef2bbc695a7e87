using System.Net;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Addressing.Requests;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>
/// Every combination of mode, zones, BGP, IPAM, dataplane and encapsulation: the rules accept one exactly where the Tigera operator
/// takes its pools (pkg/controller/installation/validation.go, said again here in the operator's own order) and the network delivers.
/// </summary>
/// <remarks>
/// The dataplane decides nothing of it. What the operator wants for eBPF, a method of address autodetection for the family of each
/// pool, the Installation always has; what nftables wants, Kubernetes 1.31 and Calico 3.29, are the oldest that can be configured.
/// </remarks>
public class OperatorParityTests
{
    private static readonly Encapsulation?[] Encapsulations = [null, .. Enum.GetValues<Encapsulation>().Cast<Encapsulation?>()];

    [Fact]
    public void Check_EveryCombination_AgreesWithOperatorAndNetwork()
    {
        int accepted = 0, rejected = 0;
        foreach (AddressRequest request in All())
        {
            AddressPlan plan = AddressPlanner.Plan(request);
            bool works = plan.IPPools.All(pool => OperatorTakes(plan, pool) && NetworkDelivers(request, pool));
            Assert.True(works == (AddressRules.Check(request, Prefix).Count == 0), $"{request}: {string.Join("\n", AddressRules.Check(request, Prefix))}");
            (accepted, rejected) = works ? (accepted + 1, rejected) : (accepted, rejected + 1);
        }

        Assert.True(accepted > 100 && rejected > 100, $"{accepted} and {rejected}");
    }

    private static IEnumerable<AddressRequest> All() =>
        from mode in Enum.GetValues<StackMode>()
        from zones in new[] { 1, 2 }
        from bgp in new[] { true, false }
        from ipam in Enum.GetValues<Ipam>()
        from dataplane in Enum.GetValues<Dataplane>()
        from ipv4 in mode == StackMode.IPv6 ? [null] : Encapsulations
        from ipv6 in mode == StackMode.IPv4 ? [null] : Encapsulations
        select new AddressRequest
        {
            Mode = mode,
            UniqueLocal = UniqueLocal,
            Zones = zones,
            Bgp = bgp,
            Ipam = ipam,
            Dataplane = dataplane,
            EncapsulationIPv4 = ipv4,
            EncapsulationIPv6 = ipv6,
            Dns = new() { UpstreamResolvers = mode == StackMode.IPv6 ? [IPAddress.Parse("2620:fe::fe")] : [] },
        };

    private static bool OperatorTakes(AddressPlan plan, IPPool pool)
    {
        bool isIPIP = pool.Encapsulation is Encapsulation.IPIP or Encapsulation.IPIPCrossSubnet;
        bool isVXLAN = pool.Encapsulation is Encapsulation.VXLAN or Encapsulation.VXLANCrossSubnet;
        return !(pool.Cidr.Family == IPFamily.IPv6 && isIPIP) && (plan.Ipam == Ipam.Calico ? isVXLAN || plan.Bgp : !isVXLAN);
    }

    // No router between zones knows pods, and without BGP hosts know no pods of others but by VXLAN.
    private static bool NetworkDelivers(AddressRequest request, IPPool pool) => pool.Encapsulation switch
    {
        Encapsulation.None => request.Bgp && request.Zones == 1,
        Encapsulation.IPIP or Encapsulation.IPIPCrossSubnet => request.Bgp,
        _ => true,
    };
}
