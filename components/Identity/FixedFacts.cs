using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Identity;

/// <summary>The facts of a plan that a running cluster cannot change, as keepers; an engine's diff shows their names.</summary>
internal static class FixedFacts
{
    /// <summary>
    /// Mode, primary family, one pod and one service range a family, and who gives addresses to pods. The addresses of the API's and
    /// the DNS server's Services follow from the first service range.
    /// </summary>
    public static Dictionary<string, string> OfCluster(AddressPlan plan)
    {
        var facts = new Dictionary<string, string>
        {
            ["mode"] = plan.Mode.Lower(),
            ["primaryFamily"] = plan.PrimaryFamily.Lower(),
            ["ipam"] = plan.Ipam == Ipam.HostLocal ? "host-local" : "calico",
        };
        foreach (IPFamily family in plan.Families)
        {
            facts[$"podCidr{family}"] = plan.PodCidr(family).ToString();
            facts[$"serviceCidr{family}"] = plan.ServiceCidr(family).ToString();
            if (plan.AllocatesNodeCidrs)
            {
                // A node's range stays with it (kubernetes pkg/apis/core/validation, ValidateNodeUpdate: "may not change podCIDR"), and
                // the controller manager counts ranges of one size.
                facts[$"nodeCidrMaskSize{family}"] = plan.NodeCidrMaskSize(family).ToString(CultureInfo.InvariantCulture);
            }
        }

        return facts;
    }

    /// <summary>
    /// Range, block size, and whether it is for load balancers: what Calico refuses to change of a pool that keeps its name
    /// (libcalico-go/lib/clientv3/ippool.go, "cannot be modified" and "cannot be changed from").
    /// </summary>
    public static Dictionary<string, string> OfPool(IPPool pool) => new()
    {
        ["cidr"] = pool.Cidr.ToString(),
        ["blockSize"] = pool.BlockSize.ToString(CultureInfo.InvariantCulture),
        ["isForLoadBalancers"] = pool.IsForLoadBalancers ? "true" : "false",
    };

    /// <summary>
    /// The name of the pool that has a range. The operator makes what is new before it removes what is gone, and knows pools by their
    /// range (tigera/operator pkg/controller/ippool/pool_controller.go): Calico refuses the second name as an overlap, and no pool
    /// changes from then on.
    /// </summary>
    public static Dictionary<string, string> OfRange(IPPool pool) => new() { ["name"] = pool.Name };

    /// <summary>The processors of a role's hosts.</summary>
    public static Dictionary<string, string> OfHosts(string architecture) => new() { ["architecture"] = architecture };

    /// <summary>The cloud and network that hosts stay in.</summary>
    public static Dictionary<string, string> OfPlace(HostPlace place) => place.Facts.ToDictionary();

    /// <summary>The subnet that the hosts of a zone stay in.</summary>
    public static Dictionary<string, string> OfZone(string subnet) => new() { ["subnet"] = subnet };
}
