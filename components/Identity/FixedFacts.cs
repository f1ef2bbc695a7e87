using System.Globalization;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Identity;

/// <summary>The facts of a plan that a running cluster cannot change, as keepers; an engine's diff shows their names.</summary>
internal static class FixedFacts
{
    /// <summary>Mode, primary family and one pod and one service range a family.</summary>
    public static Dictionary<string, string> OfCluster(AddressPlan plan)
    {
        var facts = new Dictionary<string, string>
        {
            ["mode"] = plan.Mode.Lower(),
            ["primaryFamily"] = plan.PrimaryFamily.Lower(),
        };
        foreach (IPFamily family in plan.Families)
        {
            facts[$"podCidr{family}"] = plan.PodCidr(family).ToString();
            facts[$"serviceCidr{family}"] = plan.ServiceCidr(family).ToString();
        }

        return facts;
    }

    /// <summary>Range and block size: Calico refuses to change them (libcalico-go/lib/clientv3/ippool.go, "cannot be modified").</summary>
    public static Dictionary<string, string> OfPool(IPPool pool) => new()
    {
        ["cidr"] = pool.Cidr.ToString(),
        ["blockSize"] = pool.BlockSize.ToString(CultureInfo.InvariantCulture),
    };
}
