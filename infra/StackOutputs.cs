using CalicoIPv6.Addressing;

namespace CalicoIPv6.Infra;

/// <summary>What the stack exports.</summary>
internal static class StackOutputs
{
    public static IDictionary<string, object?> Of(AddressPlan plan, ClusterAccess access) => new Dictionary<string, object?>(access.Outputs)
    {
        ["mode"] = plan.Mode.Lower(),
        ["podCidrs"] = plan.PodCidrs.Select(c => c.ToString()).ToList(),
        ["serviceCidrs"] = plan.ServiceCidrs.Select(c => c.ToString()).ToList(),
        ["dnsServiceAddress"] = plan.DnsServiceAddress.ToString(),
    };
}
